#include "ledger/day_totals.hpp"

namespace farflung::ledger {

std::vector<TrialBalanceRow> account_sums(Unit const& unit, std::optional<Date> from, std::optional<Date> to) {
    return unit.rows<TrialBalanceRow>(
        "select a.id, a.code, a.name, a.kind, s.amount_minor, s.amount_currency, s.base_minor, s.base_currency from"
        " (select account_id, amount_currency, base_currency, cast(sum(amount_minor) as bigint) as amount_minor,"
        " cast(sum(base_minor) as bigint) as base_minor from"
        " (select d.account_id, d.amount_minor, d.amount_currency, d.base_minor, d.base_currency"
        " from ledger_day_totals d where d.workspace_id = :workspace and d.posted_on >= :from and d.posted_on <= :to"
        " union all select p.account_id, p.amount_minor, p.amount_currency, p.base_minor, p.base_currency"
        " from ledger_entries e join ledger_postings p on p.workspace_id = e.workspace_id and p.entry_id = e.id"
        " where e.workspace_id = :workspace and e.number > coalesce((select t.through_number from ledger_totalled t"
        " where t.workspace_id = :workspace), 0) and p.posted_on >= :from and p.posted_on <= :to) days"
        " group by account_id, amount_currency, base_currency) s"
        " join ledger_accounts a on a.workspace_id = :workspace and a.id = s.account_id"
        " order by a.code, s.amount_currency",
        {{"from", from.value_or(Date::min())}, {"to", to.value_or(Date::max())}});
}

}  // namespace farflung::ledger
