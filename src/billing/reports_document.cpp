#include "billing/reports.hpp"

#include "billing/ageing.hpp"
#include "billing/vat_reports.hpp"
#include "platform/registry.hpp"
#include "platform/sheets/document.hpp"

namespace farflung::billing {

namespace {

using sheets::Sheet;

Sheet ageing_sheet(Unit const& unit, std::string title, Ageing const& ageing) {
    Sheet sheet{.title = std::move(title),
                .columns = {{.label = unit.text("Name")},
                            {.label = unit.text("Number")},
                            {.label = unit.text("Issued on")},
                            {.label = unit.text("Pay by")},
                            {.label = unit.text("Currency")},
                            {.label = unit.text("Open"), .is_summed = true, .summed_by = 4},
                            {.label = unit.text("In base currency"), .is_summed = true}},
                .rows = {}};
    for (auto const& row : ageing.rows) {
        for (auto const& item : row.items) {
            sheet.rows.push_back({item.party_name, item.number, item.issued_on, item.due_on,
                                  std::string(item.open.currency.text()), item.open, item.base});
        }
    }
    return sheet;
}

/// The days that a report of tax cannot be without.
AskVatSummary tax_days(AskBillingReport const& request) {
    Problems problems;
    if (!request.from) problems.add("from", "required");
    if (!request.to) problems.add("to", "required");
    problems.refuse_if_any();
    return {*request.from, *request.to};
}

AskOneStopShop tax_quarter(AskBillingReport const& request) {
    Problems problems;
    if (!request.year) problems.add("year", "required");
    if (!request.quarter) problems.add("quarter", "required");
    problems.refuse_if_any();
    return {*request.year, *request.quarter};
}

/// Whatever a row is about, by its title.
std::string name_of_row(Unit const& unit, MarginRow const& row) {
    auto const title = [&](std::string_view entity, Uuid const& id) {
        return unit.registry().entity(entity)->title(unit, id);
    };
    if (row.project_id) return title("project", row.project_id->value);
    if (row.customer_id) return title("party", row.customer_id->value);
    if (row.partner_id) return title("party", row.partner_id->value);
    return unit.text("None");
}

Sheet margin_sheet(Unit const& unit, AskBillingReport const& request) {
    Sheet sheet{.title = unit.text("Margin"),
                .columns = {{.label = unit.text("Name")},
                            {.label = unit.text("Revenue"), .is_summed = true},
                            {.label = unit.text("Cost"), .is_summed = true},
                            {.label = unit.text("Exchange differences"), .is_summed = true},
                            {.label = unit.text("Fees"), .is_summed = true},
                            {.label = unit.text("Margin"), .is_summed = true}},
                .rows = {}};
    for (auto const& row : margin(unit, {request.by, request.from, request.to})) {
        sheet.rows.push_back({name_of_row(unit, row), row.revenue, row.cost, row.exchange, row.fees, row.margin});
    }
    return sheet;
}

Sheet sheet_of(Unit const& unit, std::string const& report, AskBillingReport const& request) {
    if (report == "receivables")
        return ageing_sheet(unit, unit.text("Receivables"), receivables_ageing(unit, {request.to}));
    if (report == "payables") return ageing_sheet(unit, unit.text("Payables"), payables_ageing(unit, {request.to}));
    if (report == "margin") return margin_sheet(unit, request);
    if (report == "ec_sales") return ec_sales_sheet(unit, tax_days(request));
    if (report == "one_stop_shop") return one_stop_shop_sheet(unit, tax_quarter(request));
    if (report != "vat") throw Refusal(No::not_found, "not_found");
    return vat_sheet(unit, tax_days(request));
}

}  // namespace

http::Document billing_report(Unit const& unit, std::string const& report, std::string const& form,
                              AskBillingReport const& request) {
    return sheets::document_of(sheet_of(unit, report, request), form);
}

}  // namespace farflung::billing
