#include "core/text.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>

#include "core/testing.hpp"

namespace farflung {

namespace {

TEST(Text, utf8_is_what_rfc_3629_says) {
    for (auto const* text : {"", "plain", "\u00E9", "\u20AC", "\U0001F600", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"}) {
        EXPECT_TRUE(is_valid_utf8(text)) << text;
    }
    for (auto const* text : {"\x80", "\xC3", "\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                             "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "a\xE2\x82", "\xC3\x28"}) {
        EXPECT_FALSE(is_valid_utf8(text)) << text;
    }
}

TEST(Text, a_length_counts_code_points) {
    EXPECT_EQ(code_points(""), 0U);
    EXPECT_EQ(code_points("Ħamrun"), 6U);
    EXPECT_EQ(code_points("東京"), 2U);
    EXPECT_EQ(code_points("\U0001F600"), 1U);
}

TEST(Text, trimming_knows_the_white_space_of_unicode) {
    EXPECT_EQ(trim("  two words\t\r\n"), "two words");
    EXPECT_EQ(trim("\u00A0\u3000東京\u2003"), "東京");
    EXPECT_EQ(trim(" \u00A0 "), "");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim("\x80 broken \xFF"), "\x80 broken \xFF");
}

TEST(Text, a_search_finds_what_a_person_means) {
    struct Case {
        char const* text;
        char const* key;
    };
    for (auto const& [text, key] : {
             Case{"Tidewrack Pty Ltd", "tidewrack pty ltd"},
             Case{"  Ångström\t AB ", "angstrom ab"},
             Case{"A\u030Angstro\u0308m", "angstrom"},
             Case{"Ħal Qormi, Għawdex", "hal qormi, ghawdex"},
             Case{"Łódź Straße Øresund", "lodz strasse oresund"},
             Case{"Ștefan Țepeș", "stefan tepes"},
             Case{"ΣΊΣΥΦΟΣ", "σισυφοσ"},
             Case{"Ё", "е"},
             Case{"İstanbul ISPARTA", "istanbul isparta"},
             Case{"ＡＢＣ１２３", "abc123"},
             Case{"ガ", "ガ"},
             Case{"ｶﾞ", "ガ"},
             Case{"한글", "한글"},
             Case{"أحمد", "احمد"},
             Case{"हिन्दी", "हिन्दी"},
             Case{"ﬁnal", "final"},
             Case{"", ""},
         }) {
        EXPECT_EQ(search_key(text), key) << text;
    }
}

TEST(Text, a_search_key_of_a_key_is_itself) {
    auto const text = testing::oracle("naughty-strings/blns.json");
    if (!text) GTEST_SKIP() << "the naughty strings are not here";
    auto const strings = boost::json::parse(*text);
    for (auto const& each : strings.as_array()) {
        auto const key = search_key(each.as_string());
        EXPECT_TRUE(is_valid_utf8(key)) << each;
        EXPECT_EQ(search_key(key), key) << each;
    }
}

TEST(Text, broken_bytes_are_searched_without_harm) {
    EXPECT_EQ(search_key("A\xFF"), "a\uFFFD");
    EXPECT_TRUE(is_valid_utf8(search_key("\xC3\xC3\xE2\x82")));
}

}  // namespace

}  // namespace farflung
