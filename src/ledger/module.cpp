#include "ledger/module.hpp"

#include "ledger/chart.hpp"
#include "ledger/day_totals.hpp"
#include "ledger/entry.hpp"
#include "ledger/euro_rates.hpp"
#include "ledger/journal_export.hpp"
#include "ledger/manual_entry.hpp"
#include "ledger/opening.hpp"
#include "ledger/period.hpp"
#include "ledger/rate.hpp"
#include "ledger/report.hpp"
#include "ledger/reports.hpp"
#include "ledger/revaluation.hpp"
#include "ledger/statements.hpp"
#include "platform/http/resource.hpp"

namespace farflung::ledger {

Module ledger() {
    constexpr auto finance = key::owner | key::admin | key::finance;
    constexpr auto books = finance | key::auditor;
    return {
        .name = "ledger",
        .entities = {entity_entry<LedgerAccount>("/ledger_accounts"), entity_entry<JournalEntry>("/journal_entries"),
                     entity_entry<ExchangeRate>("/exchange_rates"), entity_entry<PeriodLock>("/period_locks")},
        .routes = join({
            resource<LedgerAccount>("/ledger_accounts"),
            resource<JournalEntry>("/journal_entries"),
            resource<ExchangeRate>("/exchange_rates"),
            resource<PeriodLock>("/period_locks"),
            {
                get("/ledger/trial_balance", books, trial_balance),
                get("/ledger/postings", books, postings),
                get("/ledger/profit_and_loss", books, profit_and_loss),
                get("/ledger/balance_sheet", books, balance_sheet),
                get("/ledger/cash_flow", books, cash_flow),
                get("/ledger/reports/{report}/{form}", books, ledger_report),
                post("/exchange_rates/import", finance, import_euro_rates),
                post("/journal_entries", finance, record_entry),
                post("/journal_entries/{id}/reverse", finance, reverse_entry),
                post("/ledger/revalue", finance, revalue),
                post("/ledger/opening_balances", finance, open_books),
                get("/ledger/chart", books, suggested_chart),
                post("/ledger/chart", finance, adopt_chart),
                post("/period_locks/lock", finance, lock_period),
                post("/period_locks/unlock", key::owner | key::admin, unlock_period),
                get("/ledger/export/{form}", books, export_journal),
            },
        }),
        .jobs = {job(total_days), outside_job(fetch_euro_rates)},
        .schedule = {{.job = "fetch_euro_rates", .is_wanted = wants_euro_rates}},
        .listeners = {},
        .events = {event<EntryRecorded>("{actor} booked entry {number}: {text}"),
                   event<ChartAdopted>("{actor} took over the chart of accounts {chart}"),
                   event<PeriodLocked>("{actor} closed the books up to {through}"),
                   event<PeriodUnlocked>("{actor} opened the books again: {reason}")},
        .sentences = {{"rate.missing",
                       "There is no exchange rate from {currency} to {base} for {on}. Add one of that day or shortly"
                       " before it."},
                      {"rates.not_euro_reference",
                       "This is not a file of euro reference rates; line {line} is where it stops."},
                      {"rate.own_currency", "The base currency needs no rate."},
                      {"period.locked", "The books are closed up to {through}, and this is of {on}."},
                      {"period.not_over", "Only days that are over can be closed."},
                      {"period.already_locked", "The books are closed up to {through} already."},
                      {"period.not_locked", "These days are not closed."},
                      {"entry.two_postings", "An entry has two postings at least."},
                      {"entry.other_base", "The worth is in {base}, the currency of your books."},
                      {"entry.base_differs", "In the currency of your books, an amount is its own worth."},
                      {"entry.other_sign", "An amount and its worth stand on the same side."},
                      {"entry.not_balanced", "Debit and credit differ by {difference}."},
                      {"account.not_money", "Money stands on the bank or on another asset account."},
                      {"entry.in_future", "An entry is booked when its day has come."},
                      {"entry.account_of_documents",
                       "“{account}” is the sum of documents. Make a document instead of an entry."},
                      {"entry.money_is_there", "The money is on this account already. Say what it was for."},
                      {"entry.not_manual", "Only an entry by hand is taken back here. Correct its document instead."},
                      {"entry.already_reversed", "This entry is already taken back."},
                      {"opening.closing_account", "This account takes what the others leave. Leave it out."},
                      {"opening.difference",
                       "With the open invoices and bills, {difference} is left over. Books begin when nothing is."},
                      {"opening.twice", "This account stands here twice in one currency."},
                      {"not_positive", "This must be more than zero."}},
    };
}

}  // namespace farflung::ledger
