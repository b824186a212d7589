#include <gtest/gtest.h>

#include <set>

#include "e_invoice/read.hpp"
#include "e_invoice/sample_billing.hpp"
#include "e_invoice/write.hpp"

namespace farflung::e_invoice {

namespace {

using Rules = std::set<std::string>;

Rules broken(std::string const& xml) {
    auto const read = read_xml(xml);
    Rules rules;
    for (auto const& finding : read.findings) rules.insert(finding.rule);
    for (auto const& finding : check_peppol(read.invoice)) {
        if (finding.severity == Severity::fatal) rules.insert(finding.rule);
    }
    return rules;
}

EInvoice full() {
    auto invoice = billing_between("FR", "BE");
    invoice.base_currency = "USD";
    invoice.totals.base_tax = amount("140.00");
    invoice.lines[0].gross_price = Decimal(60);
    invoice.lines[0].price_discount = Decimal(10);
    invoice.lines[0].object = {"B-7", ""};
    Adjustment discount;
    discount.amount = Decimal(0);
    discount.reason = "None";
    invoice.lines[0].adjustments.push_back(discount);
    return invoice;
}

struct Seed {
    char const* rule;
    char const* from;
    char const* to;
};

std::string seeded(std::string xml, Seed const& seed) {
    auto const at = xml.find(seed.from);
    EXPECT_NE(at, std::string::npos) << seed.rule << "\n" << xml;
    return at == std::string::npos ? xml : xml.replace(at, std::string_view(seed.from).size(), seed.to);
}

}  // namespace

TEST(UblProfiles, elements_that_bis_billing_does_not_take_are_told_by_their_rule) {
    auto const xml = write(full(), Syntax::ubl);
    EXPECT_EQ(broken(xml), Rules{});
    constexpr Seed seeds[] = {
        {"PEPPOL-EN16931-R008", "<cbc:BuyerReference>", "<cbc:AccountingCost/><cbc:BuyerReference>"},
        {"PEPPOL-EN16931-R043", "<cbc:ChargeIndicator>false<", "<cbc:ChargeIndicator>0<"},
        {"PEPPOL-EN16931-R044", "<cbc:ChargeIndicator>false</cbc:ChargeIndicator>\n        <cbc:Amount",
         "<cbc:ChargeIndicator>true</cbc:ChargeIndicator>\n        <cbc:Amount"},
        {"PEPPOL-EN16931-R051", "<cbc:PriceAmount currencyID=\"EUR\"", "<cbc:PriceAmount currencyID=\"SEK\""},
        {"PEPPOL-EN16931-R053", "<cac:LegalMonetaryTotal>",
         "<cac:TaxTotal><cbc:TaxAmount currencyID=\"EUR\">125.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount "
         "currencyID=\"EUR\">0</cbc:TaxableAmount></cac:TaxSubtotal></cac:TaxTotal><cac:LegalMonetaryTotal>"},
        {"PEPPOL-EN16931-R054", "<cac:LegalMonetaryTotal>",
         "<cac:TaxTotal><cbc:TaxAmount currencyID=\"USD\">140.00</cbc:TaxAmount></cac:TaxTotal>"
         "<cac:LegalMonetaryTotal>"},
        {"PEPPOL-EN16931-R100", "<cac:DocumentReference>",
         "<cac:DocumentReference><cbc:ID>C</cbc:ID></cac:DocumentReference><cac:DocumentReference>"},
        {"PEPPOL-EN16931-R101", "<cbc:DocumentTypeCode>130<", "<cbc:DocumentTypeCode>131<"},
        {"PEPPOL-EN16931-P0100", "<cbc:InvoiceTypeCode>380<", "<cbc:InvoiceTypeCode>381<"},
        {"PEPPOL-EN16931-F001", "<cbc:DueDate>2026-11-23<", "<cbc:DueDate>2026-11-23Z<"},
        {"PEPPOL-EN16931-CL007", "<cbc:PriceAmount currencyID=\"EUR\"", "<cbc:PriceAmount currencyID=\"EUX\""},
    };
    for (auto const& seed : seeds) EXPECT_TRUE(broken(seeded(xml, seed)).contains(seed.rule)) << seed.rule;
}

TEST(UblProfiles, a_credit_note_has_types_and_one_project_of_its_own) {
    auto note = billing_between("FR", "BE");
    note.type = "381";
    note.due_on.reset();
    auto const xml = write(note, Syntax::ubl);
    EXPECT_EQ(broken(xml), Rules{});
    EXPECT_EQ(broken(seeded(xml, {"", "<cbc:CreditNoteTypeCode>381<", "<cbc:CreditNoteTypeCode>380<"})),
              (Rules{"BR-CL-01", "PEPPOL-EN16931-P0101"}));
    std::string const project =
        "<cac:AdditionalDocumentReference><cbc:ID>P</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode>"
        "</cac:AdditionalDocumentReference>";
    auto const projects = project + project + "<cac:AccountingSupplierParty>";
    EXPECT_EQ(broken(seeded(xml, {"", "<cac:AccountingSupplierParty>", projects.c_str()})),
              Rules{"PEPPOL-EN16931-R080"});
}

TEST(UblProfiles, self_billing_and_other_profiles_are_not_held_to_bis_billing) {
    auto invoice = full();
    invoice.specification = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:selfbilling:3.0";
    EXPECT_FALSE(is_peppol(invoice));
    auto const xml = seeded(write(invoice, Syntax::ubl), {"", "<cbc:DueDate>2026-11-23<", "<cbc:DueDate>2026-11-23Z<"});
    EXPECT_TRUE(read_xml(xml).findings.empty());
}

}  // namespace farflung::e_invoice
