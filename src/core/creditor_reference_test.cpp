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
        if (!line.starts_with("rf\t")) continue;
        auto const value = line.substr(3, line.rfind('\t') - 3);
        EXPECT_EQ(parse_creditor_reference(value).has_value(), line.ends_with("1")) << line;
    }
}

}  // namespace

}  // namespace farflung
