#pragma once

#include "projects/project.hpp"

namespace farflung::projects {

/// What was done for a project by a day and not invoiced by it. `booked` is what an earlier accrual of the same day
/// added.
struct AccrualLine {
    ProjectId project_id;
    PartyId customer_id;
    Amount unbilled;
    Amount worth;
    Amount booked;
    Amount difference;
    ledger::DatedRate rate;
};
constexpr auto describe(Of<AccrualLine>) {
    return record("accrual_line",
                  field("project_id", &AccrualLine::project_id, {.references = "project", .label = "Project"}),
                  field("customer_id", &AccrualLine::customer_id, {.references = "party", .label = "Customer"}),
                  field("unbilled", &AccrualLine::unbilled, {.label = "Not invoiced"}),
                  field("worth", &AccrualLine::worth, {.label = "Worth on the day"}),
                  field("booked", &AccrualLine::booked, {.label = "As booked"}),
                  field("difference", &AccrualLine::difference, {.label = "Difference"}),
                  field("rate", &AccrualLine::rate, {.label = "Rate"}));
}

struct Accrue {
    Date on;
};
constexpr auto describe(Of<Accrue>) {
    return record("accrue", field("on", &Accrue::on, {.required = true, .label = "Day"}));
}

/// Without a difference nothing is booked, and there are no entries.
struct Accrual {
    Date on;
    std::vector<AccrualLine> lines;
    Amount difference;
    std::optional<JournalEntryId> entry_id;
    std::optional<JournalEntryId> reversal_id;
};
constexpr auto describe(Of<Accrual>) {
    return record("accrual", field("on", &Accrual::on, {.label = "Day"}),
                  field("lines", &Accrual::lines, {.label = "Projects"}),
                  field("difference", &Accrual::difference, {.label = "Difference"}),
                  field("entry_id", &Accrual::entry_id, {.references = "journal_entry", .label = "Entry"}),
                  field("reversal_id", &Accrual::reversal_id, {.references = "journal_entry", .label = "Taken back"}));
}

/// Books what was done and accepted by a day as sales of that day, and takes it back the day after, when the invoice
/// books it (IFRS 15.105). What partners did needs none: their bill is booked when their work is accepted. Asked again
/// for a day it books the change. Refuses `entry.in_future` unless the day after has come too, `rate.missing` and
/// closed days.
Accrual accrue(Unit& unit, Accrue const& request);

}  // namespace farflung::projects
