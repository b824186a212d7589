#include "core/swiss_payment.hpp"

#include <gtest/gtest.h>

namespace farflung {
namespace {

SwissPayment health_insurance() {
    return {.iban = "CH58 0079 1123 0008 8901 2",
            .creditor = {"Muster Krankenkasse", "Musterstrasse", "12", "8000", "Seldwyla", "CH"},
            .amount = {21'100, *Currency::parse("CHF")},
            .debtor = SwissAddress{"Sarah Beispiel", "Musterstrasse", "1", "8000", "Seldwyla", "CH"},
            .reference = "RF240191230100405JSH0438",
            .message = {}};
}

std::string code_of(SwissPayment const& payment) {
    auto const checked = checked_swiss_payment(payment);
    return checked ? swiss_payment_text(*checked).value_or("") : "";
}

std::string line_of(SwissPayment const& payment, int number) {
    auto code = code_of(payment);
    for (; number > 1; --number) code.erase(0, code.find('\n') + 1);
    return code.substr(0, code.find('\n'));
}

TEST(SwissPayment, is_the_code_of_the_guidelines_example_with_a_creditor_reference) {
    EXPECT_EQ(code_of(health_insurance()),
              "SPC\n0200\n1\nCH5800791123000889012\nS\nMuster Krankenkasse\nMusterstrasse\n12\n8000\nSeldwyla\nCH\n"
              "\n\n\n\n\n\n\n211.00\nCHF\nS\nSarah Beispiel\nMusterstrasse\n1\n8000\nSeldwyla\nCH\n"
              "SCOR\nRF240191230100405JSH0438\n\nEPD");
}

TEST(SwissPayment, is_the_code_of_the_guidelines_example_with_a_qr_reference) {
    EXPECT_EQ(code_of({.iban = "CH4431999123000889012",
                       .creditor = {"Max Muster & Söhne", "Musterstrasse", "123", "8000", "Seldwyla", "CH"},
                       .amount = {194'975, *Currency::parse("CHF")},
                       .debtor = SwissAddress{"Simon Muster", "Musterstrasse", "1", "8000", "Seldwyla", "CH"},
                       .reference = "210000000003139471430009017",
                       .message = "Order from 15.10.2020"}),
              "SPC\n0200\n1\nCH4431999123000889012\nS\nMax Muster & Söhne\nMusterstrasse\n123\n8000\nSeldwyla\nCH\n"
              "\n\n\n\n\n\n\n1949.75\nCHF\nS\nSimon Muster\nMusterstrasse\n1\n8000\nSeldwyla\nCH\n"
              "QRR\n210000000003139471430009017\nOrder from 15.10.2020\nEPD");
}

TEST(SwissPayment, takes_a_debtor_abroad_and_leaves_out_one_whose_address_is_incomplete) {
    auto abroad = health_insurance();
    abroad.debtor = SwissAddress{"Sarah Beispiel", "Musterstrasse", "1", "78462", "Konstanz", "DE"};
    EXPECT_EQ(line_of(abroad, 27), "DE");
    auto nowhere = abroad;
    nowhere.debtor->postcode.clear();
    EXPECT_NE(code_of(nowhere).find("CHF\n\n\n\n\n\n\n\nSCOR\n"), std::string::npos) << code_of(nowhere);
}

TEST(SwissPayment, says_none_where_there_is_no_reference) {
    auto plain = health_insurance();
    plain.reference.clear();
    plain.message = "INV 42";
    EXPECT_TRUE(code_of(plain).ends_with("\nNON\n\nINV 42\nEPD"));
}

TEST(SwissPayment, is_none_where_a_bank_would_refuse_it) {
    struct Case {
        std::string_view what;
        void (*change)(SwissPayment&);
    };
    Case const cases[] = {
        {"an account elsewhere", [](auto& one) { one.iban = "MT84 MALT 0110 0001 2345 MTLC AST0 01S"; }},
        {"wrong check digits", [](auto& one) { one.iban = "CH59 0079 1123 0008 8901 2"; }},
        {"another currency", [](auto& one) { one.amount.currency = *Currency::parse("USD"); }},
        {"no amount", [](auto& one) { one.amount.minor = 0; }},
        {"too much", [](auto& one) { one.amount.minor = 100'000'000'000; }},
        {"no name", [](auto& one) { one.creditor.name = " "; }},
        {"no postcode", [](auto& one) { one.creditor.postcode.clear(); }},
        {"no town", [](auto& one) { one.creditor.town.clear(); }},
        {"no country", [](auto& one) { one.creditor.country.clear(); }},
        {"a QR reference beside an ordinary IBAN", [](auto& one) { one.reference = "210000000003139471430009017"; }},
        {"a reference of another kind beside a QR-IBAN", [](auto& one) { one.iban = "CH4431999123000889012"; }},
        {"a reference with wrong check digits", [](auto& one) { one.reference = "RF250191230100405JSH0438"; }}};
    for (auto const& [what, change] : cases) {
        auto payment = health_insurance();
        change(payment);
        EXPECT_EQ(code_of(payment), "") << what;
    }
    auto most = health_insurance();
    most.amount.minor = 99'999'999'999;
    EXPECT_EQ(line_of(most, 19), "999999999.99");
}

TEST(SwissPayment, is_written_in_the_letters_that_banks_take_and_cut_to_their_lengths) {
    auto far = health_insurance();
    far.creditor.name = "Łódź Čapek\nSPC ŵ ñ Ș €";
    far.debtor->name = "日本株式会社";
    far.debtor->street = "Ελλάδα";
    far.message = std::string(139, 'a') + "üü";
    EXPECT_EQ(line_of(far, 6), "Łódź Čapek SPC ŵ ñ Ș €") << "no line is broken by a name";
    EXPECT_EQ(line_of(far, 22), "rì běn zhū shì huì shè");
    EXPECT_EQ(line_of(far, 23), "Elláda");
    EXPECT_EQ(line_of(far, 30), std::string(139, 'a') + "ü");
}

TEST(QrReferences, have_a_check_digit_that_each_digit_turns) {
    EXPECT_EQ(make_qr_reference("21 00000 00003 13947 14300 0901"), "210000000003139471430009017");
    auto const made = make_qr_reference("INV-2026-0042");
    ASSERT_TRUE(made);
    EXPECT_TRUE(is_qr_reference(*made)) << *made;
    EXPECT_TRUE(made->starts_with("00000000000000000020260042"));
    for (char wrong = '0'; wrong <= '9'; ++wrong) {
        auto other = *made;
        other.back() = wrong;
        EXPECT_EQ(is_qr_reference(other), other == *made);
    }
    EXPECT_FALSE(make_qr_reference("INV"));
    EXPECT_FALSE(make_qr_reference("210000000003139471430009017"));
}

TEST(QrReferences, go_with_ibans_of_their_own_institutions) {
    EXPECT_TRUE(is_qr_iban("CH4431999123000889012"));
    EXPECT_TRUE(is_qr_iban("LI2130000000000000000"));
    EXPECT_FALSE(is_qr_iban("CH5800791123000889012"));
    EXPECT_FALSE(is_qr_iban("CH5632000000000000000"));
    EXPECT_FALSE(is_qr_iban("DE89370400440532013000"));
}

}  // namespace
}  // namespace farflung
