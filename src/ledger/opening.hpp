#pragma once

#include "ledger/manual_entry.hpp"

namespace farflung::ledger {

/// What an account held when the books began; debit is positive. Without `base` it is worth what the rate of the day
/// says.
struct OpeningBalance {
    LedgerAccountId account_id;
    Amount amount;
    std::optional<Amount> base;
};
constexpr auto describe(Of<OpeningBalance>) {
    return record("opening_balance",
                  field("account_id", &OpeningBalance::account_id,
                        {.required = true, .references = "ledger_account", .label = "Account"}),
                  field("amount", &OpeningBalance::amount, {.required = true, .label = "Balance"}),
                  field("base", &OpeningBalance::base, {.label = "In base currency"}));
}

struct OpenBooks {
    Date on;
    std::vector<OpeningBalance> balances;
};
constexpr auto describe(Of<OpenBooks>) {
    return record("open_books", field("on", &OpenBooks::on, {.required = true, .label = "Day"}),
                  field("balances", &OpenBooks::balances, {.required = true, .label = "Balances"}));
}

/// The balances as an entry by hand, closed by the account of opening balances: what they do not sum to zero by is the
/// sum of what was carried over as open documents.
RecordEntry entry_for(OpenBooks const& request, LedgerAccountId closing, Currency base, std::string const& text,
                      std::function<DatedRate(Currency)> const& rate_of);

/// Books what accounts held when the books began, after the open invoices and bills were carried over: together they
/// come to nothing, or it is refused as `opening.difference`. Taken back like an entry by hand. Refuses accounts that
/// only documents move, for open invoices and bills are carried over one by one, the account of opening balances
/// itself, the same account twice in a currency, days to come, locked periods, `rate.missing`.
JournalEntry open_books(Unit& unit, OpenBooks const& request);

}  // namespace farflung::ledger
