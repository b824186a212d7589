#include "ledger/opening.hpp"

namespace farflung::ledger {

namespace {

/// Open documents that were carried over stand on the account of opening balances, and the balances take them off it.
void refuse_what_is_left_over(Unit const& unit, LedgerAccountId closing, Currency base) {
    auto const left = unit.value<std::int64_t>(
        "select cast(coalesce(sum(base_minor), 0) as bigint) from ledger_postings where workspace_id = :workspace"
        " and account_id = :closing",
        {{"closing", closing}});
    if (left.value_or(0) == 0) return;
    throw Refusal(No::invalid, "opening.difference", "balances", {{"difference", written({*left, base})}});
}

}  // namespace

JournalEntry open_books(Unit& unit, OpenBooks const& request) {
    auto const base = people::workspace_facts(unit).base_currency;
    auto const closing = account_of(unit.workspace(), AccountRole::opening_balance);
    auto const entry = entry_for(request, closing, base, unit.text("Opening balances"),
                                 [&](Currency currency) { return rate_on(unit, currency, base, request.on); });
    auto opened = record_entry_as(unit, EntryKind::opening, entry, "balances");
    refuse_what_is_left_over(unit, closing, base);
    return opened;
}

}  // namespace farflung::ledger
