#pragma once

#include "ledger/report.hpp"

namespace farflung::ledger {

/// What each account moved between two days in each currency, by code: the stored totals of its days, and the postings
/// of the entries that came since they were made.
std::vector<TrialBalanceRow> account_sums(Unit const& unit, std::optional<Date> from, std::optional<Date> to);

/// Adds the entries that came since to the totals, some at a time, so that others may write in between. Asked for each
/// time that a thousand entries were booked: with fewer a report is quick without.
struct TotalDays {
    std::int64_t number{};  // the entry that asked
};
constexpr auto describe(Of<TotalDays>) { return record("total_days", field("number", &TotalDays::number)); }
void total_days(Unit& unit, TotalDays const& job);
/// Asks for it when a thousand is full between these two entries, the last included.
void ask_for_totals(Unit& unit, std::int64_t before, std::int64_t last);

/// Adds the next entries to the totals; false when there are none left.
bool total_next_entries(Unit& unit);

}  // namespace farflung::ledger
