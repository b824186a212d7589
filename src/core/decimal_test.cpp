#include "core/decimal.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "core/testing.hpp"

namespace farflung {

namespace {

Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

Decimal any_decimal(std::mt19937_64& chance) {
    auto const scale = static_cast<int>(testing::between(chance, 0, Decimal::max_scale));
    auto const size = testing::between(chance, 0, 15);
    std::int64_t limit = 1;
    for (int i = 0; i < size; ++i) limit *= 10;
    return Decimal::of(testing::between(chance, -limit, limit), scale);
}

TEST(Decimal, text_keeps_its_scale) {
    for (auto const* text : {"0", "1", "-1", "12.50", "0.05", "-0.05", "0.00", "100", "0.000000000001",
                             "999999999999999999999999999999", "-999999999999999999.999999999999"}) {
        EXPECT_EQ(number(text).text(), text);
    }
    EXPECT_EQ(number("-0.00").text(), "0.00");
    EXPECT_EQ(number("007.10").text(), "7.10");
    EXPECT_EQ(Decimal::of(1250, 2).text(), "12.50");
    EXPECT_EQ(Decimal{-3}.text(), "-3");
}

TEST(Decimal, only_plain_notation_is_read) {
    for (auto const* text : {"",
                             "-",
                             ".",
                             "1.",
                             ".5",
                             "+1",
                             "1e3",
                             "1E3",
                             "NaN",
                             "Infinity",
                             "inf",
                             " 1",
                             "1 ",
                             "1,5",
                             "1.2.3",
                             "--1",
                             "0x10",
                             "1_000",
                             "1'000",
                             "0.0000000000001",
                             "1000000000000000000000000000000",
                             "\xD9\xA1"}) {
        EXPECT_FALSE(Decimal::parse(text)) << text;
    }
}

TEST(Decimal, adding_is_exact) {
    EXPECT_EQ((number("0.1") + number("0.2")).text(), "0.3");
    EXPECT_EQ((number("1.50") + number("2.5")).text(), "4.00");
    EXPECT_EQ((number("1") - number("0.000000000001")).text(), "0.999999999999");
}

TEST(Decimal, multiplying_is_exact) {
    EXPECT_EQ((number("1.10") * number("3")).text(), "3.30");
    EXPECT_EQ((number("-0.5") * number("0.5")).text(), "-0.25");
    EXPECT_EQ((number("0.000000000001") * number("0.000000000001")).normalised().scale(), 24);
}

TEST(Decimal, the_laws_of_arithmetic_hold) {
    auto chance = testing::seeded_chance();
    for (int i = 0; i < 20'000; ++i) {
        auto const a = any_decimal(chance);
        auto const b = any_decimal(chance);
        auto const c = Decimal{testing::between(chance, -1000, 1000)};
        ASSERT_EQ(Decimal::parse(a.text()), a);
        ASSERT_EQ(a + b, b + a);
        ASSERT_EQ(a + b - b, a);
        ASSERT_EQ(a * c, c * a);
        ASSERT_EQ((a + b) * c, a * c + b * c);
        ASSERT_EQ(a.normalised(), a);
        ASSERT_EQ(a < b, (a - b).is_negative());
        ASSERT_EQ(a == b, (a - b).is_zero());
        ASSERT_EQ(-(-a), a);
    }
}

TEST(Decimal, comparing_is_by_value) {
    EXPECT_EQ(number("1.5"), number("1.500"));
    EXPECT_LT(number("-1.5"), number("-1.49"));
    EXPECT_LT(number("-0.1"), number("0"));
    EXPECT_GT(number("0.000000000001"), 0);
    EXPECT_GT(number("999999999999999999999999999999"), number("0.999999999999"));
}

TEST(Decimal, rounding_is_by_the_name_it_has) {
    struct Case {
        char const* value;
        char const* half_up;
        char const* half_even;
        char const* down;
        char const* up;
    };
    for (auto const& [value, half_up, half_even, down, up] : {
             Case{"0.125", "0.13", "0.12", "0.12", "0.13"},
             Case{"0.135", "0.14", "0.14", "0.13", "0.14"},
             Case{"-0.125", "-0.13", "-0.12", "-0.12", "-0.13"},
             Case{"0.121", "0.12", "0.12", "0.12", "0.13"},
             Case{"0.129", "0.13", "0.13", "0.12", "0.13"},
             Case{"0.12", "0.12", "0.12", "0.12", "0.12"},
             Case{"0.005", "0.01", "0.00", "0.00", "0.01"},
             Case{"-0.004", "0.00", "0.00", "0.00", "-0.01"},
             Case{"7", "7.00", "7.00", "7.00", "7.00"},
             Case{"1.9999", "2.00", "2.00", "1.99", "2.00"},
         }) {
        EXPECT_EQ(number(value).rounded(2, Rounding::half_up).text(), half_up);
        EXPECT_EQ(number(value).rounded(2, Rounding::half_even).text(), half_even);
        EXPECT_EQ(number(value).rounded(2, Rounding::down).text(), down);
        EXPECT_EQ(number(value).rounded(2, Rounding::up).text(), up);
    }
}

TEST(Decimal, dividing_rounds_once) {
    EXPECT_EQ(divide(1, 3, 4, Rounding::half_up).text(), "0.3333");
    EXPECT_EQ(divide(2, 3, 4, Rounding::half_up).text(), "0.6667");
    EXPECT_EQ(divide(-2, 3, 4, Rounding::half_up).text(), "-0.6667");
    EXPECT_EQ(divide(1, 8, 2, Rounding::half_even).text(), "0.12");
    EXPECT_EQ(divide(number("7.50"), number("0.25"), 0, Rounding::half_up).text(), "30");
    EXPECT_EQ(divide(1, number("0.000000000003"), 2, Rounding::down).text(), "333333333333.33");
    EXPECT_EQ(divide(number("0.000000000001"), 1000, 12, Rounding::up).text(), "0.000000000001");
    EXPECT_THROW(divide(1, 0, 2, Rounding::down), std::logic_error);
}

TEST(Decimal, a_quotient_is_as_near_as_its_scale_allows) {
    auto chance = testing::seeded_chance();
    for (int i = 0; i < 10'000; ++i) {
        auto const a = any_decimal(chance);
        auto const b = any_decimal(chance);
        if (b.is_zero()) continue;
        auto const off = divide(a, b, 6, Rounding::half_up) * b - a;
        auto const size = b.is_negative() ? -b : b;
        ASSERT_LE((off.is_negative() ? -off : off) * 2, size * Decimal::of(1, 6)) << a.text() << " / " << b.text();
    }
}

TEST(Decimal, what_does_not_fit_is_thrown_and_never_wrong) {
    auto const huge = number("999999999999999999999999999999");
    EXPECT_THROW(huge * huge, std::overflow_error);
    EXPECT_THROW(huge.rounded(12, Rounding::down), std::overflow_error);
    auto sum = Decimal::from_coefficient(Decimal::Coefficient{1} << 126, 0);
    EXPECT_THROW(sum + sum, std::overflow_error);
    auto const small = number("0.000000000001");
    EXPECT_THROW(small * small * small * small, std::overflow_error);
}

}  // namespace

}  // namespace farflung
