#pragma once

#include <optional>
#include <vector>

#include "core/amount.hpp"
#include "core/date.hpp"
#include "core/describe.hpp"

namespace farflung {

enum class Rhythm { weekly, monthly, quarterly, yearly };
constexpr auto describe(Of<Rhythm>) { return enumeration("rhythm", "weekly", "monthly", "quarterly", "yearly"); }

namespace billing {

/// Days from the first to the last, both counted.
struct Period {
    Date from;
    Date to;
    int days() const { return to.days - from.days + 1; }
    friend bool operator==(Period const&, Period const&) = default;
};

/// When something recurs: from a day on, each period beginning on the anchor's day of the month, or on that weekday.
/// An anchor that a month does not have is its last day, and the month after has it again.
struct Recurrence {
    Rhythm rhythm = Rhythm::monthly;
    Date starts_on;
    std::optional<Date> ends_on;
    int anchor_day = 0;  // 1 to 31; 0: the day of starts_on. Weeks begin on the weekday of starts_on.
};

/// A period as it is billed: cut where the recurrence starts or ends within it, and whole otherwise.
struct BilledPeriod {
    Period billed;
    Period whole;
    bool is_whole() const { return billed == whole; }
};
/// The n-th period, counted from 0; nothing after the end.
std::optional<BilledPeriod> period_of(Recurrence const& recurrence, int n);

/// The share of an amount that days of a period bear. Any cuts of a period bear parts that sum to the whole, for each
/// is the difference of what was borne until its last day and until the day before its first.
Amount prorate(Amount whole, Period const& period, Period const& part);

}  // namespace billing
}  // namespace farflung
