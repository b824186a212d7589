#include "ledger/account.hpp"
#include "ledger/manual_entry.hpp"
#include "ledger/period.hpp"
#include "ledger/rate.hpp"

namespace farflung {

namespace {
constexpr Keys books = key::finance | key::auditor;
}

Policy<LedgerAccount> const& policy(Of<LedgerAccount>) {
    static Policy<LedgerAccount> const rules{.team = books,
                                             .verbs = {{"create", key::owner | key::admin | key::finance},
                                                       {"update", key::owner | key::admin | key::finance}}};
    return rules;
}

// Nobody but the commands that post may write an entry, and nobody at all may change one.
Policy<JournalEntry> const& policy(Of<JournalEntry>) {
    static Policy<JournalEntry> const rules{
        .team = books, .verbs = {{"reverse", key::owner | key::admin | key::finance, [](JournalEntry const& entry) {
                                      return ledger::is_by_hand(entry);
                                  }}}};
    return rules;
}

// Closing is a bookkeeper's work; opening again what was closed is not.
Policy<PeriodLock> const& policy(Of<PeriodLock>) {
    static Policy<PeriodLock> const rules{.team = books};
    return rules;
}

Policy<ExchangeRate> const& policy(Of<ExchangeRate>) {
    // Rates are public knowledge to the team: every page that converts names its rate, date and source.
    static Policy<ExchangeRate> const rules{.team = key::team,
                                            .verbs = {{"create", key::owner | key::admin | key::finance},
                                                      {"update", key::owner | key::admin | key::finance},
                                                      {"delete", key::owner | key::admin | key::finance}}};
    return rules;
}

}  // namespace farflung
