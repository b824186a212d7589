#include "core/tax_number.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "core/testing.hpp"

namespace farflung {

namespace {

TEST(TaxNumber, agrees_with_the_collected_verdicts) {
    auto const text = testing::oracle("vat/eu-vat-numbers.tsv");
    if (!text) GTEST_SKIP() << "the collected numbers are not here";
    std::istringstream lines(*text);
    std::string line;
    std::getline(lines, line);
    int accepted = 0;
    int refused = 0;
    while (std::getline(lines, line)) {
        bool const expected = line.starts_with('1');
        auto const check = check_tax_number(line.substr(2));
        EXPECT_EQ(check.valid, expected) << line << ' ' << check.reason;
        ++(check.valid ? accepted : refused);
    }
    EXPECT_EQ(accepted, 410);
    EXPECT_EQ(refused, 80);
}

struct Case {
    char const* text;
    char const* country;  // where the party lives, for numbers that people write without a prefix
    char const* reason;
    char const* number;
    char const* of;
};

TEST(TaxNumber, of_every_country_is_read_as_people_write_it) {
    for (auto const& [text, country, reason, number, of] : {
             Case{"GB 980 7806 84", "", "", "GB980780684", "GB"},
             Case{"GB 980 7806 85", "", "wrong_check_digits", "GB980780685", "GB"},
             Case{"XI 980 7806 84", "", "", "XI980780684", "GB"},
             Case{"GBGD001", "", "", "GBGD001", "GB"},
             Case{"GBHA001", "", "wrong_check_digits", "GBHA001", "GB"},
             Case{"NO 974 760 673 MVA", "", "", "NO974760673MVA", "NO"},
             Case{"974760673", "NO", "", "974760673", "NO"},
             Case{"974760674", "NO", "wrong_check_digits", "974760674", "NO"},
             Case{"CHE-116.281.710 MWST", "", "", "CHE116281710MWST", "CH"},
             Case{"CHE-116.281.711 MWST", "", "wrong_check_digits", "CHE116281711MWST", "CH"},
             Case{"51 824 753 556", "AU", "", "51824753556", "AU"},
             Case{"ABN 51 824 753 556", "AU", "", "ABN51824753556", "AU"},
             Case{"ABN 51 824 753 557", "AU", "wrong_check_digits", "ABN51824753557", "AU"},
             Case{"51 824 753 557", "AU", "wrong_check_digits", "51824753557", "AU"},
             Case{"49-091-850", "NZ", "", "49091850", "NZ"},
             Case{"136-410-132", "NZ", "", "136410132", "NZ"},
             Case{"136-410-133", "NZ", "wrong_check_digits", "136410133", "NZ"},
             Case{"T7000012050002", "JP", "", "T7000012050002", "JP"},
             Case{"T8000012050002", "JP", "wrong_check_digits", "T8000012050002", "JP"},
             Case{"27AAPFU0939F1ZV", "IN", "", "27AAPFU0939F1ZV", "IN"},
             Case{"27AAPFU0939F1ZX", "IN", "wrong_check_digits", "27AAPFU0939F1ZX", "IN"},
             Case{"123026635", "CA", "", "123026635", "CA"},
             Case{"123026635 RT 0001", "CA", "", "123026635RT0001", "CA"},
             Case{"123026636", "CA", "wrong_check_digits", "123026636", "CA"},
             Case{"201912345K", "SG", "", "201912345K", "SG"},
             Case{"12-3456789", "US", "", "123456789", "US"},
             Case{"HR 33392005961", "", "", "HR33392005961", "HR"},
             Case{"HR 33392005962", "", "wrong_check_digits", "HR33392005962", "HR"},
             Case{"094259216", "GR", "", "094259216", "GR"},
             Case{"mt 1167-9112", "", "", "MT11679112", "MT"},
             Case{"DE\u00A0246\u00A0595\u00A0415", "", "", "DE246595415", "DE"},
         }) {
        auto const check = check_tax_number(text, country);
        EXPECT_EQ(check.reason, reason) << text;
        EXPECT_EQ(check.number, number) << text;
        EXPECT_EQ(check.country, of) << text;
    }
}

TEST(TaxNumber, says_what_is_wrong_before_it_asks_for_check_digits) {
    for (auto const& [text, reason] : std::vector<std::pair<std::string, std::string>>{
             {"", "unknown_country"},
             {"123456789", "unknown_country"},
             {"QQ 124567", "unknown_country"},
             {"GR094259216", "unknown_country"},
             {"EU372022452", "unknown_country"},
             {"DE 246,595,415", "bad_character"},
             {"DE\xFF", "bad_character"},
             {"DE", "wrong_structure"},
             {"DE24659541", "wrong_structure"},
             {"DE2465954155", "wrong_structure"},
             {"ATA99999999", "wrong_structure"},
         }) {
        EXPECT_EQ(check_tax_number(text).reason, reason) << text;
    }
}

TEST(TaxNumber, greece_and_northern_ireland_have_prefixes_of_their_own) {
    EXPECT_EQ(check_tax_number("EL 094259216").country, "GR");
    EXPECT_EQ(check_tax_number("094259216", "GR").prefix, "EL");
    EXPECT_EQ(check_tax_number("XI980780684").prefix, "XI");
    EXPECT_TRUE(is_vies_prefix("EL"));
    EXPECT_TRUE(is_vies_prefix("XI"));
    EXPECT_FALSE(is_vies_prefix("GB"));
    EXPECT_FALSE(is_vies_prefix("GR"));
}

TEST(TaxNumber, of_germany_never_has_one_wrong_digit) {
    std::string const right = "DE246595415";
    for (std::size_t at = 2; at < right.size(); ++at) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            auto changed = right;
            changed[at] = digit;
            EXPECT_EQ(check_tax_number(changed).valid, digit == right[at]) << changed;
        }
    }
}

TEST(TaxNumber, any_bytes_get_an_answer) {
    auto chance = testing::seeded_chance();
    for (int round = 0; round < 20'000; ++round) {
        std::string text(static_cast<std::size_t>(testing::between(chance, 0, 18)), ' ');
        for (auto& c : text) c = static_cast<char>(testing::between(chance, 0, 255));
        EXPECT_EQ(check_tax_number(text).valid, check_tax_number(text).reason.empty());
    }
}

}  // namespace

}  // namespace farflung
