#pragma once

#include "ledger/entry.hpp"

namespace farflung::ledger {

/// What stands open in one foreign currency on one account, and what it is worth at the day's rate. `booked` is its
/// worth as booked, together with what an earlier revaluation of the same day added.
struct RevaluationLine {
    AccountRole account = AccountRole::receivable;
    Amount amount;
    Amount booked;
    Amount worth;
    Amount difference;
    DatedRate rate;
};
constexpr auto describe(Of<RevaluationLine>) {
    return record("revaluation_line", field("account", &RevaluationLine::account, {.label = "Account"}),
                  field("amount", &RevaluationLine::amount, {.label = "Open"}),
                  field("booked", &RevaluationLine::booked, {.label = "As booked"}),
                  field("worth", &RevaluationLine::worth, {.label = "Worth on the day"}),
                  field("difference", &RevaluationLine::difference, {.label = "Difference"}),
                  field("rate", &RevaluationLine::rate, {.label = "Rate"}));
}

struct Revalue {
    Date on;
};
constexpr auto describe(Of<Revalue>) {
    return record("revalue", field("on", &Revalue::on, {.required = true, .label = "Day"}));
}

/// Without a difference nothing is booked, and there are no entries.
struct Revaluation {
    Date on;
    std::vector<RevaluationLine> lines;
    Amount difference;
    std::optional<JournalEntryId> entry_id;
    std::optional<JournalEntryId> reversal_id;
};
constexpr auto describe(Of<Revaluation>) {
    return record(
        "revaluation", field("on", &Revaluation::on, {.label = "Day"}),
        field("lines", &Revaluation::lines, {.label = "Open items"}),
        field("difference", &Revaluation::difference, {.label = "Difference"}),
        field("entry_id", &Revaluation::entry_id, {.references = "journal_entry", .label = "Entry"}),
        field("reversal_id", &Revaluation::reversal_id, {.references = "journal_entry", .label = "Taken back"}));
}

/// Books what open items and money in foreign currencies are worth more or less at the rate of a day, and takes it back
/// the day after, so that the real difference is booked alone when they are settled (M9; IAS 21.23 and 21.28). Asked
/// again for a day it books the change. Refuses `entry.in_future` unless the day after has come too, `rate.missing` and
/// closed days.
Revaluation revalue(Unit& unit, Revalue const& request);

}  // namespace farflung::ledger
