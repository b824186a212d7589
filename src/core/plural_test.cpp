#include "core/plural.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <set>
#include <sstream>

#include "core/testing.hpp"

namespace farflung {

namespace {

/// Every number of a CLDR sample list such as `0, 1, 3~5, 1.0~1.2, …`. Samples in compact notation (`1c6`) are
/// left out: a number that we show has all its digits.
std::vector<std::string> samples_of(std::string const& list) {
    std::vector<std::string> samples;
    std::istringstream items(list);
    for (std::string item; std::getline(items, item, ',');) {
        item.erase(0, item.find_first_not_of(' '));
        item.erase(item.find_last_not_of(' ') + 1);
        if (item.empty() || item == "…" || item.find('c') != std::string::npos) continue;
        auto const tilde = item.find('~');
        samples.push_back(item.substr(0, tilde));
        if (tilde == std::string::npos) continue;
        auto const point = item.find('.');
        bool const is_whole = point == std::string::npos;
        auto const digits = is_whole ? std::size_t{0} : tilde - point - 1;
        auto const unscaled = [&](std::string text) {
            std::erase(text, '.');
            return std::stoll(text);
        };
        auto const last = unscaled(item.substr(tilde + 1));
        for (auto each = unscaled(samples.back()) + 1; each <= last; ++each) {
            auto text = std::to_string(each);
            if (text.size() <= digits) text.insert(0, digits + 1 - text.size(), '0');
            if (!is_whole) text.insert(text.size() - digits, ".");
            samples.push_back(text);
        }
    }
    return samples;
}

/// Languages whose rules came or changed after CLDR 42, which Debian's ICU 72 holds.
std::set<std::string> const newer_than_icu{"blo", "csw", "lld", "scn"};

struct Verdict {
    int right = 0;
    std::set<std::string> wrong;
};

void try_samples(std::string const& language, std::string const& category, std::string rule, bool ordinal,
                 Verdict& verdict) {
    for (std::string const mark : {"@integer", "@decimal"}) {
        auto const start = rule.find(mark);
        if (start == std::string::npos) continue;
        auto const list = rule.substr(start + mark.size(), rule.find('@', start + 1) - start - mark.size());
        for (auto const& sample : samples_of(list)) {
            if (plural_category(language, sample, ordinal) == category) {
                ++verdict.right;
            } else {
                verdict.wrong.insert(language);
            }
        }
    }
}

Verdict try_file(std::string const& text, char const* kind, bool ordinal) {
    Verdict verdict;
    auto const document = boost::json::parse(text);
    for (auto const& [language, rules] : document.at("supplemental").at(kind).as_object()) {
        for (auto const& [name, rule] : rules.as_object()) {
            auto const category = std::string{name}.substr(std::string_view{"pluralRule-count-"}.size());
            try_samples(language, category, std::string{rule.as_string()}, ordinal, verdict);
        }
    }
    return verdict;
}

TEST(Plural, welsh_and_arabic_have_six_forms) {
    struct Case {
        char const* language;
        char const* number;
        char const* category;
    };
    for (auto const& [language, number, category] : {
             Case{"en", "1", "one"},   Case{"en", "1.0", "other"},  Case{"en", "0", "other"},
             Case{"en", "-1", "one"},  Case{"cy", "0", "zero"},     Case{"cy", "1", "one"},
             Case{"cy", "2", "two"},   Case{"cy", "3", "few"},      Case{"cy", "6", "many"},
             Case{"cy", "4", "other"}, Case{"ar", "0", "zero"},     Case{"ar", "2", "two"},
             Case{"ar", "103", "few"}, Case{"ar", "111", "many"},   Case{"ar", "100", "other"},
             Case{"mt", "11", "many"}, Case{"ja", "1", "other"},    Case{"pl", "22", "few"},
             Case{"fr", "1.5", "one"}, Case{"pt-PT", "0", "other"}, Case{"pt-BR", "0", "one"},
         }) {
        EXPECT_EQ(plural_category(language, number), category) << language << ' ' << number;
    }
}

TEST(Plural, ordinals_have_their_own_rules) {
    EXPECT_EQ(plural_category("en", "1", true), "one");
    EXPECT_EQ(plural_category("en", "2", true), "two");
    EXPECT_EQ(plural_category("en", "23", true), "few");
    EXPECT_EQ(plural_category("en", "11", true), "other");
}

TEST(Plural, what_is_not_known_is_other) {
    for (auto const* number : {"", "-", "one", "1.", ".5", "1e3", "1,0", "0x1", "1.0.0"}) {
        EXPECT_EQ(plural_category("en", number), "other") << number;
    }
    EXPECT_EQ(plural_category("", "1"), "other");
    EXPECT_EQ(plural_category("xx", "1"), "other");
    EXPECT_EQ(plural_category("not a language", "1"), "other");
    EXPECT_EQ(plural_category("en", std::string(1000, '9')), "other");
}

TEST(Plural, cardinal_samples_of_cldr_agree) {
    auto const text = testing::oracle("cldr/plurals.json");
    if (!text) GTEST_SKIP() << "the samples of CLDR are not here";
    auto const verdict = try_file(*text, "plurals-type-cardinal", false);
    EXPECT_GT(verdict.right, 10'000);
    EXPECT_THAT(verdict.wrong, ::testing::IsSubsetOf(newer_than_icu));
}

TEST(Plural, ordinal_samples_of_cldr_agree) {
    auto const text = testing::oracle("cldr/ordinals.json");
    if (!text) GTEST_SKIP() << "the samples of CLDR are not here";
    auto const verdict = try_file(*text, "plurals-type-ordinal", true);
    EXPECT_GT(verdict.right, 1'000);
    EXPECT_THAT(verdict.wrong, ::testing::IsSubsetOf(newer_than_icu));
}

}  // namespace

}  // namespace farflung
