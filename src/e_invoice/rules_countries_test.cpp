#include <gtest/gtest.h>

#include "e_invoice/sample_faults.hpp"

namespace farflung::e_invoice {

namespace {

void last_day(EInvoice& invoice, std::string const& day) {
    invoice.documents.push_back({.id = day, .description = "EINDAGI"});
}

void number_part(EInvoice& invoice, std::string const& from, std::string const& to) {
    invoice.number.replace(invoice.number.find(from), from.size(), to);
}

Seed const northern_seeds[] = {
    {"NO-R-001", "NO", "BE", [](auto& i) { i.seller.tax_number = "NO923609016"; }},
    {"SE-R-001", "SE", "BE", [](auto& i) { i.seller.tax_number = "SE5560360793"; }},
    {"SE-R-002", "SE", "BE", [](auto& i) { i.seller.tax_number = "SE5560360793AB"; }},
    {"SE-R-003",
     "SE",
     "BE",
     [](auto& i) {
         i.seller.registration_number = {"556036079A", ""};
     },
     {"SE-R-013"}},
    {"SE-R-004",
     "SE",
     "BE",
     [](auto& i) {
         i.seller.registration_number = {"55603607", ""};
     },
     {"SE-R-013"}},
    {"SE-R-005", "SE", "BE", [](auto& i) { i.seller.local_tax_number = "556036-0793"; }},
    {"SE-R-006", "SE", "BE", [](auto& i) { i.lines[0].tax.rate = Decimal(24); }},
    {"SE-R-013", "SE", "BE",
     [](auto& i) {
         i.seller.registration_number = {"5560360794", ""};
     }},
    {"DK-R-002", "DK", "BE", [](auto& i) { i.seller.registration_number = {}; }},
    {"DK-R-003", "DK", "DK",
     [](auto& i) {
         i.lines[0].classifications = {{"81101500", "TST", "17.0"}};
     }},
    {"DK-R-004", "DK", "DK",
     [](auto& i) {
         i.adjustments.push_back({.is_charge = true, .amount = Decimal(1), .reason = "Sugar", .reason_code = "ZZZ"});
     }},
    {"DK-R-005", "DK", "DK",
     [](auto& i) {
         pay(i, "30", "", {"DK5000400440116243", "", ""});
     }},
    {"DK-R-006", "DK", "DK",
     [](auto& i) {
         pay(i, "42", "", {"0440116243", "", ""});
     }},
    {"DK-R-007", "DK", "DK",
     [](auto& i) {
         debit(i, {"M-1", "", ""});
         i.payment->means = "49";
     }},
    {"DK-R-008", "DK", "DK",
     [](auto& i) {
         pay(i, "50", "99#", {"1234567", "", ""});
     }},
    {"DK-R-009", "DK", "DK",
     [](auto& i) {
         pay(i, "50", "04#123", {"1234567", "", ""});
     }},
    {"DK-R-010", "DK", "DK",
     [](auto& i) {
         pay(i, "93", "73#", {"1234567", "", ""});
     }},
    {"DK-R-011", "DK", "DK",
     [](auto& i) {
         pay(i, "93", "71#123", {"12345678", "", ""});
     }},
    {"DK-R-013", "DK", "DK",
     [](auto& i) {
         i.buyer.identifiers = {{"77", ""}};
     }},
    {"DK-R-014", "DK", "BE", [](auto& i) { i.seller.registration_number.scheme.clear(); }},
    {"DK-R-016", "DK", "DK",
     [](auto& i) {
         make_note(i);
         i.totals.due = Decimal(-1);
     }},
    {"DK-R-017", "DK", "DK",
     [](auto& i) {
         i.buyer.registration_number.scheme = "0088";
         i.buyer.registration_number.id = "7300010000001";
     }},
    {"IS-R-002", "IS", "BE", [](auto& i) { i.seller.registration_number.scheme.clear(); }},
    {"IS-R-003", "IS", "BE", [](auto& i) { i.seller.address->street.clear(); }},
    {"IS-R-004", "IS", "IS", [](auto& i) { i.buyer.registration_number = {}; }},
    {"IS-R-005", "IS", "IS", [](auto& i) { i.buyer.address->postcode.clear(); }},
    {"IS-R-006", "IS", "BE",
     [](auto& i) {
         pay(i, "9", "", {"01236612345", "", ""});
     }},
    {"IS-R-007", "IS", "BE",
     [](auto& i) {
         pay(i, "42", "", {"01232612345", "", ""});
     }},
    {"IS-R-008", "IS", "BE", [](auto& i) { last_day(i, "30.11.2026"); }},
    {"IS-R-009",
     "IS",
     "BE",
     [](auto& i) {
         last_day(i, "2026-11-30");
         i.due_on.reset();
     },
     {"IS-R-010"}},
    {"IS-R-010", "IS", "BE", [](auto& i) { last_day(i, "2026-11-20"); }},
};

Seed const southern_seeds[] = {
    {"IT-R-001", "IT", "BE", [](auto& i) { i.seller.local_tax_number = "12345"; }},
    {"IT-R-002", "IT", "BE", [](auto& i) { i.seller.address->street.clear(); }},
    {"IT-R-003", "IT", "BE", [](auto& i) { i.seller.address->city.clear(); }},
    {"IT-R-004", "IT", "BE", [](auto& i) { i.seller.address->postcode.clear(); }},
    {"GR-R-001-1", "GR", "BE", [](auto& i) { i.number += "|8"; }},
    {"GR-R-001-2", "GR", "BE", [](auto& i) { number_part(i, "094259216", "094259217"); }},
    {"GR-R-001-3", "GR", "BE", [](auto& i) { number_part(i, "09/11", "10/11"); }},
    {"GR-R-001-4", "GR", "BE", [](auto& i) { number_part(i, "|1|", "|A|"); }},
    {"GR-R-001-5", "GR", "BE", [](auto& i) { number_part(i, "|1.1|", "|9.9|"); }},
    {"GR-R-001-6", "GR", "BE", [](auto& i) { number_part(i, "|0|", "||"); }},
    {"GR-R-001-7", "GR", "BE", [](auto& i) { number_part(i, "|0|7", "|0|"); }},
    {"GR-R-002", "GR", "BE", [](auto& i) { i.seller.trading_name.clear(); }},
    {"GR-R-003", "GR", "BE", [](auto& i) { i.seller.tax_number = "GR094259216"; }},
    {"GR-R-004-1", "GR", "BE", [](auto& i) { i.documents.erase(i.documents.begin()); }},
    {"GR-R-004-2", "GR", "BE", [](auto& i) { i.documents[0].id = "0"; }},
    {"GR-R-005", "GR", "BE", [](auto& i) { i.buyer.trading_name.clear(); }},
    {"GR-R-006", "GR", "GR", [](auto& i) { i.buyer.tax_number.clear(); }},
    {"GR-R-008-2", "GR", "BE", [](auto& i) { i.documents.push_back(i.documents[1]); }},
    {"GR-R-008-3", "GR", "BE", [](auto& i) { i.documents[1].address.clear(); }},
    {"GR-R-009", "GR", "BE",
     [](auto& i) {
         i.seller.electronic_address = {"7300010000001", "0088"};
     }},
    {"GR-R-010", "GR", "GR",
     [](auto& i) {
         i.buyer.electronic_address = {"7300010000001", "0088"};
     }},
};

Seed const dutch_seeds[] = {
    {"NL-R-001", "NL", "BE",
     [](auto& i) {
         make_note(i);
         i.preceding.clear();
     }},
    {"NL-R-002", "NL", "BE", [](auto& i) { i.seller.address->street.clear(); }},
    {"NL-R-003", "NL", "BE", [](auto& i) { i.seller.registration_number.scheme.clear(); }},
    {"NL-R-004", "NL", "NL", [](auto& i) { i.buyer.address->city.clear(); }},
    {"NL-R-005", "NL", "NL", [](auto& i) { i.buyer.registration_number.scheme.clear(); }},
    {"NL-R-006", "NL", "BE",
     [](auto& i) {
         i.tax_representative = TaxRepresentative{"Rep", "NL004495445B01", PostalAddress{.country = "NL"}};
     }},
    {"NL-R-007", "NL", "BE", [](auto& i) { i.payment.reset(); }},
    {"NL-R-008", "NL", "NL", [](auto& i) { i.payment->means = "42"; }},
    {"NL-R-009", "NL", "BE", [](auto& i) { i.lines[0].order_line = "3"; }},
};

}  // namespace

TEST(PeppolRules, sellers_in_the_north_are_held_to_their_own_rules) { expect_each(northern_seeds); }
TEST(PeppolRules, sellers_in_the_south_are_held_to_their_own_rules) { expect_each(southern_seeds); }
TEST(PeppolRules, sellers_in_the_netherlands_are_held_to_their_own_rules) { expect_each(dutch_seeds); }

}  // namespace farflung::e_invoice
