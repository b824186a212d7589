#include "ledger/opening.hpp"

namespace farflung::ledger {

namespace {

/// What was carried over as open documents stands on the account of opening balances, and the rest takes it off.
void refuse_difference(Unit const& unit, RecordEntry const& entry, LedgerAccountId closing, Currency base) {
    auto const carried = unit.value<std::int64_t>(
        "select cast(coalesce(sum(base_minor), 0) as bigint) from ledger_postings where workspace_id = :workspace"
        " and account_id = :closing",
        {{"closing", closing}});
    Amount difference{carried.value_or(0), base};
    for (auto const& posting : entry.postings) {
        if (posting.account_id == closing) difference += posting.amount;
    }
    if (difference.is_zero()) return;
    throw Refusal(No::invalid, "opening.difference", "balances", {{"difference", written(difference)}});
}

}  // namespace

JournalEntry open_books(Unit& unit, OpenBooks const& request) {
    auto const base = people::workspace_facts(unit).base_currency;
    auto const closing = account_of(unit.workspace(), AccountRole::opening_balance);
    auto const entry = entry_for(request, closing, base, unit.text("Opening balances"),
                                 [&](Currency currency) { return rate_on(unit, currency, base, request.on); });
    refuse_difference(unit, entry, closing, base);
    return record_entry_as(unit, EntryKind::opening, entry, "balances");
}

}  // namespace farflung::ledger
