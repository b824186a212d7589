#pragma once

#include "ledger/account.hpp"
#include "ledger/presentation.hpp"

namespace farflung::ledger {

/// One account's sum in base currency, or in the one that the statement was asked for in; what earns and what is owned
/// is positive in its own statement.
struct StatementLine {
    LedgerAccountId account_id;
    std::string code;
    std::string name;
    AccountKind kind = AccountKind::asset;
    Amount base;
};
constexpr auto describe(Of<StatementLine>) {
    return record("statement_line",
                  field("account_id", &StatementLine::account_id, {.references = "ledger_account", .label = "Account"}),
                  field("code", &StatementLine::code, {.label = "Code"}),
                  field("name", &StatementLine::name, {.label = "Name"}),
                  field("kind", &StatementLine::kind, {.label = "Kind"}),
                  field("base", &StatementLine::base, {.label = "In base currency"}));
}

struct AskProfitAndLoss {
    std::optional<Date> from;
    std::optional<Date> to;
    std::optional<Currency> shown_in{};
};
constexpr auto describe(Of<AskProfitAndLoss>) {
    return record("ask_profit_and_loss", field("from", &AskProfitAndLoss::from, {.label = "From"}),
                  field("to", &AskProfitAndLoss::to, {.label = "To"}),
                  field("shown_in", &AskProfitAndLoss::shown_in, {.label = "Shown in"}));
}
struct ProfitAndLoss {
    std::vector<StatementLine> lines;
    Amount income;
    Amount expense;
    Amount profit;
    std::optional<Presentation> presentation{};
};
constexpr auto describe(Of<ProfitAndLoss>) {
    return record("profit_and_loss", field("lines", &ProfitAndLoss::lines, {.label = "Accounts"}),
                  field("income", &ProfitAndLoss::income, {.label = "Income"}),
                  field("expense", &ProfitAndLoss::expense, {.label = "Expense"}),
                  field("profit", &ProfitAndLoss::profit, {.label = "Profit"}),
                  field("presentation", &ProfitAndLoss::presentation, {.label = "Shown in"}));
}

struct AskBalanceSheet {
    std::optional<Date> on;
    std::optional<Currency> shown_in{};
};
constexpr auto describe(Of<AskBalanceSheet>) {
    return record("ask_balance_sheet", field("on", &AskBalanceSheet::on, {.label = "Day"}),
                  field("shown_in", &AskBalanceSheet::shown_in, {.label = "Shown in"}));
}
/// `assets` equals `liabilities` plus `equity` plus `result`, what was earned and not yet moved to equity, plus
/// `rounding`, which only figures in another currency can leave.
struct BalanceSheet {
    std::vector<StatementLine> lines;
    Amount assets;
    Amount liabilities;
    Amount equity;
    Amount result;
    std::optional<Presentation> presentation{};
    std::optional<Amount> rounding{};
};
constexpr auto describe(Of<BalanceSheet>) {
    return record("balance_sheet", field("lines", &BalanceSheet::lines, {.label = "Accounts"}),
                  field("assets", &BalanceSheet::assets, {.label = "Assets"}),
                  field("liabilities", &BalanceSheet::liabilities, {.label = "Liabilities"}),
                  field("equity", &BalanceSheet::equity, {.label = "Equity"}),
                  field("result", &BalanceSheet::result, {.label = "Earned until now"}),
                  field("presentation", &BalanceSheet::presentation, {.label = "Shown in"}),
                  field("rounding", &BalanceSheet::rounding, {.label = "Rounding"}));
}

/// What one kind of entry moved on the bank accounts in one month.
struct CashLine {
    std::string month;  // 2026-11
    EntryKind kind = EntryKind::payment;
    Amount in;
    Amount out;
};
constexpr auto describe(Of<CashLine>) {
    return record("cash_line", field("month", &CashLine::month, {.label = "Month"}),
                  field("kind", &CashLine::kind, {.label = "Kind"}), field("in", &CashLine::in, {.label = "In"}),
                  field("out", &CashLine::out, {.label = "Out"}));
}
/// In base currency, at the rates of the days on which money moved, or all of that at one closing rate; `opening` plus
/// all lines is `closing`.
struct CashFlow {
    std::vector<CashLine> lines;
    Amount opening;
    Amount closing;
    std::optional<Presentation> presentation{};
};
constexpr auto describe(Of<CashFlow>) {
    return record("cash_flow", field("lines", &CashFlow::lines, {.label = "Months"}),
                  field("opening", &CashFlow::opening, {.label = "At the beginning"}),
                  field("closing", &CashFlow::closing, {.label = "At the end"}),
                  field("presentation", &CashFlow::presentation, {.label = "Shown in"}));
}

// Each refuses `rate.missing` of `shown_in`. In another currency each line is converted, and a total is the sum of its
// lines.

/// Income and expense between two days, both included; revaluation is in it, and leaves it with its reversal.
ProfitAndLoss profit_and_loss(Unit const& unit, AskProfitAndLoss const& request);
BalanceSheet balance_sheet(Unit const& unit, AskBalanceSheet const& request);
CashFlow cash_flow(Unit const& unit, AskProfitAndLoss const& request);

}  // namespace farflung::ledger
