#include "core/date.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "core/testing.hpp"

namespace farflung {

namespace {

Date day(std::string_view iso) { return Date::parse(iso).value(); }
Instant moment(std::string_view rfc3339) { return Instant::parse(rfc3339).value(); }

TEST(Date, every_day_of_its_years_comes_back_from_its_text) {
    for (auto each = Date::min();; each = each.plus_days(1)) {
        ASSERT_EQ(Date::parse(each.text()), each);
        ASSERT_EQ(Date::of(each.year(), each.month(), each.day()), each);
        if (each == Date::max()) break;
    }
    EXPECT_EQ(Date{}.text(), "1970-01-01");
    EXPECT_EQ(Date::min().text(), "0001-01-01");
    EXPECT_EQ(Date::max().text(), "9999-12-31");
}

TEST(Date, days_that_do_not_exist_are_refused) {
    for (auto const* text :
         {"", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
          "10000-01-01", "2026-1-01", "20260101", "2026-01-01 ", " 2026-01-01", "-001-01-01", "2026-01-01T00:00:00Z"}) {
        EXPECT_FALSE(Date::parse(text)) << text;
    }
    EXPECT_TRUE(Date::parse("2024-02-29"));
    EXPECT_TRUE(Date::parse("2000-02-29"));
}

TEST(Date, weeks_start_on_monday) {
    EXPECT_EQ(day("2026-11-09").weekday(), 1);
    EXPECT_EQ(day("2026-11-15").weekday(), 7);
    EXPECT_EQ(day("1969-12-31").weekday(), 3);
}

TEST(Date, months_keep_the_day_or_take_the_last_one) {
    struct Case {
        char const* from;
        int months;
        char const* to;
    };
    for (auto const& [from, months, to] : {
             Case{"2026-01-31", 1, "2026-02-28"},
             Case{"2024-01-31", 1, "2024-02-29"},
             Case{"2026-01-31", 2, "2026-03-31"},
             Case{"2026-03-31", -1, "2026-02-28"},
             Case{"2026-12-15", 1, "2027-01-15"},
             Case{"2026-01-15", -1, "2025-12-15"},
             Case{"2024-02-29", 12, "2025-02-28"},
             Case{"2026-05-31", -120, "2016-05-31"},
         }) {
        EXPECT_EQ(day(from).plus_months(months).text(), to) << from << " + " << months;
    }
    EXPECT_EQ(day("2026-02-10").last_of_month().text(), "2026-02-28");
}

TEST(Date, arithmetic_stays_within_its_years) {
    EXPECT_THROW(Date::max().plus_days(1), std::overflow_error);
    EXPECT_THROW(Date::min().plus_days(-1), std::overflow_error);
    EXPECT_THROW(day("2026-01-01").plus_days(2'147'483'647), std::overflow_error);
    EXPECT_THROW(Date::max().plus_months(1), std::overflow_error);
    EXPECT_THROW(Date::min().plus_months(-1), std::overflow_error);
    EXPECT_THROW(Date::min().plus_months(2'147'483'647), std::overflow_error);
    EXPECT_EQ(day("0001-01-31").plus_months(119'987).text(), "9999-12-31");
}

TEST(Instant, moments_come_back_from_their_text) {
    auto chance = testing::seeded_chance();
    auto const first = moment("0001-01-01T00:00:00.000Z");
    auto const last = moment("9999-12-31T23:59:59.999Z");
    for (int i = 0; i < 10'000; ++i) {
        Instant const each{testing::between(chance, first.ms, last.ms)};
        ASSERT_EQ(Instant::parse(each.text()), each) << each.ms;
    }
    EXPECT_EQ(Instant{}.text(), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(Instant{-1}.text(), "1969-12-31T23:59:59.999Z");
    EXPECT_THROW(first.plus_ms(-1), std::overflow_error);
    EXPECT_THROW(last.plus_ms(1), std::overflow_error);
}

TEST(Instant, any_offset_is_read_and_utc_is_written) {
    struct Case {
        char const* text;
        char const* utc;
    };
    for (auto const& [text, utc] : {
             Case{"2026-11-09T01:10:00Z", "2026-11-09T01:10:00.000Z"},
             Case{"2026-11-09T01:10:00.5Z", "2026-11-09T01:10:00.500Z"},
             Case{"2026-11-09T01:10:00.123456789Z", "2026-11-09T01:10:00.123Z"},
             Case{"2026-11-09t01:10:00z", "2026-11-09T01:10:00.000Z"},
             Case{"2026-11-09 01:10:00+00:00", "2026-11-09T01:10:00.000Z"},
             Case{"2026-11-09T12:10:00+11:00", "2026-11-09T01:10:00.000Z"},
             Case{"2026-11-08T21:40:00-03:30", "2026-11-09T01:10:00.000Z"},
         }) {
        auto const read = Instant::parse(text);
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(read->text(), utc);
    }
}

TEST(Instant, what_is_no_moment_is_refused) {
    for (auto const* text :
         {"", "2026-11-09", "2026-11-09T01:10:00", "2026-11-09T01:10Z", "2026-11-09T24:00:00Z", "2026-11-09T23:60:00Z",
          "2026-11-09T23:59:60Z", "2026-11-09T01:10:00.Z", "2026-11-09T01:10:00+1100", "2026-11-09T01:10:00+24:00",
          "2026-11-09T01:10:00ZZ", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "2026-02-30T00:00:00Z"}) {
        EXPECT_FALSE(Instant::parse(text)) << text;
    }
}

}  // namespace

}  // namespace farflung
