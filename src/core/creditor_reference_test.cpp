#include "core/creditor_reference.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "core/testing.hpp"

namespace farflung {

namespace {

TEST(CreditorReference, the_example_of_iso_11649_is_made) {
    EXPECT_EQ(make_creditor_reference("539007547034"), "RF18539007547034");
    EXPECT_EQ(make_creditor_reference("g72uur"), "RF45G72UUR");
}

TEST(CreditorReference, a_document_number_becomes_one) {
    auto const reference = make_creditor_reference("INV-2026-0042");
    ASSERT_TRUE(reference);
    EXPECT_TRUE(reference->ends_with("INV20260042"));
    EXPECT_EQ(parse_creditor_reference(*reference), reference);
}

TEST(CreditorReference, what_cannot_be_one_is_refused) {
    for (auto const* body : {"", "---", "1234567890123456789012", "Nº7", "A_B"}) {
        EXPECT_FALSE(make_creditor_reference(body)) << body;
    }
}

TEST(CreditorReference, one_changed_character_is_noticed) {
    auto const reference = make_creditor_reference("INV20260042").value();
    for (std::size_t at = 2; at < reference.size(); ++at) {
        auto changed = reference;
        changed[at] = changed[at] == '7' ? '8' : '7';
        EXPECT_FALSE(parse_creditor_reference(changed)) << changed;
    }
}

TEST(CreditorReference, agrees_with_the_collected_verdicts) {
    auto const text = testing::oracle("iban/references.tsv");
    if (!text) GTEST_SKIP() << "the collected verdicts are not here";
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
        auto const value = line.substr(line.find('\t') + 1, line.rfind('\t') - line.find('\t') - 1);
        bool const is_right = line.ends_with("1");
        if (line.starts_with("rf\t")) {
            EXPECT_EQ(parse_creditor_reference(value).has_value(), is_right) << line;
        }
        if (line.starts_with("ogm\t")) {
            EXPECT_EQ(parse_belgian_reference(value).has_value(), is_right) << line;
        }
    }
}

TEST(BelgianReference, is_made_of_up_to_ten_digits) {
    EXPECT_EQ(make_belgian_reference("0909337554"), "+++090/9337/55493+++");
    EXPECT_EQ(make_belgian_reference("97"), "+++000/0000/09797+++");
    EXPECT_EQ(parse_belgian_reference("***090/9337/55493***"), "090933755493");
    for (auto const* digits : {"", "12345678901", "12a"}) EXPECT_FALSE(make_belgian_reference(digits)) << digits;
    for (auto const* text : {"", "090/9337/5549", "+++090/9337/5549a+++"}) EXPECT_FALSE(parse_belgian_reference(text));
}

}  // namespace

}  // namespace farflung
