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

/// The system's files list the changes of clocks until the end of this year.
constexpr int last_listed_year = 2037;

/// How far back the same day of the same month and week lies in a year whose changes are listed: changes are ruled
/// by weekdays ("the last Sunday of March"), so clocks of both days show the same. 11 years hold every weekday for
/// every date, as January and February are looked up apart from the months after a leap day.
date::days to_listed_year(date::sys_days day) {
    auto const named = date::year_month_day{day};
    if (static_cast<int>(named.year()) <= last_listed_year) return date::days{0};
    auto const anchor = named.month() <= date::February ? date::January : date::March;
    auto const start = date::sys_days{named.year() / anchor / 1};
    for (auto year = date::year{last_listed_year};; --year) {
        auto const distance = start - date::sys_days{year / anchor / 1};
        if (distance.count() % 7 == 0) return distance;
    }
}

bool is_after_last_change(date::sys_info const& info) { return info.end > date::sys_days{date::year{10'000} / 1 / 1}; }

date::sys_info info_at(date::sys_seconds moment, date::time_zone const& zone) {
    auto const info = zone.get_info(moment);
    if (!is_after_last_change(info)) return info;
    return zone.get_info(moment - to_listed_year(date::floor<date::days>(moment)));
}

date::local_info info_at(date::local_seconds shown, date::time_zone const& zone) {
    auto const info = zone.get_info(shown);
    if (!is_after_last_change(info.first)) return info;
    auto const day = date::sys_days{date::floor<date::days>(shown).time_since_epoch()};
    return zone.get_info(shown - to_listed_year(day));
}

}  // namespace

bool is_zone(std::string_view name) { return find_zone(name) != nullptr; }

LocalTime to_local(Instant instant, std::string_view zone) {
    auto const moment = std::chrono::floor<std::chrono::seconds>(
        date::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{instant.ms}});
    auto const info = info_at(moment, known_zone(zone));
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
    auto const info = info_at(shown, known_zone(zone));
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
