#include "bank/matching.hpp"

#include <gtest/gtest.h>

#include "core/creditor_reference.hpp"
#include "core/swiss_payment.hpp"

namespace farflung::bank {

namespace {

Currency const eur = *Currency::parse("EUR");
Currency const usd = *Currency::parse("USD");

Uuid id_of(char last) {
    std::string bytes(16, '\0');
    bytes.back() = last;
    return Uuid::from_bytes(bytes);
}

billing::OpenDocument invoice(std::string number, char party, std::string name, std::int64_t cents,
                              std::string due_on = "2026-11-01", Currency currency = eur) {
    billing::OpenDocument document;
    document.invoice_id = InvoiceId{id_of(static_cast<char>(cents % 100 + 1))};
    document.number = std::move(number);
    document.party_id = PartyId{id_of(party)};
    document.party = std::move(name);
    document.iban = party == 'm' ? "MT31 MALT 0110 0000 0000 0000 0000 123" : "";
    document.open = {cents, currency};
    document.due_on = *Date::parse(due_on);
    return document;
}

billing::OpenDocument bill(std::string number, std::int64_t cents) {
    auto document = invoice(std::move(number), 'a', "Atelier Carpat SRL", cents);
    document.bill_id = BillId{document.invoice_id->value};
    document.invoice_id.reset();
    document.direction = PaymentDirection::out;
    document.their_number = "AC/77";
    return document;
}

BankLine line(std::int64_t cents, std::string text, std::string name = {}) {
    BankLine one;
    one.booked_on = one.value_on = *Date::parse("2026-11-09");
    one.amount = {cents, eur};
    one.text = std::move(text);
    one.name = std::move(name);
    return one;
}

Matcher matcher() {
    return {{invoice("INV-2026-0001", 'm', "Melita Ltd", 10'000),
             invoice("INV-2026-0002", 'm', "Melita Ltd", 5'050, "2026-12-01"),
             invoice("INV-2026-0003", 'k', "Kernow Boats Limited", 10'000),
             invoice("INV-2026-0004", 'd', "Dollar Inc", 9'900, "2026-11-01", usd), bill("BILL-2026-0001", 7'700)},
            {{.payment_id = PaymentId{id_of('p')},
              .party_id = PartyId{id_of('m')},
              .party = "Melita Ltd",
              .paid_on = *Date::parse("2026-11-06"),
              .moved = {3'333, eur}}}};
}

/// Numbers of the likeliest proposal, and its reasons.
std::string likeliest(BankLine const& one) {
    auto const all = matcher().proposals(one);
    if (all.empty()) return "nothing";
    std::string told;
    for (auto const& document : all.front().documents) told += document.number + ' ' + document.settles.text() + ' ';
    for (auto const reason : all.front().reasons) told += std::string(name_of(reason)) + ' ';
    return told + (all.front().is_certain ? "certain" : "perhaps");
}

TEST(Matching, a_qr_reference_names_its_invoice) {
    auto one = line(10'000, "");
    one.creditor_reference = *make_qr_reference("INV-2026-0003");
    EXPECT_EQ(likeliest(one), "INV-2026-0003 100.00 creditor_reference amount certain");
}

TEST(Matching, what_speaks_for_a_document_is_named) {
    EXPECT_EQ(likeliest(line(10'000, "INV-2026-0001")), "INV-2026-0001 100.00 number amount certain");
    EXPECT_EQ(likeliest(line(10'000, "Rechnung inv 2026 0003, danke")), "INV-2026-0003 100.00 number amount certain");
    EXPECT_EQ(likeliest(line(10'000, "thanks", "MELITA LTD")), "INV-2026-0001 100.00 amount name perhaps");
    EXPECT_EQ(likeliest(line(-7'700, "AC/77")), "BILL-2026-0001 77.00 number amount certain");
    EXPECT_EQ(likeliest(line(4'242, "thanks")), "nothing");
}

TEST(Matching, a_creditor_reference_and_an_end_to_end_id_are_certain_with_the_amount) {
    auto one = line(10'000, "");
    one.creditor_reference = *make_creditor_reference("INV-2026-0001");
    EXPECT_EQ(likeliest(one), "INV-2026-0001 100.00 creditor_reference amount certain");
    auto out = line(-7'700, "");
    out.end_to_end_id = "BILL-2026-0001";
    EXPECT_EQ(likeliest(out), "BILL-2026-0001 77.00 end_to_end_id amount certain");
}

TEST(Matching, several_numbers_are_one_proposal) {
    EXPECT_EQ(likeliest(line(15'050, "INV-2026-0001 and INV-2026-0002")),
              "INV-2026-0001 100.00 INV-2026-0002 50.50 number sum certain");
}

TEST(Matching, the_sum_of_what_a_party_owes_is_recognised_by_its_account) {
    auto one = line(15'050, "all of it");
    one.iban = "MT31MALT01100000000000000000123";
    EXPECT_EQ(likeliest(one), "INV-2026-0001 100.00 INV-2026-0002 50.50 sum iban perhaps");
}

TEST(Matching, less_money_pays_the_oldest_and_more_is_left_over) {
    EXPECT_EQ(likeliest(line(4'000, "on account", "Melita Ltd")), "INV-2026-0001 40.00 name perhaps");
    auto const more = matcher().proposals(line(12'000, "INV-2026-0001"));
    EXPECT_EQ(more.at(0).left_over.text(), "20.00");
    EXPECT_FALSE(more.at(0).is_certain);
}

TEST(Matching, money_in_another_currency_is_never_certain) {
    auto const found = matcher().proposals(line(9'000, "INV-2026-0004"));
    EXPECT_EQ(found.at(0).documents.at(0).settles, (Amount{9'900, usd}));
    EXPECT_FALSE(found.at(0).is_certain);
}

TEST(Matching, money_in_never_pays_a_bill) { EXPECT_EQ(likeliest(line(7'700, "BILL-2026-0001")), "nothing"); }

TEST(Matching, a_payment_that_was_recorded_by_hand_is_proposed_near_its_day) {
    auto const found = matcher().proposals(line(3'333, "", "Melita Ltd"));
    ASSERT_TRUE(found.at(0).payment_id);
    auto late = line(3'333, "", "");
    late.booked_on = *Date::parse("2026-11-29");
    EXPECT_TRUE(matcher().proposals(late).empty());
}

}  // namespace

}  // namespace farflung::bank
