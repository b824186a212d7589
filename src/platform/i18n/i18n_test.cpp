#include <gtest/gtest.h>

#include "platform/i18n/catalogues.hpp"
#include "platform/i18n/formats.hpp"

namespace farflung::i18n {
namespace {

Amount money(char const* digits, char const* code) { return *Amount::parse(digits, *Currency::parse(code)); }

TEST(Formats, amounts_follow_language_and_currency) {
    EXPECT_EQ(format_amount(money("4550.00", "EUR"), "en-AU"), "4,550.00");
    EXPECT_EQ(format_amount(money("4550.00", "EUR"), "de"), "4.550,00");
    EXPECT_EQ(format_amount(money("1284000", "JPY"), "ja"), "1,284,000");
    EXPECT_EQ(format_amount(money("1.250", "KWD"), "en"), "1.250");
    EXPECT_EQ(format_money(money("12400.00", "RON"), "en"), "RON\u00A012,400.00");
}

TEST(Formats, units_follow_number_and_language) {
    auto const said = [](char const* number, char const* unit, char const* language) {
        return format_measure(*Decimal::parse(number), unit, language);
    };
    EXPECT_EQ(said("1", "hour", "en"), "1 hour");
    EXPECT_EQ(said("24", "hour", "en-AU"), "24 hours");
    EXPECT_EQ(said("2.50", "day", "de"), "2,50 Tage");
    EXPECT_EQ(said("3", "day", "ja"), "3 日");
    EXPECT_EQ(said("12", "kilogram", "fr"), "12\u202Fkg");
    EXPECT_THROW(said("1", "crate", "en"), std::runtime_error);
}

TEST(Formats, days_are_days_in_every_language) {
    auto const day = *Date::of(2026, 11, 9);
    EXPECT_EQ(format_date(day, "en-AU", DateStyle::full), "9 November 2026");
    EXPECT_EQ(format_date(day, "en"), "9 Nov 2026") << "plain English is the world's";
    EXPECT_EQ(format_date(day, "en-US"), "Nov 9, 2026");
    EXPECT_EQ(format_date(day, "cy", DateStyle::full), "9 Tachwedd 2026");
    EXPECT_EQ(format_date(day, "ja", DateStyle::full), "2026年11月9日");
}

TEST(Formats, an_instant_is_told_in_the_readers_zone) {
    auto const text = format_instant(*Instant::parse("2026-11-09T01:10:00Z"), "Australia/Sydney", "en-GB");
    EXPECT_NE(text.find("12:10"), std::string::npos) << text;
}

TEST(Formats, countries_have_their_name_in_the_language) {
    EXPECT_EQ(country_name("GR", "en"), "Greece");
    EXPECT_EQ(country_name("GR", "el"), "Ελλάδα");
    EXPECT_EQ(country_name("ZZ", "xx").empty(), false);
    EXPECT_EQ(country_name("", "en"), "");
}

TEST(Formats, arabic_and_hebrew_run_from_right_to_left) {
    EXPECT_TRUE(is_right_to_left("ar"));
    EXPECT_TRUE(is_right_to_left("he"));
    EXPECT_FALSE(is_right_to_left("cy"));
}

TEST(Formats, a_language_is_well_formed_and_known) {
    EXPECT_TRUE(is_language("cy"));
    EXPECT_TRUE(is_language("en-AU"));
    EXPECT_FALSE(is_language("xx-klingon-very"));
    EXPECT_FALSE(is_language("e"));
}

TEST(Catalogues, an_unknown_text_is_shown_in_english_with_its_parameters) {
    Catalogues const catalogues;
    EXPECT_EQ(catalogues.text("cy", "{actor} did a thing that nobody translated", {{"actor", "Dana"}}),
              "Dana did a thing that nobody translated");
}

TEST(Catalogues, plural_forms_follow_the_language) {
    Catalogues const catalogues;
    auto const* source = "{n, plural, one {# day} other {# days}}";
    EXPECT_EQ(catalogues.text("en", source, {{"n", "1"}}), "1 day");
    EXPECT_EQ(catalogues.text("en", source, {{"n", "5"}}), "5 days");
}

TEST(Catalogues, a_number_that_is_a_name_stays_as_it_is_written) {
    Catalogues const catalogues;
    EXPECT_EQ(catalogues.text("en", "{number} came in", {{"number", "12115118"}}), "12115118 came in");
    EXPECT_EQ(
        catalogues.text("en", "{n, plural, one {# file} other {# files}} of {name}", {{"n", "1200"}, {"name", "007"}}),
        "1,200 files of 007");
}

TEST(Catalogues, a_parameter_is_never_read_as_a_pattern) {
    Catalogues const catalogues;
    EXPECT_EQ(catalogues.text("en", "Hello {name}", {{"name", "{evil, plural, other {x}}"}}),
              "Hello {evil, plural, other {x}}");
}

TEST(Catalogues, welsh_is_there) {
    Catalogues const catalogues;
    EXPECT_EQ(catalogues.text("cy-GB", "Invoice", {}), "Anfoneb");
}

}  // namespace
}  // namespace farflung::i18n
