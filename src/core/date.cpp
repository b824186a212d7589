#include "core/date.hpp"

#include <date/date.h>

#include <algorithm>
#include <array>
#include <span>
#include <stdexcept>

#include "core/refusal.hpp"

namespace farflung {

namespace {

constexpr std::int32_t first_day = -719162;  // 0001-01-01
constexpr std::int32_t last_day = 2932896;   // 9999-12-31
constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t first_ms = first_day * day_ms;
constexpr std::int64_t last_ms = last_day * day_ms + day_ms - 1;

date::year_month_day calendar(Date day) {
    ensure(day.days >= first_day && day.days <= last_day, "a day lies in the years 1 to 9999");
    return date::year_month_day{date::sys_days{date::days{day.days}}};
}

Date checked_day(std::int64_t days) {
    if (days < first_day || days > last_day) throw std::overflow_error("a day outside the years 1 to 9999");
    return Date{static_cast<std::int32_t>(days)};
}

/// Reads figures off the front of a text, of which each part has a fixed place.
class Figures {
  public:
    explicit Figures(std::string_view text) : rest_(text) {}

    bool take(std::string_view one_of) {
        if (rest_.empty() || one_of.find(rest_.front()) == std::string_view::npos) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::optional<int> number(std::size_t length) {
        if (rest_.size() < length) return std::nullopt;
        int value = 0;
        for (char const c : rest_.substr(0, length)) {
            if (c < '0' || c > '9') return std::nullopt;
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(length);
        return value;
    }
    bool done() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

std::optional<Date> take_date(Figures& figures) {
    auto const year = figures.number(4);
    if (!year || !figures.take("-")) return std::nullopt;
    auto const month = figures.number(2);
    if (!month || !figures.take("-")) return std::nullopt;
    auto const day = figures.number(2);
    if (!day) return std::nullopt;
    return Date::of(*year, *month, *day);
}

std::optional<int> take_hours_and_minutes(Figures& figures) {
    auto const hours = figures.number(2);
    if (!hours || *hours > 23 || !figures.take(":")) return std::nullopt;
    auto const minutes = figures.number(2);
    if (!minutes || *minutes > 59) return std::nullopt;
    return *hours * 60 + *minutes;
}

std::optional<int> take_milliseconds(Figures& figures) {
    if (!figures.take(".")) return 0;
    int value = 0;
    int length = 0;
    for (auto digit = figures.number(1); digit; digit = figures.number(1), ++length) {
        if (length < 3) value = value * 10 + *digit;
    }
    if (length == 0) return std::nullopt;
    for (; length < 3; ++length) value *= 10;
    return value;
}

std::optional<int> take_offset_minutes(Figures& figures) {
    if (figures.take("Zz")) return 0;
    bool const is_west = figures.take("-");
    if (!is_west && !figures.take("+")) return std::nullopt;
    auto const minutes = take_hours_and_minutes(figures);
    if (!minutes) return std::nullopt;
    return is_west ? -*minutes : *minutes;
}

void write_figures(std::span<char> text, std::size_t at, std::size_t length, std::int64_t value) {
    for (std::size_t i = length; i > 0; --i, value /= 10) text[at + i - 1] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::optional<Date> Date::parse(std::string_view iso) {
    Figures figures(iso);
    auto const date = take_date(figures);
    return figures.done() ? date : std::nullopt;
}

std::optional<Date> Date::of(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    auto const named =
        date::year{year} / date::month{static_cast<unsigned>(month)} / date::day{static_cast<unsigned>(day)};
    if (!named.ok()) return std::nullopt;
    return Date{date::sys_days{named}.time_since_epoch().count()};
}

Date Date::min() { return Date{first_day}; }
Date Date::max() { return Date{last_day}; }

std::string Date::text() const {
    std::string text;
    append_to(text);
    return text;
}

void Date::append_to(std::string& out) const {
    auto const named = calendar(*this);
    auto text = std::to_array("0000-00-00");
    write_figures(text, 0, 4, static_cast<int>(named.year()));
    write_figures(text, 5, 2, static_cast<unsigned>(named.month()));
    write_figures(text, 8, 2, static_cast<unsigned>(named.day()));
    out.append(text.data(), text.size() - 1);
}

int Date::year() const { return static_cast<int>(calendar(*this).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(calendar(*this).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(calendar(*this).day())); }

int Date::weekday() const { return static_cast<int>(date::weekday{date::sys_days{date::days{days}}}.iso_encoding()); }

Date Date::plus_days(int count) const { return checked_day(std::int64_t{days} + count); }

Date Date::plus_months(int count) const {
    auto const named = calendar(*this);
    std::int64_t const months = std::int64_t{static_cast<int>(named.year())} * 12 + (month() - 1) + count;
    if (months < 12 || months >= 120'000) throw std::overflow_error("a day outside the years 1 to 9999");
    auto const target = date::year{static_cast<int>(months / 12)} / date::month{static_cast<unsigned>(months % 12 + 1)};
    auto const last = date::year_month_day_last{target / date::last}.day();
    auto const day_in_month = std::min(named.day(), last);
    return Date{date::sys_days{target / day_in_month}.time_since_epoch().count()};
}

Date Date::last_of_month() const {
    auto const named = calendar(*this);
    return Date{date::sys_days{named.year() / named.month() / date::last}.time_since_epoch().count()};
}

std::optional<Instant> Instant::parse(std::string_view rfc3339) {
    Figures figures(rfc3339);
    auto const day = take_date(figures);
    if (!day || !figures.take("Tt ")) return std::nullopt;
    auto const minutes = take_hours_and_minutes(figures);
    if (!minutes || !figures.take(":")) return std::nullopt;
    auto const seconds = figures.number(2);
    if (!seconds || *seconds > 59) return std::nullopt;
    auto const milliseconds = take_milliseconds(figures);
    if (!milliseconds) return std::nullopt;
    auto const offset = take_offset_minutes(figures);
    if (!offset || !figures.done()) return std::nullopt;
    std::int64_t const ms =
        day->days * day_ms + (std::int64_t{*minutes - *offset} * 60 + *seconds) * 1000 + *milliseconds;
    if (ms < first_ms || ms > last_ms) return std::nullopt;
    return Instant{ms};
}

Date Instant::utc_date() const {
    std::int64_t const days = ms / day_ms - (ms % day_ms < 0 ? 1 : 0);
    return checked_day(days);
}

std::string Instant::text() const {
    std::string text;
    append_to(text);
    return text;
}

void Instant::append_to(std::string& out) const {
    auto const day = utc_date();
    std::int64_t const in_day = ms - day.days * day_ms;
    auto text = std::to_array("T00:00:00.000Z");
    write_figures(text, 1, 2, in_day / 3'600'000);
    write_figures(text, 4, 2, in_day / 60'000 % 60);
    write_figures(text, 7, 2, in_day / 1000 % 60);
    write_figures(text, 10, 3, in_day % 1000);
    day.append_to(out);
    out.append(text.data(), text.size() - 1);
}

Instant Instant::plus_ms(std::int64_t count) const {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(ms, count, &sum) || sum < first_ms || sum > last_ms) {
        throw std::overflow_error("a moment outside the years 1 to 9999");
    }
    return Instant{sum};
}

}  // namespace farflung
