#include <gtest/gtest.h>

#include "billing/sample_documents.hpp"

#include "e_invoice/read.hpp"
#include "official_rules.hpp"

namespace farflung::billing {

namespace {

test::Documents in_syntax(std::map<std::string, Made> const& made, std::initializer_list<ElectronicForm> forms) {
    test::Documents documents;
    for (auto const& [name, one] : made) {
        if (std::ranges::find(forms, one.form) != forms.end()) documents[name] = one.xml;
    }
    return documents;
}

std::string told(test::BrokenRules const& broken) {
    std::string text;
    for (auto const& [name, rules] : broken) {
        text += name + ":";
        for (auto const& rule : rules) text += " " + rule;
        text += "\n";
    }
    return text;
}

bool is_note(std::string const& xml) { return xml.find("<CreditNote ") != std::string::npos; }

}  // namespace

using enum ElectronicForm;

TEST(ElectronicInvoice, official_rules_take_every_document_that_we_write) {
    if (auto const why = test::why_no_schematron(); !why.empty()) GTEST_SKIP() << why;
    auto const made = generated();
    auto const ubl_forms = in_syntax(made, {ubl, xrechnung, peppol});
    auto const cii_forms = in_syntax(made, {cii});
    EXPECT_GE(in_syntax(made, {ubl}).size(), 60U);
    EXPECT_GE(cii_forms.size(), 60U);
    EXPECT_GE(in_syntax(made, {xrechnung}).size(), 50U);
    EXPECT_GE(in_syntax(made, {peppol}).size(), 50U);
    auto const rules = *test::oracles("en16931");
    EXPECT_EQ(told(test::run_schematron(rules / "EN16931-UBL-validation.xslt", ubl_forms)), "");
    EXPECT_EQ(told(test::run_schematron(rules / "EN16931-CII-validation.xslt", cii_forms)), "");
    auto const german = *test::oracles("xrechnung") / "XRechnung-UBL-validation.xslt";
    EXPECT_EQ(told(test::run_schematron(german, in_syntax(made, {xrechnung}))), "");
    auto const network = test::oracles("peppol");
    if (!network) return;
    EXPECT_EQ(told(test::run_schematron(*network / "PEPPOL-EN16931-UBL.xslt", in_syntax(made, {peppol}))), "");
}

TEST(ElectronicInvoice, the_profile_of_factur_x_takes_what_is_attached) {
    if (auto const why = test::why_no_schematron(); !why.empty()) GTEST_SKIP() << why;
    auto const profile = test::oracles("factur-x/en16931-profile");
    if (!profile) GTEST_SKIP() << "the rules of Factur-X are not here";
    auto const attached = in_syntax(generated(), {cii});
    EXPECT_EQ(told(test::run_schematron(*profile / "Factur-X_1.09_EN16931.xsl", attached)), "");
    EXPECT_EQ(test::run_schema(*profile / "Factur-X_EN16931.xsd", attached), "");
}

TEST(ElectronicInvoice, schemas_take_every_document_that_we_write) {
    auto const ubl_schemas = test::oracles("ubl-2.1-xsd");
    if (!ubl_schemas) GTEST_SKIP() << "the schemas are not here";
    auto const made = generated();
    test::Documents invoices;
    test::Documents notes;
    for (auto const& [name, xml] : in_syntax(made, {ubl, xrechnung, peppol}))
        (is_note(xml) ? notes : invoices)[name] = xml;
    EXPECT_EQ(test::run_schema(*ubl_schemas / "maindoc/UBL-Invoice-2.1.xsd", invoices), "");
    EXPECT_EQ(test::run_schema(*ubl_schemas / "maindoc/UBL-CreditNote-2.1.xsd", notes), "");
    auto const cii_schema =
        *test::oracles("en16931") / "cii-xsd-d16b/uncefact/data/standard/CrossIndustryInvoice_100pD16B.xsd";
    EXPECT_EQ(test::run_schema(cii_schema, in_syntax(made, {cii})), "");
}

TEST(ElectronicInvoice, what_is_written_is_read_again_word_for_word) {
    for (auto const& [name, one] : generated()) {
        auto const read = e_invoice::read_xml(one.xml);
        EXPECT_TRUE(read.findings.empty()) << name;
        EXPECT_EQ(to_json(read.invoice),
                  to_json(e_invoice::read_xml(e_invoice::write(read.invoice, read.syntax)).invoice))
            << name;
        EXPECT_EQ(*read.invoice.totals.total, *one.invoice.totals.total) << name;
        EXPECT_EQ(read.invoice.lines.size(), one.invoice.lines.size()) << name;
    }
}

/// What we break in a valid document, and the rule that both judges must name.
struct Seed {
    char const* rule;
    char const* from;
    char const* to;
};

TEST(ElectronicInvoice, both_judges_refuse_what_is_broken_on_purpose) {
    auto const document = issued({}, "EUR", mixes()[1]);
    auto const xml = write_electronic(e_invoice_of(document, {}, ubl, as_it_is), ubl);
    test::Documents documents;
    std::vector<Seed> const seeds{
        {"BR-02", "<cbc:ID>INV-2026-0042</cbc:ID>", ""},
        {"BR-05", "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>", ""},
        {"BR-CL-04", "<cbc:DocumentCurrencyCode>EUR<", "<cbc:DocumentCurrencyCode>EUX<"},
        {"BR-CL-01", "<cbc:InvoiceTypeCode>380<", "<cbc:InvoiceTypeCode>999<"},
        {"BR-CO-09", "<cbc:CompanyID>DE136695976<", "<cbc:CompanyID>136695976<"},
        {"BR-09", "<cbc:IdentificationCode>DE</cbc:IdentificationCode>", ""},
        {"BR-CL-14", "<cbc:IdentificationCode>MT<", "<cbc:IdentificationCode>ZY<"},
        {"BR-CO-10", "<cbc:LineExtensionAmount currencyID=\"EUR\">391.73<",
         "<cbc:LineExtensionAmount currencyID=\"EUR\">391.74<"},
        {"BR-S-05", "<cac:ClassifiedTaxCategory>\n        <cbc:ID>S</cbc:ID>\n        <cbc:Percent>7<",
         "<cac:ClassifiedTaxCategory>\n        <cbc:ID>S</cbc:ID>\n        <cbc:Percent>0<"},
        {"BR-CL-23", "unitCode=\"HUR\"", "unitCode=\"MO\""},
        {"BR-61", "<cbc:ID>DE89370400440532013000</cbc:ID>", ""},
        {"BR-25", "<cbc:Name>Survey of the quay, part 2</cbc:Name>", ""},
    };
    for (auto const& seed : seeds) {
        auto broken = xml;
        auto const at = broken.find(seed.from);
        ASSERT_NE(at, std::string::npos) << seed.rule << "\n" << xml;
        broken.replace(at, std::string_view(seed.from).size(), seed.to);
        std::set<std::string> ours;
        for (auto const& finding : e_invoice::check(e_invoice::read_xml(broken))) ours.insert(finding.rule);
        EXPECT_TRUE(ours.contains(seed.rule)) << seed.rule;
        documents[seed.rule] = broken;
    }
    if (auto const why = test::why_no_schematron(); !why.empty()) GTEST_SKIP() << why;
    auto const broken = test::run_schematron(*test::oracles("en16931") / "EN16931-UBL-validation.xslt", documents);
    for (auto const& seed : seeds) {
        ASSERT_TRUE(broken.contains(seed.rule)) << seed.rule;
        EXPECT_TRUE(broken.at(seed.rule).contains(seed.rule)) << told(broken);
    }
}

TEST(ElectronicInvoice, what_is_missing_is_said_with_its_rule_and_our_own_field) {
    auto document = issued({}, "EUR", {{TaxCategory::S, "0", "1", "10", ""}});
    document.seller.phone.clear();
    document.seller.iban.clear();
    document.buyer.buyer_reference.clear();
    document.reference.clear();
    document.buyer.address.country.clear();
    std::map<std::string, std::string> fields;
    try {
        write_electronic(e_invoice_of(document, {}, xrechnung, as_it_is), xrechnung);
    } catch (Refusal const& refusal) {
        EXPECT_EQ(refusal.code, "e_invoice.not_valid");
        for (auto const& problem : refusal.problems) fields[problem.rule] = problem.path;
    }
    EXPECT_EQ(fields, (std::map<std::string, std::string>{{"BR-11", "buyer/address/country"},
                                                          {"BR-S-05", "lines/0/tax_rate"},
                                                          {"BR-DE-1", "seller/iban"},
                                                          {"BR-DE-6", "seller/phone"},
                                                          {"BR-DE-15", "buyer/buyer_reference"}}));
}

TEST(ElectronicInvoice, a_third_digit_of_a_dinar_cannot_be_written) {
    auto const document = issued({}, "KWD", {{TaxCategory::Z, "0", "1", "10.125", ""}});
    auto const findings = findings_of(e_invoice_of(document, {}, ubl, as_it_is), ubl);
    auto const is_about_digits = [](auto const& one) { return one.rule == "BR-DEC-09" && one.field == "net"; };
    EXPECT_TRUE(std::ranges::any_of(findings, is_about_digits));
}

TEST(ElectronicInvoice, tells_the_tax_as_it_is_declared_in_that_currency) {
    auto document = issued({}, "USD", {{TaxCategory::S, "25", "1", "1000.01", ""}});
    document.declared_tax = DeclaredTax{Amount{170045, money("DKK")}, decimal("6.8018"), document.issued_on, "ECB"};
    auto const invoice = e_invoice_of(document, {}, ubl, as_it_is);
    EXPECT_EQ(invoice.base_currency, "DKK");
    EXPECT_EQ(invoice.totals.base_tax->text(), "1700.45");
    document.declared_tax.reset();
    EXPECT_EQ(e_invoice_of(document, {}, ubl, as_it_is).base_currency, "");
}

TEST(ElectronicInvoice, tells_german_offices_of_a_discount_in_their_own_form) {
    auto const document = issued({.discounts = true}, "EUR", {{TaxCategory::S, "19", "1", "100", ""}});
    EXPECT_EQ(e_invoice_of(document, {}, xrechnung, as_it_is).terms, "#SKONTO#TAGE=10#PROZENT=2.50#\n");
}

}  // namespace farflung::billing
