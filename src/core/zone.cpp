#include "core/zone.hpp"

#include <date/tz.h>

#include <algorithm>
#include <chrono>

#include "core/refusal.hpp"

namespace farflung {

namespace {

constexpr std::int64_t day_seconds = 86'400;

/// The database is read once, by the library, and does not change while the program runs.
date::time_zone const* find_zone(std::string_view name) {
    auto const& zones = date::get_tzdb().zones;
    auto const found = std::ranges::lower_bound(zones, name, {}, &date::time_zone::name);
    return found != zones.end() && found->name() == name ? &*found : nullptr;
}

date::time_zone const& known_zone(std::string_view name) {
    auto const* zone = find_zone(name);
    ensure(zone != nullptr, "a time zone is known");
    return *zone;
}

}  // namespace

bool is_zone(std::string_view name) { return find_zone(name) != nullptr; }

LocalTime to_local(Instant instant, std::string_view zone) {
    auto const moment = std::chrono::floor<std::chrono::seconds>(
        date::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{instant.ms}});
    auto const info = known_zone(zone).get_info(moment);
    std::int64_t const local = (moment.time_since_epoch() + info.offset).count();
    std::int64_t const seconds = ((local % day_seconds) + day_seconds) % day_seconds;
    return {.date = Date{static_cast<std::int32_t>((local - seconds) / day_seconds)},
            .seconds_of_day = static_cast<int>(seconds),
            .offset_seconds = static_cast<int>(info.offset.count()),
            .abbreviation = info.abbrev};
}

Date local_date(Instant instant, std::string_view zone) { return to_local(instant, zone).date; }

Instant from_local(Date date, int seconds_of_day, std::string_view zone) {
    ensure(seconds_of_day >= 0 && seconds_of_day <= day_seconds, "a time lies within its day");
    date::local_seconds const shown{std::chrono::seconds{date.days * day_seconds + seconds_of_day}};
    // The first of two offsets is the one before the clocks change: for a time shown twice that is the earlier
    // moment, and for a skipped one it moves forward by what was skipped.
    auto const info = known_zone(zone).get_info(shown);
    auto const moment = shown.time_since_epoch() - info.first.offset;
    return Instant{0}.plus_ms(std::chrono::milliseconds{moment}.count());
}

std::vector<std::string> zone_names() {
    std::vector<std::string> names;
    for (auto const& zone : date::get_tzdb().zones) {
        auto const& name = zone.name();
        bool const is_place = name.find('/') != std::string::npos && !name.starts_with("Etc/");
        if (is_place || name == "UTC") names.push_back(name);
    }
    return names;
}

}  // namespace farflung
