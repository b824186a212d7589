#include "core/epc_payment.hpp"

#include <gtest/gtest.h>

namespace farflung {
namespace {

EpcPayment payment() {
    return {.name = "Tidewrack Malta Ltd",
            .iban = "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
            .bic = "MALTMTMT",
            .amount = {455'000, *Currency::parse("EUR")},
            .reference = "INV-2026-0042"};
}

TEST(EpcPayment, is_the_lines_of_the_standard) {
    EXPECT_EQ(epc_payment_text(payment()),
              "BCD\n002\n1\nSCT\nMALTMTMT\nTidewrack Malta Ltd\nMT84MALT011000012345MTLCAST001S\nEUR4550.00\n\n\n"
              "INV-2026-0042");
}

TEST(EpcPayment, puts_a_structured_reference_in_its_own_line) {
    auto structured = payment();
    structured.reference = "RF18 5390 0754 7034";
    EXPECT_TRUE(epc_payment_text(structured)->ends_with("EUR4550.00\n\nRF18539007547034"));
}

TEST(EpcPayment, is_in_euros_within_its_range_and_with_a_good_iban) {
    auto yen = payment();
    yen.amount = {455'000, *Currency::parse("JPY")};
    auto nothing = payment();
    nothing.amount.minor = 0;
    auto too_much = payment();
    too_much.amount.minor = 100'000'000'000;
    auto wrong = payment();
    wrong.iban = "MT85 MALT 0110 0001 2345 MTLC AST0 01S";
    auto nobody = payment();
    nobody.name.clear();
    for (auto const& refused : {yen, nothing, too_much, wrong, nobody}) EXPECT_FALSE(epc_payment_text(refused));
    auto most = payment();
    most.amount.minor = 99'999'999'999;
    EXPECT_TRUE(epc_payment_text(most));
}

TEST(EpcPayment, no_name_breaks_out_of_its_line) {
    auto sly = payment();
    sly.name = "Tidewrack\nMT00EVIL";
    EXPECT_NE(epc_payment_text(sly)->find("\nTidewrack MT00EVIL\n"), std::string::npos);
}

TEST(EpcPayment, cuts_a_long_name_between_characters) {
    auto longest = payment();
    longest.name = std::string(69, 'a') + "ŵŵ";
    EXPECT_NE(epc_payment_text(longest)->find("\n" + std::string(69, 'a') + "ŵ\n"), std::string::npos);
}

}  // namespace
}  // namespace farflung
