#include <gtest/gtest.h>

#include "e_invoice/sample_faults.hpp"

namespace farflung::e_invoice {

namespace {

void discount(EInvoice& invoice, std::optional<Decimal> base, std::optional<Decimal> percentage) {
    Adjustment one;
    one.amount = amount("10.00");
    one.base_amount = base;
    one.percentage = percentage;
    one.reason = "Discount";
    invoice.lines[0].adjustments.push_back(one);
    invoice.lines[0].net = amount("490.00");
}

void exempt(EInvoice& invoice, std::string const& code) { invoice.taxes[0].reason_code = code; }

Seed const document_seeds[] = {
    {"PEPPOL-EN16931-R001", "FR", "BE", [](auto& i) { i.process.clear(); }, {"PEPPOL-EN16931-R007"}},
    {"PEPPOL-EN16931-R002", "FR", "BE",
     [](auto& i) {
         i.notes = {"one", "two"};
     }},
    {"PEPPOL-EN16931-R003", "FR", "BE", [](auto& i) { i.buyer_reference.clear(); }},
    {"PEPPOL-EN16931-R004", "FR", "BE", [](auto& i) { i.specification += "::2.1"; }},
    {"PEPPOL-EN16931-R005", "FR", "BE",
     [](auto& i) {
         i.base_currency = "EUR";
         i.totals.base_tax = amount("125.00");
     }},
    {"PEPPOL-EN16931-R007", "FR", "BE", [](auto& i) { i.process = "urn:fdc:peppol.eu:2017:poacc:billing:99:1.0"; }},
    {"PEPPOL-EN16931-R010", "FR", "BE", [](auto& i) { i.buyer.electronic_address = {}; }},
    {"PEPPOL-EN16931-R020", "FR", "BE", [](auto& i) { i.seller.electronic_address = {}; }},
    {"PEPPOL-EN16931-R055", "FR", "BE",
     [](auto& i) {
         i.base_currency = "USD";
         i.totals.base_tax = amount("-140.00");
     }},
    {"PEPPOL-EN16931-R061", "FR", "BE",
     [](auto& i) {
         debit(i, {"", "DE98ZZZ", "DE89370400440532013000"});
     }},
    {"PEPPOL-EN16931-P0100", "FR", "BE", [](auto& i) { i.type = "389"; }},
    {"PEPPOL-EN16931-P0101", "FR", "BE", [](auto& i) { i.type = "261"; }},
    {"PEPPOL-EN16931-P0112", "FR", "BE", [](auto& i) { i.type = "384"; }},
    {"PEPPOL-EN16931-CL001", "FR", "BE",
     [](auto& i) { i.documents = {{.id = "1", .mime = "text/html", .filename = "a.html", .is_attached = true}}; }},
    {"PEPPOL-EN16931-CL006", "FR", "BE", [](auto& i) { i.taxed_by = "4"; }},
    {"PEPPOL-EN16931-CL008", "FR", "BE",
     [](auto& i) {
         i.buyer.electronic_address = {"a@b.example", "EM"};
     }},
    {"PEPPOL-EN16931-P0104", "FR", "BE", [](auto& i) { exempt(i, "VATEX-EU-G"); }},
    {"PEPPOL-EN16931-P0105", "FR", "BE", [](auto& i) { exempt(i, "VATEX-EU-O"); }},
    {"PEPPOL-EN16931-P0106", "FR", "BE", [](auto& i) { exempt(i, "vatex-eu-ic"); }},
    {"PEPPOL-EN16931-P0107", "FR", "BE", [](auto& i) { exempt(i, "VATEX-EU-AE"); }},
    {"PEPPOL-EN16931-P0108", "FR", "BE", [](auto& i) { exempt(i, "VATEX-EU-D"); }},
    {"PEPPOL-EN16931-P0109", "FR", "BE", [](auto& i) { exempt(i, "VATEX-EU-F"); }},
    {"PEPPOL-EN16931-P0110", "FR", "BE", [](auto& i) { exempt(i, "VATEX-EU-I"); }},
    {"PEPPOL-EN16931-P0111", "FR", "BE", [](auto& i) { exempt(i, "VATEX-EU-J"); }},
};

Seed const line_seeds[] = {
    {"PEPPOL-EN16931-R040", "FR", "BE", [](auto& i) { discount(i, Decimal(500), Decimal(3)); }},
    {"PEPPOL-EN16931-R041", "FR", "BE", [](auto& i) { discount(i, std::nullopt, Decimal(2)); }},
    {"PEPPOL-EN16931-R042", "FR", "BE", [](auto& i) { discount(i, Decimal(500), std::nullopt); }},
    {"PEPPOL-EN16931-CL002", "FR", "BE",
     [](auto& i) {
         discount(i, Decimal(500), Decimal(2));
         i.lines[0].adjustments[0].reason_code = "1";
     }},
    {"PEPPOL-EN16931-CL003", "FR", "BE",
     [](auto& i) { i.adjustments.push_back({.is_charge = true, .amount = Decimal(1), .reason_code = "95"}); }},
    {"PEPPOL-EN16931-R046", "FR", "BE",
     [](auto& i) {
         i.lines[0].gross_price = Decimal(60);
         i.lines[0].price_discount = Decimal(9);
     }},
    {"PEPPOL-EN16931-R110", "FR", "BE",
     [](auto& i) {
         i.period = Period{Date::parse("2026-10-01"), Date::parse("2026-10-31")};
         i.lines[0].period = Period{Date::parse("2026-09-30"), Date::parse("2026-10-31")};
     }},
    {"PEPPOL-EN16931-R111", "FR", "BE",
     [](auto& i) {
         i.period = Period{Date::parse("2026-10-01"), Date::parse("2026-10-31")};
         i.lines[0].period = Period{Date::parse("2026-10-01"), Date::parse("2026-11-01")};
     }},
    {"PEPPOL-EN16931-R120", "FR", "BE", [](auto& i) { i.lines[0].net = amount("500.03"); }},
    {"PEPPOL-EN16931-R121", "FR", "BE",
     [](auto& i) {
         i.lines[0].price = Decimal(-50);
         i.lines[0].price_quantity = Decimal(-1);
     }},
    {"PEPPOL-EN16931-R130", "FR", "BE",
     [](auto& i) {
         i.lines[0].price_quantity = Decimal(1);
         i.lines[0].price_unit = "DAY";
     }},
};

Seed const number_seeds[] = {
    {"PEPPOL-COMMON-R040", "FR", "BE", [](auto& i) { i.buyer.electronic_address.id = "7300010000002"; }},
    {"PEPPOL-COMMON-R041", "FR", "BE",
     [](auto& i) {
         i.buyer.electronic_address = {"923609017", "0192"};
     }},
    {"PEPPOL-COMMON-R042", "FR", "BE",
     [](auto& i) {
         i.buyer.registration_number = {"1358562", "0184"};
     }},
    {"PEPPOL-COMMON-R043", "FR", "BE",
     [](auto& i) {
         i.buyer.registration_number = {"0403170702", "0208"};
     }},
    {"PEPPOL-COMMON-R049", "FR", "BE",
     [](auto& i) {
         i.buyer.identifiers = {{"5560360794", "0007"}};
     }},
    {"PEPPOL-COMMON-R050", "FR", "BE",
     [](auto& i) {
         i.buyer.electronic_address = {"51824753557", "0151"};
     }},
    {"PEPPOL-COMMON-R052", "FR", "BE",
     [](auto& i) {
         i.buyer.electronic_address = {"123456789", "0096"};
     }},
    {"PEPPOL-COMMON-R053", "FR", "BE",
     [](auto& i) {
         i.buyer.electronic_address = {"13585628", "0198"};
     }},
};

}  // namespace

TEST(PeppolRules, what_is_wrong_with_a_document_is_told_by_its_rule) { expect_each(document_seeds); }
TEST(PeppolRules, what_is_wrong_with_a_line_is_told_by_its_rule) { expect_each(line_seeds); }
TEST(PeppolRules, what_is_wrong_with_a_number_is_told_by_its_rule) { expect_each(number_seeds); }

TEST(PeppolRules, what_the_official_rules_only_warn_of_refuses_nothing) {
    auto invoice = billing_between("NO", "BE");
    invoice.seller.local_tax_number.clear();
    auto const findings = check_peppol(invoice);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "NO-R-002");
    EXPECT_EQ(findings[0].severity, Severity::warning);
    EXPECT_EQ(findings[0].field, "seller/local_tax_number");
}

TEST(PeppolRules, numbers_too_long_for_their_product_are_refused_not_computed) {
    auto invoice = billing_between("FR", "BE");
    invoice.lines[0].quantity = amount("999999.999999999999");
    invoice.lines[0].price = amount("999999.999999999999");
    invoice.lines[0].net = amount("999999999999999999");
    invoice.lines[0].price_quantity = amount("999999999999999999");
    EXPECT_EQ(fatal(check_peppol(invoice)), Rules{"PEPPOL-EN16931-R120"});
}

}  // namespace farflung::e_invoice
