#include "core/amount.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>
#include <stdexcept>

#include "core/testing.hpp"

namespace farflung {

namespace {

Currency in(std::string_view code) { return Currency::parse(code).value(); }
Amount money(std::string_view text, std::string_view code) { return Amount::parse(text, in(code)).value(); }
Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

std::vector<std::int64_t> minors(std::vector<Amount> const& amounts) {
    std::vector<std::int64_t> result;
    for (auto const& amount : amounts) result.push_back(amount.minor);
    return result;
}

TEST(Amount, is_written_with_the_digits_of_its_currency) {
    EXPECT_EQ((Amount{455000, in("AUD")}.text()), "4550.00");
    EXPECT_EQ((Amount{4550, in("JPY")}.text()), "4550");
    EXPECT_EQ((Amount{4550, in("KWD")}.text()), "4.550");
    EXPECT_EQ((Amount{-5, in("CLF")}.text()), "-0.0005");
    EXPECT_EQ(Amount{}.text(), "0.00");
}

TEST(Amount, comes_back_from_its_text_in_every_currency) {
    auto chance = testing::seeded_chance();
    for (auto const& currency : all_currencies()) {
        for (int i = 0; i < 20; ++i) {
            Amount const each{testing::between(chance, -Amount::max_minor, Amount::max_minor), currency};
            ASSERT_EQ(Amount::parse(each.text(), currency), each) << each.text() << currency.text();
            ASSERT_EQ(amount_of(each.decimal(), currency, Rounding::down), each);
        }
    }
}

TEST(Amount, more_digits_than_the_currency_has_are_refused) {
    EXPECT_TRUE(Amount::parse("1.23", in("EUR")));
    EXPECT_EQ(money("1.2", "EUR").minor, 120);
    EXPECT_FALSE(Amount::parse("1.234", in("EUR")));
    EXPECT_FALSE(Amount::parse("1.230", in("EUR")));
    EXPECT_FALSE(Amount::parse("1.0", in("JPY")));
    EXPECT_TRUE(Amount::parse("1.234", in("KWD")));
    EXPECT_FALSE(Amount::parse("1.2345", in("KWD")));
    EXPECT_TRUE(Amount::parse("1.2345", in("UYW")));
}

TEST(Amount, what_is_out_of_range_is_refused) {
    EXPECT_EQ(money("10000000000000.00", "EUR").minor, Amount::max_minor);
    EXPECT_EQ(money("-10000000000000.00", "EUR").minor, -Amount::max_minor);
    for (auto const* text : {"10000000000000.01", "-10000000000000.01", "999999999999999999999999999999", "NaN",
                             "Infinity", "1e3", "", " 1"}) {
        EXPECT_FALSE(Amount::parse(text, in("EUR"))) << text;
    }
    EXPECT_FALSE(Amount::parse("1000000000000001", in("JPY")));
    EXPECT_THROW(amount_of(number("1000000000000001"), in("JPY"), Rounding::down), std::overflow_error);
}

TEST(Amount, currencies_are_never_mixed) {
    auto const dollar = money("1", "AUD");
    auto const euro = money("1", "EUR");
    EXPECT_THROW(dollar + euro, std::logic_error);
    EXPECT_THROW(dollar - euro, std::logic_error);
    EXPECT_THROW(static_cast<void>(dollar < euro), std::logic_error);
    EXPECT_NE(dollar, euro);
}

TEST(Amount, sums_that_do_not_fit_are_thrown) {
    Amount const most{std::numeric_limits<std::int64_t>::max(), in("AUD")};
    Amount const least{std::numeric_limits<std::int64_t>::min(), in("AUD")};
    EXPECT_THROW(most + money("0.01", "AUD"), std::overflow_error);
    EXPECT_THROW(least - money("0.01", "AUD"), std::overflow_error);
    EXPECT_THROW(-least, std::overflow_error);
}

TEST(Amount, multiplying_rounds_once_as_named) {
    EXPECT_EQ(multiply(money("0.05", "EUR"), number("0.5"), Rounding::half_up).text(), "0.03");
    EXPECT_EQ(multiply(money("0.05", "EUR"), number("0.5"), Rounding::half_even).text(), "0.02");
    EXPECT_EQ(multiply(money("-0.05", "EUR"), number("0.5"), Rounding::half_up).text(), "-0.03");
    EXPECT_EQ(multiply(money("333", "JPY"), number("0.1"), Rounding::half_up).text(), "33");
    EXPECT_EQ(multiply(money("1.005", "KWD"), number("3"), Rounding::down).text(), "3.015");
}

TEST(Amount, converting_knows_the_digits_of_both_currencies) {
    EXPECT_EQ(convert(money("4550.00", "AUD"), number("97.31"), in("JPY"), Rounding::half_up).text(), "442761");
    EXPECT_EQ(convert(money("442761", "JPY"), number("0.010276436"), in("AUD"), Rounding::half_up).text(), "4550.01");
    EXPECT_EQ(convert(money("1.00", "USD"), number("0.30725"), in("KWD"), Rounding::half_even).text(), "0.307");
    EXPECT_EQ(convert(money("10.000", "KWD"), number("3.2547"), in("USD"), Rounding::half_up).text(), "32.55");
}

TEST(Amount, allocation_gives_leftover_units_to_the_largest_remainders) {
    struct Case {
        std::int64_t whole;
        std::vector<std::int64_t> weights;
        std::vector<std::int64_t> parts;
    };
    for (auto const& [whole, weights, parts] : {
             Case{100, {1, 1, 1}, {34, 33, 33}},
             Case{-100, {1, 1, 1}, {-34, -33, -33}},
             Case{100, {70, 20, 10}, {70, 20, 10}},
             Case{101, {1, 2, 3}, {17, 34, 50}},
             Case{5, {0, 0, 0}, {2, 2, 1}},
             Case{7, {0, 3, 0}, {0, 7, 0}},
             Case{1, {1, 1}, {1, 0}},
             Case{0, {1, 2}, {0, 0}},
         }) {
        EXPECT_EQ(minors(allocate(Amount{whole, in("EUR")}, weights)), parts) << whole;
    }
}

TEST(Amount, allocated_parts_sum_to_the_whole_and_are_within_one_unit_of_fair) {
    auto chance = testing::seeded_chance();
    for (int i = 0; i < 5000; ++i) {
        Amount const whole{testing::between(chance, -Amount::max_minor, Amount::max_minor), in("EUR")};
        std::vector<std::int64_t> weights(static_cast<std::size_t>(testing::between(chance, 1, 20)));
        for (auto& weight : weights) weight = testing::between(chance, 0, 1'000'000'000);
        auto const total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
        auto const parts = allocate(whole, weights);
        ASSERT_EQ(std::accumulate(parts.begin(), parts.end(), Amount{0, in("EUR")}), whole);
        for (std::size_t part = 0; part < parts.size() && total != 0; ++part) {
            auto const off = Decimal{parts[part].minor} * total - Decimal{whole.minor} * weights[part];
            ASSERT_LT(off.is_negative() ? -off : off, Decimal{total});
        }
    }
}

TEST(Amount, allocation_needs_weights_that_are_not_negative) {
    Amount const whole{100, in("EUR")};
    EXPECT_THROW(allocate(whole, {}), std::logic_error);
    EXPECT_THROW(allocate(whole, std::vector<std::int64_t>{1, -1}), std::logic_error);
}

}  // namespace

}  // namespace farflung
