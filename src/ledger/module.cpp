#include "ledger/module.hpp"

#include "ledger/entry.hpp"
#include "ledger/journal_export.hpp"
#include "ledger/rate.hpp"
#include "ledger/report.hpp"
#include "platform/http/resource.hpp"

namespace farflung::ledger {

Module ledger() {
    constexpr auto books = key::owner | key::admin | key::finance | key::auditor;
    return {
        .name = "ledger",
        .entities = {entity_entry<LedgerAccount>("/ledger_accounts"), entity_entry<JournalEntry>("/journal_entries"),
                     entity_entry<ExchangeRate>("/exchange_rates")},
        .routes = join({
            resource<LedgerAccount>("/ledger_accounts"),
            resource<JournalEntry>("/journal_entries"),
            resource<ExchangeRate>("/exchange_rates"),
            {
                get("/ledger/trial_balance", books, trial_balance),
                get("/ledger/postings", books, postings),
                get("/ledger/export/{form}", books, export_journal),
            },
        }),
        .jobs = {},
        .schedule = {},
        .listeners = {},
        .events = {},
        .sentences = {{"rate.missing",
                       "There is no exchange rate from {currency} to {base} for {on}. Add one of that day or shortly"
                       " before it."},
                      {"rate.own_currency", "The base currency needs no rate."},
                      {"not_positive", "This must be more than zero."}},
    };
}

}  // namespace farflung::ledger
