#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace farflung {

/// A day of the Gregorian calendar, 0001-01-01 to 9999-12-31, without time or zone.
/// Arithmetic that would leave those years throws std::overflow_error.
struct Date {
    std::int32_t days{};  // since 1970-01-01

    /// Reads `2026-11-09` and nothing else.
    static std::optional<Date> parse(std::string_view iso);
    static std::optional<Date> of(int year, int month, int day);
    static Date min();
    static Date max();

    std::string text() const;
    void append_to(std::string& out) const;
    int year() const;
    int month() const;
    int day() const;
    /// 1 = Monday to 7 = Sunday, as ISO 8601 counts.
    int weekday() const;
    Date plus_days(int count) const;
    /// Keeps the day of the month, or takes the month's last day where it is shorter. A series of months must
    /// start from its first day each time (31 January + 2 months), or a February shortens all that follow.
    Date plus_months(int count) const;
    Date last_of_month() const;

    friend auto operator<=>(Date const&, Date const&) = default;
};

/// A moment, in milliseconds since 1970-01-01T00:00:00Z, within the same years.
struct Instant {
    std::int64_t ms{};

    /// Reads RFC 3339 with `Z` or an offset; digits beyond the millisecond are cut off.
    static std::optional<Instant> parse(std::string_view rfc3339);

    std::string text() const;  // 2026-11-09T01:10:00.000Z
    void append_to(std::string& out) const;
    Instant plus_ms(std::int64_t count) const;
    /// The day in UTC. What day it is for a person is `local_date` in zone.hpp.
    Date utc_date() const;

    friend auto operator<=>(Instant const&, Instant const&) = default;
};

}  // namespace farflung
