#include "billing/late_interest.hpp"

#include <gtest/gtest.h>

namespace farflung::billing {
namespace {

Currency const eur = *Currency::parse("EUR");
Date day(std::string_view text) { return *Date::parse(text); }

struct InterestCase {
    std::string_view what;
    std::string_view country;
    std::string_view due_on;
    std::string_view until;
    std::vector<std::pair<std::string_view, std::int64_t>> open;
    std::vector<std::string_view> interest;
};

TEST(LateInterest, is_counted_by_the_day_at_the_rate_of_the_law) {
    std::vector<InterestCase> const cases{
        {"on the day itself nothing", "IE", "2025-08-01", "2025-08-01", {{"2025-07-01", 100'000}}, {}},
        {"the day after, one day of 10.15 %", "IE", "2025-08-01", "2025-08-02", {{"2025-07-01", 100'000}}, {"0.28"}},
        {"a year of 365 days", "IE", "2025-08-01", "2026-08-01", {{"2025-07-01", 100'000}}, {"101.50"}},
        {"the half-year changes the rate",
         "IE",
         "2025-06-20",
         "2025-07-10",
         {{"2025-06-01", 100'000}},
         {"3.05", "2.78"}},
        {"Germany has nine points on its own base rate",
         "DE",
         "2025-08-01",
         "2025-08-31",
         {{"2025-07-01", 100'000}},
         {"8.44"}},
        {"the United Kingdom keeps the rate of the first late day",
         "GB",
         "2025-06-20",
         "2025-12-31",
         {{"2025-06-01", 100'000}},
         {"67.77"}},
        {"what is paid bears interest up to and on its value date",
         "IE",
         "2025-08-01",
         "2025-08-31",
         {{"2025-07-01", 100'000}, {"2025-08-11", 40'000}},
         {"2.78", "2.22"}},
        {"what is paid before it is due bears none",
         "IE",
         "2025-08-01",
         "2025-08-11",
         {{"2025-07-01", 100'000}, {"2025-07-20", 40'000}},
         {"1.11"}},
        {"what is paid in full stops at the value date",
         "IE",
         "2025-08-01",
         "2025-12-31",
         {{"2025-07-01", 100'000}, {"2025-08-11", 0}},
         {"2.78"}},
        {"where no law says so there is none", "AU", "2025-08-01", "2026-08-01", {{"2025-07-01", 100'000}}, {}},
    };
    for (auto const& one : cases) {
        std::vector<OpenSince> open;
        for (auto const& [from, minor] : one.open) open.push_back({day(from), {minor, eur}});
        std::vector<std::string> interest;
        for (auto const& line : late_interest(one.country, day(one.due_on), open, day(one.until))) {
            interest.push_back(line.interest.text());
            EXPECT_EQ(line.days, line.to.days - line.from.days + 1) << one.what;
        }
        EXPECT_EQ(interest, std::vector<std::string>(one.interest.begin(), one.interest.end())) << one.what;
    }
}

TEST(LateInterest, has_a_rate_for_every_half_year_that_is_in_order) {
    for (auto const* country : {"IE", "DE", "GB", "MT"}) {
        auto const& rates = late_rates(country, day("2026-01-01"));
        ASSERT_FALSE(rates.empty());
        for (std::size_t i = 1; i < rates.size(); ++i) EXPECT_LT(rates[i - 1].from, rates[i].from) << country;
        for (auto const& rate : rates) EXPECT_EQ(rate.from.day(), 1) << country;
    }
}

}  // namespace
}  // namespace farflung::billing
