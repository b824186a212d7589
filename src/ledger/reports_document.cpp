#include "ledger/reports.hpp"
#include "ledger/statements.hpp"
#include "platform/sheets/document.hpp"

namespace farflung::ledger {

namespace {

using sheets::Sheet;

std::string kind_of(Unit const& unit, AccountKind kind) {
    switch (kind) {
        case AccountKind::asset:
            return unit.text("Asset");
        case AccountKind::liability:
            return unit.text("Liability");
        case AccountKind::equity:
            return unit.text("Equity");
        case AccountKind::income:
            return unit.text("Income");
        case AccountKind::expense:
            break;
    }
    return unit.text("Expense");
}

std::string kind_of(Unit const& unit, EntryKind kind) {
    switch (kind) {
        case EntryKind::invoice:
            return unit.text("Invoice");
        case EntryKind::credit_note:
            return unit.text("Credit note");
        case EntryKind::payment:
            return unit.text("Payment");
        case EntryKind::bill:
            return unit.text("Bill");
        case EntryKind::bill_credit:
            return unit.text("Credit note of a vendor");
        case EntryKind::payout:
            return unit.text("Payout");
        case EntryKind::manual:
            return unit.text("By hand");
        case EntryKind::revaluation:
            return unit.text("Revaluation");
        case EntryKind::opening:
            return unit.text("Opening balance");
        case EntryKind::accrual:
            return unit.text("Accrual");
        case EntryKind::write_off:
            break;
    }
    return unit.text("Written off");
}

/// The heading of figures, which says where they come from when they are not in base currency.
std::string worth_label(Unit const& unit, std::optional<Presentation> const& presentation) {
    if (!presentation) return unit.text("In base currency");
    return unit.text("In {currency} at the closing rate {rate} ({source}, {on})",
                     {{"currency", std::string(presentation->currency.text())},
                      {"rate", presentation->rate.rate.text()},
                      {"source", presentation->rate.source},
                      {"on", presentation->rate.on.text()}});
}

Sheet trial_balance_sheet(Unit const& unit, AskReport const& request) {
    auto const balance = trial_balance(unit, {.on = request.to, .shown_in = request.shown_in});
    Sheet sheet{.title = unit.text("Trial balance"),
                .columns = {{.label = unit.text("Code")},
                            {.label = unit.text("Account")},
                            {.label = unit.text("Kind")},
                            {.label = unit.text("Currency")},
                            {.label = unit.text("Balance"), .is_summed = true, .summed_by = 3},
                            {.label = worth_label(unit, balance.presentation), .is_summed = true}},
                .rows = {}};
    for (auto const& row : balance.items) {
        sheet.rows.push_back({row.code, row.name, kind_of(unit, row.kind), std::string(row.amount.currency.text()),
                              row.amount, row.base});
    }
    if (balance.rounding) {
        constexpr std::monostate none{};
        sheet.rows.push_back({none, unit.text("Rounding"), none, none, none, *balance.rounding});
    }
    return sheet;
}

Sheet statement_sheet(Unit const& unit, std::string title, std::vector<StatementLine> const& lines,
                      std::optional<Presentation> const& presentation) {
    Sheet sheet{.title = std::move(title),
                .columns = {{.label = unit.text("Kind")},
                            {.label = unit.text("Code")},
                            {.label = unit.text("Account")},
                            {.label = worth_label(unit, presentation), .is_summed = true, .summed_by = 0}},
                .rows = {}};
    for (auto const& line : lines) sheet.rows.push_back({kind_of(unit, line.kind), line.code, line.name, line.base});
    return sheet;
}

Sheet balance_sheet_sheet(Unit const& unit, AskReport const& request) {
    auto const balance = balance_sheet(unit, {.on = request.to, .shown_in = request.shown_in});
    auto sheet = statement_sheet(unit, unit.text("Balance sheet"), balance.lines, balance.presentation);
    sheet.rows.push_back(
        {kind_of(unit, AccountKind::equity), std::string(), unit.text("Earned until now"), balance.result});
    if (!balance.rounding) return sheet;
    auto const rounding = unit.text("Rounding");
    sheet.rows.push_back({rounding, std::string(), rounding, *balance.rounding});
    return sheet;
}

Sheet profit_sheet(Unit const& unit, AskReport const& request) {
    auto const statement =
        profit_and_loss(unit, {.from = request.from, .to = request.to, .shown_in = request.shown_in});
    return statement_sheet(unit, unit.text("Profit and loss"), statement.lines, statement.presentation);
}

Sheet cash_flow_sheet(Unit const& unit, AskReport const& request) {
    auto const flow = cash_flow(unit, {.from = request.from, .to = request.to, .shown_in = request.shown_in});
    auto const in = flow.presentation ? ": " + worth_label(unit, flow.presentation) : std::string();
    Sheet sheet{.title = unit.text("Cash flow"),
                .columns = {{.label = unit.text("Month")},
                            {.label = unit.text("Kind")},
                            {.label = unit.text("In") + in, .is_summed = true},
                            {.label = unit.text("Out") + in, .is_summed = true}},
                .rows = {}};
    for (auto const& line : flow.lines) {
        sheet.rows.push_back({line.month, kind_of(unit, line.kind), line.in, line.out});
    }
    return sheet;
}

Sheet sheet_of(Unit const& unit, std::string const& report, AskReport const& request) {
    if (report == "trial_balance") return trial_balance_sheet(unit, request);
    if (report == "balance_sheet") return balance_sheet_sheet(unit, request);
    if (report == "cash_flow") return cash_flow_sheet(unit, request);
    if (report != "profit_and_loss") throw Refusal(No::not_found, "not_found");
    return profit_sheet(unit, request);
}

}  // namespace

http::Document ledger_report(Unit const& unit, std::string const& report, std::string const& form,
                             AskReport const& request) {
    return sheets::document_of(sheet_of(unit, report, request), form);
}

}  // namespace farflung::ledger
