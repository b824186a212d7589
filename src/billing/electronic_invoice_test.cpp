#include "billing/electronic_invoice.hpp"

#include <gtest/gtest.h>

#include "e_invoice/read.hpp"
#include "official_rules.hpp"

namespace farflung::billing {

namespace {

Currency money(std::string_view code) { return *Currency::parse(code); }
Decimal decimal(std::string_view text) { return *Decimal::parse(text); }
Date day(std::string_view text) { return *Date::parse(text); }
std::string as_it_is(std::string_view source) { return std::string(source); }

/// One line to bill: what, how much of it, and its tax.
struct Wanted {
    TaxCategory category;
    char const* rate;
    char const* quantity;
    char const* price;
    char const* code;
};

people::PartyDetails seller() {
    return {.name = "Bryn & Søn <Elektrik> GmbH",
            .address = {"Hafenstraße 12", "Hamburg", "", "20457", "DE"},
            .tax_number = "DE136695976",
            .registration_number = "HRB 1",
            .email = "billing@bryn.example",
            .phone = "+49 40 123456",
            .language = "de",
            .currency = money("EUR"),
            .zone = "Europe/Berlin",
            .iban = "DE89370400440532013000",
            .bic = "COBADEFFXXX",
            .electronic_scheme = "9930",
            .electronic_address = "DE136695976"};
}

people::PartyDetails buyer() {
    return {.name = "Ħarbour Works Ltd",
            .address = {"1 Quay Street", "Valletta", "", "VLT 1010", "MT"},
            .tax_number = "MT12345634",
            .registration_number = "C 12345",
            .email = "accounts@harbour.example",
            .currency = money("EUR"),
            .zone = "Europe/Malta",
            .electronic_scheme = "9943",
            .electronic_address = "MT12345634",
            .buyer_reference = "04011000-12345-34"};
}

struct Sort {
    InvoiceKind kind = InvoiceKind::invoice;
    InvoicePurpose purpose = InvoicePurpose::ordinary;
    std::vector<std::string_view> currencies{"EUR", "USD", "JPY", "KWD"};
    bool deducts = false;
};

IssuedDocument issued(Sort const& sort, std::string_view currency, std::vector<Wanted> const& wanted) {
    auto const kind = sort.kind;
    IssuedDocument document;
    document.kind = kind;
    document.purpose = sort.purpose;
    document.number = kind == InvoiceKind::invoice ? "INV-2026-0042" : "CN-2026-0007";
    document.currency = money(currency);
    document.issued_on = day("2026-11-09");
    document.due_on = day("2026-11-23");
    document.reference = "PO 4711";
    document.note = "Thank you.\nSee you at the quay & beyond <soon>.";
    document.language = "en";
    document.seller = seller();
    document.buyer = buyer();
    if (kind == InvoiceKind::credit_note) document.corrects_id = InvoiceId{};
    std::vector<PricedLine> priced;
    for (auto const& one : wanted) {
        InvoiceLine line;
        line.description = "Survey of the quay, part " + std::to_string(document.lines.size() + 1);
        line.detail = "by \"Ilse\"";
        line.quantity = decimal(one.quantity);
        line.unit = document.lines.empty() ? "h" : "";
        line.price = decimal(one.price);
        line.tax_rate = decimal(one.rate);
        line.tax_category = one.category;
        line.tax_code = one.code;
        document.lines.push_back(line);
        priced.push_back({line.quantity, line.price, line.tax_rate, line.tax_category});
    }
    auto const totals = calculate(document.currency, priced);
    for (std::size_t i = 0; i < document.lines.size(); ++i) document.lines[i].net = totals.line_nets[i];
    document.taxes = totals.taxes;
    document.net = totals.net;
    document.tax = totals.tax;
    document.total = totals.total;
    document.rate = document.currency.text() == "EUR" ? Decimal(1) : decimal("0.9137");
    document.base_total = convert(document.total, document.rate, money("EUR"), Rounding::half_up);
    return document;
}

/// Every category, alone and mixed as the law allows, each with several lines.
std::vector<std::vector<Wanted>> mixes() {
    using enum TaxCategory;
    return {
        {{S, "19", "1", "1000", ""}},
        {{S, "19", "3.5", "120.50", ""}, {S, "7", "2", "9.99", ""}, {S, "19", "-1", "50", ""}},
        {{S, "8.1", "7", "0.333", ""}, {S, "2.6", "13", "1.005", ""}},
        {{Z, "0", "2", "75", ""}},
        {{E, "0", "1", "480", "VATEX-EU-132"}, {S, "19", "1", "20", ""}},
        {{AE, "0", "1.25", "99.99", "VATEX-EU-AE"}},
        {{K, "0", "10", "12.34", "VATEX-EU-IC"}, {K, "0", "1", "5", ""}},
        {{G, "0", "4", "250", "VATEX-EU-G"}},
        {{O, "0", "1", "333", "VATEX-EU-O"}, {O, "0", "2", "1", ""}},
        {{S, "19", "1", "10", ""}, {AE, "0", "1", "10", ""}, {Z, "0", "1", "10", ""}, {E, "0", "1", "10", ""}},
    };
}

/// Every kind of document that is issued here.
std::vector<Sort> sorts() {
    return {{},
            {.kind = InvoiceKind::credit_note},
            {.kind = InvoiceKind::self_billed, .currencies = {"EUR", "JPY"}},
            {.purpose = InvoicePurpose::advance, .currencies = {"EUR"}},
            {.currencies = {"USD"}, .deducts = true}};
}

struct Made {
    ElectronicForm form;
    e_invoice::EInvoice invoice;
    std::string xml;
};

std::map<std::string, Made> generated() {
    std::map<std::string, Made> made;
    int number = 0;
    for (auto const& sort : sorts()) {
        for (auto const currency : sort.currencies) {
            for (auto const& mix : mixes()) {
                auto const document = issued(sort, currency, mix);
                std::vector<e_invoice::PrecedingInvoice> preceding;
                if (document.corrects_id || sort.deducts) preceding.push_back({"INV-2026-0041", day("2026-11-02")});
                if (sort.deducts) preceding.push_back({"INV-2026-0017", day("2026-08-30")});
                ++number;
                for (auto const form : electronic_forms()) {
                    auto const invoice = e_invoice_of(document, preceding, form, as_it_is);
                    if (!findings_of(invoice, form).empty()) continue;
                    auto const name = std::to_string(number) + "-" + std::string(name_of_form(form));
                    made.emplace(name, Made{form, invoice, write_electronic(invoice, form)});
                }
            }
        }
    }
    return made;
}

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
        for (auto const& finding : e_invoice::check(e_invoice::read_xml(broken).invoice)) ours.insert(finding.rule);
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

TEST(ElectronicInvoice, tax_is_told_in_the_accounting_currency_too_as_the_ledger_has_it) {
    auto const document = issued({}, "USD", {{TaxCategory::S, "19", "1", "1000.01", ""}});
    auto const invoice = e_invoice_of(document, {}, ubl, as_it_is);
    EXPECT_EQ(invoice.base_currency, "EUR");
    auto const net = convert(document.net, document.rate, money("EUR"), Rounding::half_up);
    EXPECT_EQ(*invoice.totals.base_tax, (document.base_total - net).decimal());
}

}  // namespace farflung::billing
