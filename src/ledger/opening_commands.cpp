#include "ledger/opening.hpp"

namespace farflung::ledger {

JournalEntry open_books(Unit& unit, OpenBooks const& request) {
    auto const base = people::workspace_facts(unit).base_currency;
    auto const closing = account_of(unit.workspace(), AccountRole::opening_balance);
    auto const entry = entry_for(request, closing, base, unit.text("Opening balances"),
                                 [&](Currency currency) { return rate_on(unit, currency, base, request.on); });
    return record_entry_as(unit, EntryKind::opening, entry, "balances");
}

}  // namespace farflung::ledger
