#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.hpp"
#include "core/date.hpp"
#include "core/describe.hpp"

namespace farflung::billing {

/// The yearly rate at which a late payment between businesses bears interest by law, from a day on.
struct LateRate {
    Date from;
    Decimal rate;         // in percent: the reference rate with what the law puts on top
    std::string article;  // where the law says so
};

/// The rates that a country's law knows, oldest first; none where a contract alone decides. The last one holds until a
/// later one is published.
std::vector<LateRate> const& late_rates(std::string_view country, Date on);

/// What was open from a day on.
struct OpenSince {
    Date from;
    Amount open;
};

/// Interest of some days at one rate on one amount, so that a reader can follow it line by line.
struct InterestLine {
    Date from;  // both days counted
    Date to;
    int days{};
    Amount open;
    Decimal rate;
    Amount interest;
};
constexpr auto describe(Of<InterestLine>) {
    return record("interest_line", field("from", &InterestLine::from, {.label = "From"}),
                  field("to", &InterestLine::to, {.label = "To"}),
                  field("days", &InterestLine::days, {.label = "Days"}),
                  field("open", &InterestLine::open, {.label = "Open"}),
                  field("rate", &InterestLine::rate, {.label = "Interest rate"}),
                  field("interest", &InterestLine::interest, {.label = "Interest"}));
}

/// Simple interest by the day, from the day after `due_on` until the last day, of a year of 365 days; half-up, line by
/// line. `open` says how the amount fell, oldest first: what is paid bears interest up to and on its value date. Where
/// the rate follows the half-year (Directive 2011/7/EU Art. 2(7)) a line ends with it; in the United Kingdom the rate
/// of the day on which the debt became late stays.
std::vector<InterestLine> late_interest(std::string_view country, Date due_on, std::vector<OpenSince> const& open,
                                        Date until);

}  // namespace farflung::billing
