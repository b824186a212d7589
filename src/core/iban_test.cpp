#include "core/iban.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "core/testing.hpp"

namespace farflung {

namespace {

std::vector<std::string> split(std::string const& line, char separator) {
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, separator);) cells.push_back(cell);
    return cells;
}

/// The examples of the countries in the official registry.
std::vector<std::string> registry_examples() {
    std::vector<std::string> examples;
    std::istringstream lines(testing::oracle("iban/registry.txt").value_or(""));
    for (std::string line; std::getline(lines, line);) {
        auto const cells = split(line, '|');
        if (cells.size() > 17 && cells[17] == "1") examples.push_back(cells[7]);
    }
    return examples;
}

TEST(Iban, each_example_of_the_registry_is_accepted) {
    auto const examples = registry_examples();
    if (examples.empty()) GTEST_SKIP() << "the registry's examples are not here";
    EXPECT_EQ(examples.size(), 88U);
    for (auto const& example : examples) {
        auto const check = check_iban(example);
        EXPECT_TRUE(check.valid) << example << ' ' << check.reason;
        EXPECT_EQ(check.country, example.substr(0, 2));
    }
}

TEST(Iban, one_changed_digit_is_always_noticed) {
    auto const examples = registry_examples();
    if (examples.empty()) GTEST_SKIP() << "the registry's examples are not here";
    for (auto const& example : examples) {
        for (std::size_t at = 2; at < example.size(); ++at) {
            if (example[at] < '0' || example[at] > '9') continue;
            for (char digit = '0'; digit <= '9'; ++digit) {
                auto changed = example;
                changed[at] = digit;
                EXPECT_EQ(check_iban(changed).valid, digit == example[at]) << changed;
            }
        }
    }
}

TEST(Iban, says_what_is_wrong) {
    struct Case {
        char const* text;
        char const* reason;
    };
    for (auto const& [text, reason] : {
             Case{"DE89 3704 0044 0532 0130 00", ""},
             Case{"de89370400440532013000", ""},
             Case{"DE89\u00A03704\u00A00044\u00A00532\u00A00130\u00A000", ""},
             Case{"", "too_short"},
             Case{"DE89", "too_short"},
             Case{"DE89-3704", "bad_character"},
             Case{"XX82WEST12345698765432", "unknown_country"},
             Case{"DE8937040044053201300", "wrong_length"},
             Case{"GB82WEST1234569876543Z", "wrong_structure"},
             Case{"DE88370400440532013000", "wrong_check_digits"},
         }) {
        EXPECT_EQ(check_iban(text).reason, reason) << text;
    }
}

TEST(Iban, check_digits_outside_their_range_are_refused) {
    // 00, 01 and 99 leave the remainder of 97, 98 and 02, but are never given out.
    struct Twins {
        char const* right;
        char const* wrong;
    };
    for (auto const& [right, wrong] : {Twins{"97", "00"}, Twins{"98", "01"}, Twins{"02", "99"}}) {
        bool is_found = false;
        for (int account = 1000; account < 9999 && !is_found; ++account) {
            auto const body = "37040044000000" + std::to_string(account);
            is_found = check_iban(std::string{"DE"} + right + body).valid;
            if (is_found) {
                EXPECT_EQ(check_iban(std::string{"DE"} + wrong + body).reason, "wrong_check_digits");
            }
        }
        EXPECT_TRUE(is_found) << right;
    }
}

TEST(Iban, is_kept_compact_and_shown_in_groups) {
    auto const check = check_iban(" mt84 malt 0110 0001 2345 mtlc ast0 01s ");
    EXPECT_TRUE(check.valid);
    EXPECT_TRUE(check.is_registered);
    EXPECT_EQ(check.iban, "MT84MALT011000012345MTLCAST001S");
    EXPECT_EQ(grouped_iban(check.iban), "MT84 MALT 0110 0001 2345 MTLC AST0 01S");
    EXPECT_FALSE(check_iban("CM2110002000300277976315008").is_registered);
}

TEST(Iban, agrees_with_the_collected_verdicts) {
    auto const text = testing::oracle("iban/references.tsv");
    if (!text) GTEST_SKIP() << "the collected verdicts are not here";
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
        auto const cells = split(line, '\t');
        if (cells.size() != 3 || cells[0] != "iban") continue;
        EXPECT_EQ(check_iban(cells[1]).valid, cells[2] == "1") << line;
    }
}

}  // namespace

}  // namespace farflung
