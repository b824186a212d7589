#include "ledger/statements.hpp"

#include "ledger/day_totals.hpp"

namespace farflung::ledger {

namespace {

/// Every account that moved between two days, with the sum of its postings; debit is positive.
std::vector<StatementLine> sums(Unit const& unit, std::optional<Date> from, std::optional<Date> to) {
    std::vector<StatementLine> lines;
    for (auto const& row : account_sums(unit, from, to)) {
        if (lines.empty() || lines.back().account_id != row.account_id) {
            lines.push_back({row.account_id, row.code, row.name, row.kind, row.base});
        } else {
            lines.back().base += row.base;
        }
    }
    return lines;
}

bool is_of_result(AccountKind kind) { return kind == AccountKind::income || kind == AccountKind::expense; }

/// What the bank accounts were worth before the first of these days.
Amount bank_before(Unit const& unit, Currency base, std::optional<Date> day) {
    Amount sum{0, base};
    if (!day) return sum;
    auto const bank = account_of(unit.workspace(), AccountRole::bank);
    for (auto const& line : sums(unit, std::nullopt, day->plus_days(-1))) {
        if (line.account_id == bank) sum += line.base;
    }
    return sum;
}

}  // namespace

ProfitAndLoss profit_and_loss(Unit const& unit, AskProfitAndLoss const& request) {
    auto const presentation = presentation_of(unit, request.shown_in, request.to);
    auto const nothing = shown(presentation, {0, people::workspace_facts(unit).base_currency});
    ProfitAndLoss statement{
        .lines = {}, .income = nothing, .expense = nothing, .profit = nothing, .presentation = presentation};
    for (auto& line : sums(unit, request.from, request.to)) {
        if (!is_of_result(line.kind)) continue;
        line.base = shown(presentation, line.base);
        if (line.kind == AccountKind::income) {
            line.base = -line.base;
            statement.income += line.base;
        } else {
            statement.expense += line.base;
        }
        statement.lines.push_back(std::move(line));
    }
    statement.profit = statement.income - statement.expense;
    return statement;
}

BalanceSheet balance_sheet(Unit const& unit, AskBalanceSheet const& request) {
    auto const presentation = presentation_of(unit, request.shown_in, request.on);
    auto const nothing = shown(presentation, {0, people::workspace_facts(unit).base_currency});
    BalanceSheet sheet{.lines = {},
                       .assets = nothing,
                       .liabilities = nothing,
                       .equity = nothing,
                       .result = nothing,
                       .presentation = presentation};
    for (auto& line : sums(unit, std::nullopt, request.on)) {
        line.base = shown(presentation, line.base);
        if (is_of_result(line.kind)) {
            sheet.result -= line.base;
            continue;
        }
        if (line.kind != AccountKind::asset) line.base = -line.base;
        if (line.kind == AccountKind::asset) sheet.assets += line.base;
        if (line.kind == AccountKind::liability) sheet.liabilities += line.base;
        if (line.kind == AccountKind::equity) sheet.equity += line.base;
        sheet.lines.push_back(std::move(line));
    }
    sheet.rounding = rounding_of(sheet.assets - sheet.liabilities - sheet.equity - sheet.result);
    return sheet;
}

CashFlow cash_flow(Unit const& unit, AskProfitAndLoss const& request) {
    auto const base = people::workspace_facts(unit).base_currency;
    auto const presentation = presentation_of(unit, request.shown_in, request.to);
    auto const opening = shown(presentation, bank_before(unit, base, request.from));
    CashFlow flow{.lines = {}, .opening = opening, .closing = opening, .presentation = presentation};
    flow.lines = unit.rows<CashLine>(
        "select substr(p.posted_on, 1, 7), e.kind,"
        " cast(sum(case when p.base_minor > 0 then p.base_minor else 0 end) as bigint), p.base_currency,"
        " cast(sum(case when p.base_minor < 0 then -p.base_minor else 0 end) as bigint), p.base_currency"
        " from ledger_postings p join ledger_entries e on e.workspace_id = p.workspace_id and e.id = p.entry_id"
        " join ledger_accounts a on a.workspace_id = p.workspace_id and a.id = p.account_id"
        " where p.workspace_id = :workspace and a.role = 'bank' and p.posted_on >= :from and p.posted_on <= :to"
        " group by substr(p.posted_on, 1, 7), e.kind, p.base_currency order by substr(p.posted_on, 1, 7), e.kind",
        {{"from", request.from.value_or(Date::min())}, {"to", request.to.value_or(Date::max())}});
    for (auto& line : flow.lines) {
        line.in = shown(presentation, line.in);
        line.out = shown(presentation, line.out);
        flow.closing += line.in - line.out;
    }
    return flow;
}

}  // namespace farflung::ledger
