#include "core/currency.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <string>

#include "core/testing.hpp"

namespace farflung {

namespace {

int digits_of(std::string_view code) { return Currency::parse(code).value().minor_digits(); }

TEST(Currency, has_the_digits_of_iso_4217) {
    EXPECT_EQ(digits_of("AUD"), 2);
    EXPECT_EQ(digits_of("JPY"), 0);
    EXPECT_EQ(digits_of("KWD"), 3);
    EXPECT_EQ(digits_of("CLF"), 4);
    EXPECT_EQ(digits_of("IQD"), 3);
    EXPECT_EQ(digits_of("MGA"), 2);
}

TEST(Currency, is_none_until_it_is_chosen) {
    EXPECT_EQ(Currency{}.text(), "XXX");
    EXPECT_EQ(Currency::parse("XXX"), Currency{});
}

TEST(Currency, every_listed_code_reads_back) {
    auto const all = all_currencies();
    EXPECT_TRUE(std::ranges::is_sorted(all));
    for (auto const& currency : all) EXPECT_EQ(Currency::parse(currency.text()), currency);
    EXPECT_GT(std::ranges::count_if(all, &Currency::is_active), 170);
}

TEST(Currency, other_texts_are_refused) {
    for (auto const* text : {"", "EU", "EURO", "eur", "ABC", "€", " EUR", "E R", "BTC"}) {
        EXPECT_FALSE(Currency::parse(text)) << text;
    }
}

TEST(Currency, replaced_ones_are_known_as_such) {
    for (auto const* code : {"DEM", "HRK", "BGN", "ANG", "ZWL"}) EXPECT_FALSE(Currency::parse(code)->is_active());
    for (auto const* code : {"EUR", "XCG", "ZWG", "SLE", "VED"}) EXPECT_TRUE(Currency::parse(code)->is_active());
}

TEST(Currency, differs_from_cldr_only_where_iso_says_otherwise) {
    auto const text = testing::oracle("cldr/currencyData.json");
    if (!text) GTEST_SKIP() << "the samples of CLDR are not here";
    auto const fractions = boost::json::parse(*text).at("supplemental").at("currencyData").at("fractions");
    auto const digits_in_cldr = [&](std::string_view code) {
        auto const* found = fractions.as_object().if_contains(code);
        return found == nullptr ? 2 : std::stoi(found->at("_digits").as_string().c_str());
    };
    // CLDR counts the digits that are in use, ISO those that may be booked.
    std::map<std::string, int, std::less<>> const iso_differs{
        {"AFN", 2},
        {"ALL", 2},
        {"IQD", 3},
        {"IRR", 2},
        {"KPW", 2},
        {"LAK", 2},
        {"LBP", 2},
        {"MGA", 2},
        {"MMK", 2},
        {"RSD", 2},
        {"SOS", 2},
        {"SYP", 2},
        {"YER", 2},
        // Replaced ones, by ISO's list of their time.
        {"BEF", 0},
        {"GRD", 0},
        {"MRO", 2},
        {"PTE", 0},
        {"SLL", 2},
        {"STD", 2},
        {"TMM", 2},
        {"ZMK", 2},
        {"ZWD", 2},
    };
    for (auto const& currency : all_currencies()) {
        auto const differing = iso_differs.find(currency.text());
        int const expected = differing == iso_differs.end() ? digits_in_cldr(currency.text()) : differing->second;
        EXPECT_EQ(currency.minor_digits(), expected) << currency.text();
    }
}

}  // namespace

}  // namespace farflung
