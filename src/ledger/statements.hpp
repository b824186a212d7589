#pragma once

#include "ledger/account.hpp"

namespace farflung::ledger {

/// One account's sum in base currency; what earns and what is owned is positive in its own statement.
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
};
constexpr auto describe(Of<AskProfitAndLoss>) {
    return record("ask_profit_and_loss", field("from", &AskProfitAndLoss::from, {.label = "From"}),
                  field("to", &AskProfitAndLoss::to, {.label = "To"}));
}
struct ProfitAndLoss {
    std::vector<StatementLine> lines;
    Amount income;
    Amount expense;
    Amount profit;
};
constexpr auto describe(Of<ProfitAndLoss>) {
    return record("profit_and_loss", field("lines", &ProfitAndLoss::lines, {.label = "Accounts"}),
                  field("income", &ProfitAndLoss::income, {.label = "Income"}),
                  field("expense", &ProfitAndLoss::expense, {.label = "Expense"}),
                  field("profit", &ProfitAndLoss::profit, {.label = "Profit"}));
}

struct AskBalanceSheet {
    std::optional<Date> on;
};
constexpr auto describe(Of<AskBalanceSheet>) {
    return record("ask_balance_sheet", field("on", &AskBalanceSheet::on, {.label = "Day"}));
}
/// `assets` equals `liabilities` plus `equity` plus `result`, what was earned and not yet moved to equity.
struct BalanceSheet {
    std::vector<StatementLine> lines;
    Amount assets;
    Amount liabilities;
    Amount equity;
    Amount result;
};
constexpr auto describe(Of<BalanceSheet>) {
    return record("balance_sheet", field("lines", &BalanceSheet::lines, {.label = "Accounts"}),
                  field("assets", &BalanceSheet::assets, {.label = "Assets"}),
                  field("liabilities", &BalanceSheet::liabilities, {.label = "Liabilities"}),
                  field("equity", &BalanceSheet::equity, {.label = "Equity"}),
                  field("result", &BalanceSheet::result, {.label = "Earned until now"}));
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
/// In base currency, at the rates of the days on which money moved; `opening` plus all lines is `closing`.
struct CashFlow {
    std::vector<CashLine> lines;
    Amount opening;
    Amount closing;
};
constexpr auto describe(Of<CashFlow>) {
    return record("cash_flow", field("lines", &CashFlow::lines, {.label = "Months"}),
                  field("opening", &CashFlow::opening, {.label = "At the beginning"}),
                  field("closing", &CashFlow::closing, {.label = "At the end"}));
}

/// Income and expense between two days, both included; revaluation is in it, and leaves it with its reversal.
ProfitAndLoss profit_and_loss(Unit const& unit, AskProfitAndLoss const& request);
BalanceSheet balance_sheet(Unit const& unit, AskBalanceSheet const& request);
CashFlow cash_flow(Unit const& unit, AskProfitAndLoss const& request);

}  // namespace farflung::ledger
