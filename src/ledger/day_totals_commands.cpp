#include "ledger/day_totals.hpp"

namespace farflung::ledger {

namespace {

constexpr std::int64_t entries_at_once = 20'000;

std::int64_t totalled_through(Unit const& unit) {
    return unit.value<std::int64_t>("select through_number from ledger_totalled where workspace_id = :workspace")
        .value_or(0);
}

}  // namespace

bool total_next_entries(Unit& unit) {
    auto const through = totalled_through(unit);
    auto const newest =
        unit.value<std::int64_t>("select max(number) from ledger_entries where workspace_id = :workspace").value_or(0);
    if (newest <= through) return false;
    auto const last = std::min(newest, through + entries_at_once);
    unit.execute(
        "insert into ledger_day_totals (workspace_id, account_id, amount_currency, base_currency, posted_on,"
        " amount_minor, base_minor) select p.workspace_id, p.account_id, p.amount_currency, p.base_currency,"
        " p.posted_on, cast(sum(p.amount_minor) as bigint), cast(sum(p.base_minor) as bigint) from ledger_entries e"
        " join ledger_postings p on p.workspace_id = e.workspace_id and p.entry_id = e.id"
        " where e.workspace_id = :workspace and e.number > :through and e.number <= :last"
        " group by p.workspace_id, p.account_id, p.amount_currency, p.base_currency, p.posted_on"
        " on conflict (workspace_id, account_id, amount_currency, base_currency, posted_on) do update set"
        " amount_minor = ledger_day_totals.amount_minor + excluded.amount_minor,"
        " base_minor = ledger_day_totals.base_minor + excluded.base_minor",
        {{"through", through}, {"last", last}});
    unit.execute(
        "insert into ledger_totalled (workspace_id, through_number) values (:workspace, :last)"
        " on conflict (workspace_id) do update set through_number = excluded.through_number",
        {{"last", last}});
    return last < newest;
}

void total_days(Unit& unit, TotalDays const&) {
    if (!total_next_entries(unit)) return;
    auto const through = totalled_through(unit);
    unit.enqueue(TotalDays{through}, {}, "total_days/" + std::to_string(through));
}

void ask_for_totals(Unit& unit, std::int64_t before, std::int64_t last) {
    constexpr std::int64_t entries_between = 1'000;
    if (before / entries_between == last / entries_between) return;
    unit.enqueue(TotalDays{last}, {}, "total_days/" + std::to_string(last));
}

}  // namespace farflung::ledger
