#pragma once

#include <functional>

#include "ledger/account.hpp"
#include "ledger/entry.hpp"

namespace farflung::ledger {

/// One side of an entry by hand; debit is positive. Without `base` it is worth what the rate of the day says.
struct ManualPosting {
    LedgerAccountId account_id;
    Amount amount;
    std::optional<Amount> base;
    std::string memo;
};
constexpr auto describe(Of<ManualPosting>) {
    return record("manual_posting",
                  field("account_id", &ManualPosting::account_id,
                        {.required = true, .references = "ledger_account", .label = "Account"}),
                  field("amount", &ManualPosting::amount, {.required = true, .label = "Amount"}),
                  field("base", &ManualPosting::base, {.label = "In base currency"}),
                  field("memo", &ManualPosting::memo, {.label = "Memo"}));
}

/// Wages, rent: what no document of ours tells.
struct RecordEntry {
    Date posted_on;
    std::string text;
    std::vector<ManualPosting> postings;
};
constexpr auto describe(Of<RecordEntry>) {
    return record("record_entry", field("posted_on", &RecordEntry::posted_on, {.required = true, .label = "Day"}),
                  field("text", &RecordEntry::text, {.required = true, .label = "Text"}),
                  field("postings", &RecordEntry::postings, {.required = true, .label = "Postings"}));
}

/// Emitted about the entry.
struct EntryRecorded {
    std::int64_t number{};
    std::string text;
};
constexpr auto describe(Of<EntryRecorded>) {
    return record("entry_recorded", field("number", &EntryRecorded::number), field("text", &EntryRecorded::text));
}

struct ReverseEntry {
    std::optional<Date> on;
    std::string reason;
};
constexpr auto describe(Of<ReverseEntry>) {
    return record("reverse_entry", field("on", &ReverseEntry::on, {.label = "Day"}),
                  field("reason", &ReverseEntry::reason, {.required = true, .label = "Reason"}));
}

// Rules.

/// Whether a person may post here. What customers and partners owe, and what clears between currencies, is the sum of
/// documents (M5), so only documents move it.
bool takes_manual_postings(AccountRole role);

/// The postings with their worth. Cents that rounding leaves over go to the last posting without a worth of its own.
/// Refuses `entry.not_balanced` when the worths do not sum to zero.
std::vector<NewPosting> worths_of(RecordEntry const& request, Currency base,
                                  std::function<DatedRate(Currency)> const& rate_of);

/// Whether a person booked it, and not a document: opening balances too.
bool is_by_hand(JournalEntry const& entry);

/// The entry that takes another back.
NewEntry reversal_of(JournalEntry const& entry, Date on, std::string const& text);

// Commands.

/// Books an entry by hand as the kind that it is; faults of its accounts name the field `list`.
JournalEntry record_entry_as(Unit& unit, EntryKind kind, RecordEntry const& request, std::string const& list);

/// Books an entry by hand. Refuses accounts that only documents move, days to come, locked periods, `rate.missing`.
JournalEntry record_entry(Unit& unit, RecordEntry const& request);
/// Takes an entry by hand back, once. Refuses `entry.not_manual` and `entry.already_reversed`.
JournalEntry reverse_entry(Unit& unit, JournalEntryId id, ReverseEntry const& request);

}  // namespace farflung::ledger
