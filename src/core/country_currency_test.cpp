#include "core/country_currency.hpp"

#include <gtest/gtest.h>

namespace farflung {
namespace {

std::string money_of(std::string_view country, int year) {
    auto const currency = currency_of_country(country, *Date::of(year, 6, 15));
    return currency ? std::string(currency->text()) : "";
}

TEST(CountryCurrency, IsWhatTheCountryHadOnTheDay) {
    EXPECT_EQ(money_of("DE", 2026), "EUR");
    EXPECT_EQ(money_of("DK", 2026), "DKK");
    EXPECT_EQ(money_of("GB", 2026), "GBP");
    EXPECT_EQ(money_of("AU", 2026), "AUD");
    EXPECT_EQ(money_of("JP", 2026), "JPY");
    EXPECT_EQ(money_of("HR", 2022), "HRK");
    EXPECT_EQ(money_of("HR", 2023), "EUR");
    EXPECT_EQ(money_of("BG", 2025), "BGN");
    EXPECT_EQ(money_of("BG", 2026), "EUR");
}

TEST(CountryCurrency, IsNothingForWhatIsNoCountry) {
    EXPECT_EQ(money_of("", 2026), "");
    EXPECT_EQ(money_of("QQ", 2026), "");
    EXPECT_EQ(money_of("Germany", 2026), "");
    EXPECT_EQ(money_of("d", 2026), "");
}

}  // namespace
}  // namespace farflung
