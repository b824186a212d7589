#include <algorithm>

#include "billing/vat_reports.hpp"

namespace farflung::billing {

namespace {

using sheets::Sheet;

std::string quarter_text(int year, int quarter) { return std::to_string(year) + " Q" + std::to_string(quarter); }

std::string box_name(Unit const& unit, VatBox const& box) {
    auto const name = box.country + ' ' + std::string(name_of(box.category)) + ' ' + box.rate.text();
    return box.one_stop_shop ? name + ", " + unit.text("One Stop Shop") : name;
}

}  // namespace

Sheet vat_sheet(Unit const& unit, AskVatSummary const& days) {
    Sheet sheet{.title = unit.text("Tax"),
                .columns = {{.label = unit.text("Box")},
                            {.label = unit.text("Country")},
                            {.label = unit.text("Tax category")},
                            {.label = unit.text("Tax rate")},
                            {.label = unit.text("Number")},
                            {.label = unit.text("Issued on")},
                            {.label = unit.text("Customer")},
                            {.label = unit.text("Taxable in base currency"), .is_summed = true, .summed_by = 0},
                            {.label = unit.text("Tax in base currency"), .is_summed = true, .summed_by = 0}},
                .rows = {}};
    for (auto const& box : vat_summary(unit, days).boxes) {
        for (auto const& document : box.documents) {
            sheet.rows.push_back({box_name(unit, box), box.country, std::string(name_of(box.category)), box.rate,
                                  document.number, document.issued_on, document.customer_name, document.base_taxable,
                                  document.base_tax});
        }
    }
    return sheet;
}

Sheet ec_sales_sheet(Unit const& unit, AskVatSummary const& days) {
    Sheet sheet{.title = unit.text("EC sales list"),
                .columns = {{.label = unit.text("Country")},
                            {.label = unit.text("Tax number")},
                            {.label = unit.text("Name")},
                            {.label = unit.text("Tax category")},
                            {.label = unit.text("Taxable in base currency"), .is_summed = true, .summed_by = 3}},
                .rows = {}};
    for (auto const& line : vat_summary(unit, days).ec_sales) {
        sheet.rows.push_back(
            {line.country, line.tax_number, line.name, std::string(name_of(line.category)), line.taxable});
    }
    return sheet;
}

Sheet one_stop_shop_sheet(Unit const& unit, AskOneStopShop const& quarter) {
    Sheet sheet{.title = unit.text("One Stop Shop"),
                .columns = {{.label = unit.text("Country")},
                            {.label = unit.text("Kind")},
                            {.label = unit.text("Quarter")},
                            {.label = unit.text("Tax rate")},
                            {.label = unit.text("Taxable in euro"), .is_summed = true},
                            {.label = unit.text("Tax in euro"), .is_summed = true},
                            {.label = unit.text("To pay in euro"), .is_summed = true}},
                .rows = {}};
    auto const shop = one_stop_shop(unit, quarter);
    auto const this_quarter = quarter_text(quarter.year, quarter.quarter);
    constexpr std::monostate none{};
    for (auto const& line : shop.lines) {
        sheet.rows.push_back({line.country, unit.text("Sales"), this_quarter, line.rate, line.taxable, line.tax, none});
    }
    for (auto const& one : shop.corrections) {
        sheet.rows.push_back(
            {one.country, unit.text("Correction"), quarter_text(one.year, one.quarter), none, none, one.tax, none});
    }
    Amount const nothing{0, shop.tax.currency};
    for (auto const& country : shop.nil_countries) {
        sheet.rows.push_back({country, unit.text("Nothing sold"), this_quarter, none, nothing, nothing, none});
    }
    for (auto const& [country, balance] : balances_of(shop)) {
        sheet.rows.push_back(
            {country, unit.text("To pay"), this_quarter, none, none, none, std::max(balance, nothing)});
    }
    return sheet;
}

}  // namespace farflung::billing
