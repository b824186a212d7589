#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"

namespace farflung {

/// What a clock on the wall of a place shows.
struct LocalTime {
    Date date;
    int seconds_of_day{};
    int offset_seconds{};  // east of Greenwich is positive
    std::string abbreviation;
};

/// Whether this is the name of an IANA time zone, such as `Australia/Sydney`. The functions below take only such
/// names; any other is our own mistake.
bool is_zone(std::string_view name);

LocalTime to_local(Instant instant, std::string_view zone);
Date local_date(Instant instant, std::string_view zone);

/// The moment when clocks show this. A time that clocks skip moves forward by what they skip (02:30 becomes
/// 03:30); of a time that they show twice, the first is meant.
Instant from_local(Date date, int seconds_of_day, std::string_view zone);

/// Every zone that people choose from: `Area/City` names and `UTC`, in order.
std::vector<std::string> zone_names();

}  // namespace farflung
