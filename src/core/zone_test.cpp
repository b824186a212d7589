#include "core/zone.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "core/testing.hpp"

namespace farflung {

namespace {

Instant moment(std::string_view rfc3339) { return Instant::parse(rfc3339).value(); }
Date day(std::string_view iso) { return Date::parse(iso).value(); }
constexpr int at(int hours, int minutes) { return hours * 3600 + minutes * 60; }

TEST(Zone, names_are_those_of_iana) {
    for (auto const* name :
         {"Australia/Sydney", "America/Phoenix", "Asia/Manila", "America/Halifax", "Europe/Bucharest", "Asia/Shanghai",
          "Europe/Malta", "Europe/London", "Asia/Tokyo", "Africa/Cairo", "America/Argentina/Ushuaia", "UTC"}) {
        EXPECT_TRUE(is_zone(name)) << name;
    }
    for (auto const* name : {"", "Sydney", "australia/sydney", "Australia/Sydney ", "../../etc/passwd", "posixrules",
                             "tzdata.zi", "Mars/Olympus"}) {
        EXPECT_FALSE(is_zone(name)) << name;
    }
    EXPECT_THROW(local_date(Instant{}, "Mars/Olympus"), std::logic_error);
}

TEST(Zone, one_moment_is_two_days_on_two_walls) {
    auto const now = moment("2026-11-09T01:10:00Z");
    EXPECT_EQ(local_date(now, "Australia/Sydney").text(), "2026-11-09");
    EXPECT_EQ(local_date(now, "America/Phoenix").text(), "2026-11-08");
    auto const sydney = to_local(now, "Australia/Sydney");
    EXPECT_EQ(sydney.seconds_of_day, at(12, 10));
    EXPECT_EQ(sydney.offset_seconds, at(11, 0));
    EXPECT_EQ(sydney.abbreviation, "AEDT");
}

TEST(Zone, a_skipped_time_moves_forward_and_a_doubled_one_is_the_first) {
    struct Case {
        char const* zone;
        char const* date;
        int seconds_of_day;
        char const* utc;
    };
    for (auto const& [zone, date, seconds, utc] : {
             Case{"Australia/Sydney", "2026-10-04", at(2, 30), "2026-10-03T16:30:00.000Z"},     // skipped: 03:30
             Case{"Australia/Sydney", "2026-04-05", at(2, 30), "2026-04-04T15:30:00.000Z"},     // twice
             Case{"America/Halifax", "2026-03-08", at(2, 30), "2026-03-08T06:30:00.000Z"},      // skipped
             Case{"America/Halifax", "2026-11-01", at(1, 30), "2026-11-01T04:30:00.000Z"},      // twice
             Case{"Europe/Malta", "2026-03-29", at(2, 0), "2026-03-29T01:00:00.000Z"},          // skipped: 03:00
             Case{"Australia/Lord_Howe", "2026-10-04", at(2, 15), "2026-10-03T15:45:00.000Z"},  // skips half an hour
             Case{"America/Phoenix", "2026-03-08", at(2, 30), "2026-03-08T09:30:00.000Z"},      // never changes
             Case{"Asia/Tokyo", "2026-11-09", at(0, 0), "2026-11-08T15:00:00.000Z"},
             Case{"Pacific/Apia", "2011-12-30", at(12, 0), "2011-12-30T22:00:00.000Z"},  // a day that was left out
         }) {
        EXPECT_EQ(from_local(day(date), seconds, zone).text(), utc) << zone << ' ' << date;
    }
}

TEST(Zone, what_a_wall_shows_leads_back_to_the_moment) {
    auto chance = testing::seeded_chance();
    auto const names = zone_names();
    auto const first = moment("1970-01-01T00:00:00Z").ms / 1000;
    auto const last = moment("2099-01-01T00:00:00Z").ms / 1000;
    for (int i = 0; i < 20'000; ++i) {
        auto const& zone = names[static_cast<std::size_t>(testing::between(chance, 0, std::ssize(names) - 1))];
        Instant const now{testing::between(chance, first, last) * 1000};
        auto const local = to_local(now, zone);
        ASSERT_EQ(local.date.days * 86'400'000LL + local.seconds_of_day * 1000LL - local.offset_seconds * 1000LL,
                  now.ms);
        auto const again = from_local(local.date, local.seconds_of_day, zone);
        // Within the doubled hour the first moment is meant, which is then earlier, and shows the same.
        ASSERT_LE(again, now) << zone << ' ' << now.text();
        ASSERT_EQ(to_local(again, zone).seconds_of_day, local.seconds_of_day) << zone << ' ' << now.text();
    }
}

TEST(Zone, far_years_keep_their_summer_time) {
    EXPECT_EQ(to_local(moment("2060-07-01T12:00:00Z"), "Europe/Malta").offset_seconds, at(2, 0));
    EXPECT_EQ(to_local(moment("2060-01-01T12:00:00Z"), "Europe/Malta").offset_seconds, at(1, 0));
    EXPECT_EQ(to_local(moment("2061-12-31T12:00:00Z"), "Australia/Sydney").offset_seconds, at(11, 0));
    EXPECT_EQ(from_local(day("2040-10-07"), at(2, 30), "Australia/Sydney").text(), "2040-10-06T16:30:00.000Z");
    EXPECT_EQ(from_local(day("2052-02-29"), at(12, 0), "America/Halifax").text(), "2052-02-29T16:00:00.000Z");
    // The second Sunday of March 2048 is the 8th.
    EXPECT_EQ(from_local(day("2048-03-07"), at(12, 0), "America/Halifax").text(), "2048-03-07T16:00:00.000Z");
    EXPECT_EQ(from_local(day("2048-03-08"), at(12, 0), "America/Halifax").text(), "2048-03-08T15:00:00.000Z");
    EXPECT_EQ(to_local(moment("9999-12-31T12:00:00Z"), "Asia/Tokyo").offset_seconds, at(9, 0));
    EXPECT_EQ(local_date(moment("0001-01-01T12:00:00Z"), "Asia/Tokyo").text(), "0001-01-01");
}

TEST(Zone, people_choose_among_places) {
    auto const names = zone_names();
    EXPECT_GT(names.size(), 400U);
    EXPECT_TRUE(std::ranges::is_sorted(names));
    EXPECT_TRUE(std::ranges::all_of(names, [](std::string const& name) { return is_zone(name); }));
    for (auto const* name : {"UTC", "Australia/Sydney"}) EXPECT_NE(std::ranges::find(names, name), names.end());
    for (auto const* name : {"EST5EDT", "Etc/GMT+5", "posix/Europe/Malta", "right/Europe/Malta"}) {
        EXPECT_EQ(std::ranges::find(names, name), names.end()) << name;
    }
}

}  // namespace

}  // namespace farflung
