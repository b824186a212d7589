#include <gtest/gtest.h>

#include "e_invoice/sample_faults.hpp"

namespace farflung::e_invoice {

namespace {

/// Between two parties in Germany, and the same under XRechnung's own names.
struct GermanSeed {
    char const* peppol;
    char const* xrechnung;
    void (*put)(EInvoice& invoice);
};
constexpr GermanSeed german_seeds[] = {
    {"DE-R-001", "BR-DE-1", [](auto& i) { i.payment.reset(); }},
    {"DE-R-002", "BR-DE-2", [](auto& i) { i.seller.contact.reset(); }},
    {"DE-R-003", "BR-DE-3", [](auto& i) { i.seller.address->city.clear(); }},
    {"DE-R-004", "BR-DE-4", [](auto& i) { i.seller.address->postcode.clear(); }},
    {"DE-R-005", "BR-DE-5", [](auto& i) { i.seller.contact->name.clear(); }},
    {"DE-R-006", "BR-DE-6", [](auto& i) { i.seller.contact->phone.clear(); }},
    {"DE-R-007", "BR-DE-7", [](auto& i) { i.seller.contact->email.clear(); }},
    {"DE-R-008", "BR-DE-8", [](auto& i) { i.buyer.address->city.clear(); }},
    {"DE-R-009", "BR-DE-9", [](auto& i) { i.buyer.address->postcode.clear(); }},
    {"DE-R-010", "BR-DE-10",
     [](auto& i) { i.delivery->address = PostalAddress{.postcode = "20457", .country = "DE"}; }},
    {"DE-R-011", "BR-DE-11", [](auto& i) { i.delivery->address = PostalAddress{.city = "Hamburg", .country = "DE"}; }},
    {"DE-R-014", "BR-DE-14", [](auto& i) { i.taxes[0].tax.rate.reset(); }},
    {"DE-R-015", "BR-DE-15", [](auto& i) { i.order = std::exchange(i.buyer_reference, ""); }},
    {"DE-R-016", "BR-DE-16", [](auto& i) { i.seller.tax_number.clear(); }},
    {"DE-R-018", "BR-DE-18", [](auto& i) { i.terms = "#SKONTO#TAGE=7#PROZENT=2#"; }},
    {"DE-R-022", "BR-DE-22",
     [](auto& i) {
         i.documents = {{.id = "1", .filename = "a.pdf"}, {.id = "2", .filename = "a.pdf"}};
     }},
    {"DE-R-023-1", "BR-DE-23-a", [](auto& i) { i.payment->transfers.clear(); }},
    {"DE-R-023-2", "BR-DE-23-b",
     [](auto& i) {
         i.payment->card = PaymentCard{"1234", ""};
     }},
    {"DE-R-024-1", "BR-DE-24-a", [](auto& i) { i.payment = PaymentInstructions{.means = "48"}; }},
    {"DE-R-024-2", "BR-DE-24-b",
     [](auto& i) {
         i.payment->means = "48";
         i.payment->card = PaymentCard{"1234", ""};
     }},
    {"DE-R-025-2", "BR-DE-25-b",
     [](auto& i) {
         auto const transfers = i.payment->transfers;
         debit(i, {"M-1", "DE98ZZZ", "DE89370400440532013000"});
         i.payment->transfers = transfers;
     }},
    {"DE-R-030", "BR-DE-30",
     [](auto& i) {
         debit(i, {"M-1", "", "DE89370400440532013000"});
     }},
    {"DE-R-031", "BR-DE-31",
     [](auto& i) {
         debit(i, {"M-1", "DE98ZZZ", ""});
     }},
};

}  // namespace

TEST(PeppolRules, between_two_germans_the_rules_of_xrechnung_hold_under_other_names) {
    test::Documents documents;
    test::BrokenRules broken;
    for (auto const& seed : german_seeds) {
        auto invoice = billing_between("DE", "DE");
        EXPECT_EQ(fatal(check_peppol(invoice)), Rules{}) << seed.peppol;
        EXPECT_EQ(fatal(check_xrechnung(invoice)), Rules{}) << seed.xrechnung;
        seed.put(invoice);
        EXPECT_EQ(fatal(check_peppol(invoice)), Rules{seed.peppol});
        EXPECT_EQ(fatal(check_xrechnung(invoice)), Rules{seed.xrechnung});
        if (!is_written(invoice)) continue;
        documents[seed.peppol] = write(invoice, Syntax::ubl);
        broken[seed.peppol] = {seed.peppol};
    }
    expect_officially(documents, broken);
}

TEST(PeppolRules, what_a_country_asks_of_its_own_is_not_asked_of_others) {
    auto invoice = billing_between("DE", "FR");
    invoice.payment.reset();
    invoice.seller.contact.reset();
    invoice.notes = {};
    EXPECT_EQ(fatal(check_peppol(invoice)), Rules{});
    invoice = billing_between("DE", "DE");
    invoice.notes = {"one", "two"};
    EXPECT_EQ(fatal(check_peppol(invoice)), Rules{}) << "two Germans may say more than one thing";
}

}  // namespace farflung::e_invoice
