#include "e_invoice/read.hpp"
#include "e_invoice/sample_faults.hpp"

namespace farflung::e_invoice {

namespace {

/// A text of a written invoice that is replaced, and all rules that the document then breaks.
struct ElementSeed {
    std::string from;
    std::string to;
    Rules rules;
};

EInvoice plain() {
    auto invoice = billing_between("FR", "BE");
    invoice.specification = "urn:cen.eu:en16931:2017";
    return invoice;
}

EInvoice undelivered() {
    auto invoice = plain();
    invoice.delivery.reset();
    return invoice;
}

/// Outside the scope of VAT, whose parties have no number of it.
EInvoice untaxed() {
    auto invoice = undelivered();
    invoice.seller.tax_number.clear();
    invoice.seller.registration_number.id = "12345678";
    invoice.buyer.tax_number.clear();
    invoice.lines[0].tax = {"O", std::nullopt};
    invoice.taxes[0] = {.taxable = amount("500.00"), .amount = Decimal(0), .tax = {"O", std::nullopt}, .reason = "Out"};
    invoice.totals.tax = Decimal(0);
    invoice.totals.total = invoice.totals.due = amount("500.00");
    return invoice;
}

EInvoice german() {
    auto invoice = billing_between("DE", "DE");
    invoice.specification = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";
    return invoice;
}

std::string seeded(std::string xml, ElementSeed const& seed) {
    auto const at = xml.find(seed.from);
    EXPECT_NE(at, std::string::npos) << seed.from << "\n" << xml;
    return at == std::string::npos ? xml : xml.replace(at, seed.from.size(), seed.to);
}

/// The schema's part apart, which the official rules leave to the schema.
Rules rules_of(std::string const& xml) {
    auto rules = fatal(check(read_xml(xml)));
    rules.erase("syntax");
    return rules;
}

void expect_seeds(std::string const& xml, std::span<ElementSeed const> seeds,
                  std::vector<std::string> const& stylesheets) {
    EXPECT_EQ(rules_of(xml), Rules{});
    test::Documents documents;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        auto const document = seeded(xml, seeds[i]);
        EXPECT_EQ(rules_of(document), seeds[i].rules) << seeds[i].to;
        documents["seed-" + std::to_string(i)] = document;
    }
    if (!test::why_no_schematron().empty()) return;
    test::BrokenRules broken;
    for (auto const& stylesheet : stylesheets) {
        auto const path =
            *test::oracles(stylesheet.substr(0, stylesheet.find('/'))) / stylesheet.substr(stylesheet.find('/') + 1);
        for (auto const& [name, rules] : test::run_schematron(path, documents))
            broken[name].insert(rules.begin(), rules.end());
    }
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        EXPECT_EQ(broken["seed-" + std::to_string(i)], seeds[i].rules) << "officially " << seeds[i].to;
    }
}

/// What is put before an element: a breakdown, or an allowance of nothing.
ElementSeed ubl_breakdown(std::string const& category, std::string const& tax, Rules const& rules) {
    return {"<cac:TaxSubtotal>",
            "<cac:TaxSubtotal><cbc:TaxableAmount currencyID=\"EUR\">0</cbc:TaxableAmount><cbc:TaxAmount "
            "currencyID=\"EUR\">0</cbc:TaxAmount><cac:TaxCategory><cbc:ID>" +
                category + "</cbc:ID>" + tax + "</cac:TaxCategory></cac:TaxSubtotal><cac:TaxSubtotal>",
            rules};
}

ElementSeed ubl_allowance(std::string const& category, Rules const& rules) {
    return {"<cac:TaxTotal>",
            "<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Thrift"
            "</cbc:AllowanceChargeReason><cbc:Amount currencyID=\"EUR\">0</cbc:Amount><cac:TaxCategory>" +
                category + "</cac:TaxCategory></cac:AllowanceCharge><cac:TaxTotal>",
            rules};
}

ElementSeed cii_breakdown_of(std::string const& category, std::string const& type, std::string const& amount,
                             Rules const& rules) {
    return {"<ram:SpecifiedTradePaymentTerms>",
            "<ram:ApplicableTradeTax><ram:CalculatedAmount>" + amount + "</ram:CalculatedAmount>" + type +
                "<ram:BasisAmount>0</ram:BasisAmount><ram:CategoryCode>" + category +
                "</ram:CategoryCode><ram:RateApplicablePercent>0</ram:RateApplicablePercent></ram:ApplicableTradeTax>"
                "<ram:SpecifiedTradePaymentTerms>",
            rules};
}

void expect_official_cii_to_be_kept(test::Documents const& documents) {
    if (!test::why_no_schematron().empty()) return;
    auto const path = *test::oracles("en16931") / "EN16931-CII-validation.xslt";
    EXPECT_EQ(test::run_schematron(path, documents), test::BrokenRules{});
}

}  // namespace

TEST(Elements, ubl_documents_break_what_the_official_rules_say) {
    ElementSeed const seeds[] = {
        {"unitCode=\"HUR\"", "unitCode=\"ZQX\"", {"BR-CL-23"}},
        {"<cbc:IdentificationCode>BE", "<cbc:IdentificationCode>XI", {}},
        {"<cbc:IdentificationCode>BE", "<cbc:IdentificationCode>", {"BR-11", "BR-CL-14"}},
        {"<cbc:InvoiceTypeCode>380", "<cbc:InvoiceTypeCode>381", {"BR-CL-01"}},
        {"<cbc:DocumentCurrencyCode>", "<cbc:Note>#QQQ#Paid</cbc:Note><cbc:DocumentCurrencyCode>", {"BR-CL-08"}},
        {"<cbc:ID>1</cbc:ID>", "<cbc:ID/>", {"BR-21"}},
        {"<cac:AccountingSupplierParty>",
         "<cac:BillingReference/><cac:AccountingSupplierParty>",
         {"BR-55", "UBL-SR-07"}},
        {"<cac:TaxTotal>",
         "<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode></cac:PaymentMeans><cac:TaxTotal>",
         {"BR-61"}},
        {"<cac:TaxTotal>",
         "<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReason/>"
         "<cbc:Amount currencyID=\"EUR\">0</cbc:Amount></cac:AllowanceCharge><cac:TaxTotal>",
         {"BR-37", "BR-CO-12"}},
        {"<cac:Item>",
         "<cac:Item><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme>"
         "<cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>",
         {"UBL-SR-48"}},
        {"625.00</cbc:PayableAmount>", "624.99</cbc:PayableAmount>", {"BR-CO-16"}},
        {"500.00</cbc:TaxableAmount>", "500.01</cbc:TaxableAmount>", {}},
        {"500.00</cbc:TaxableAmount>", "501.00</cbc:TaxableAmount>", {"BR-S-08"}},
        {"500.00</cbc:TaxableAmount>", "500.000</cbc:TaxableAmount>", {"BR-DEC-19", "UBL-DT-01"}},
        {"<cac:LegalMonetaryTotal>",
         "<cac:TaxTotal><cbc:TaxAmount "
         "currencyID=\"EUR\">125.00</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>",
         {"BR-CO-15"}},
    };
    expect_seeds(write(plain(), Syntax::ubl), seeds, {"en16931/EN16931-UBL-validation.xslt"});
}

TEST(Elements, cii_documents_break_what_the_official_rules_say) {
    ElementSeed const seeds[] = {
        {"<ram:TypeCode>VAT<", "<ram:TypeCode>GST<", {"BR-CO-04", "CII-DT-037"}},
        {"<ram:IBANID>DE89370400440532013000</ram:IBANID>", "", {"BR-50", "BR-61", "CII-SR-470"}},
        {"<ram:NetPriceProductTradePrice>",
         "<ram:NetPriceProductTradePrice><ram:ChargeAmount>50.00</ram:ChargeAmount>",
         {"CII-SR-439", "CII-SR-441"}},
        {" schemeID=\"0088\"", "", {"BR-62"}},
        {"format=\"102\">20261109", "format=\"203\">20261109", {"BR-03"}},
        {">20261109<", ">20261345<", {"CII-DT-097"}},
        {"<ram:BasisAmount>500.00", "<ram:BasisAmount>500.01", {"BR-S-08"}},
        {"<ram:CalculatedAmount>125.00", "<ram:CalculatedAmount>126.00", {"BR-CO-14", "BR-S-09"}},
        {"<ram:LineTotalAmount>500.00", "<ram:LineTotalAmount currencyID=\"EUR\">500.00", {"CII-DT-031"}},
        {"<ram:CountryID>BE", "<ram:CountryName>Belgium</ram:CountryName><ram:CountryID>BE", {"CII-DT-090"}},
        {"<ram:SpecifiedTradeProduct>", "<ram:SpecifiedTradeProduct><ram:OriginTradeCountry/>", {"CII-SR-090"}},
    };
    expect_seeds(write(plain(), Syntax::cii), seeds, {"en16931/EN16931-CII-validation.xslt"});
}

TEST(Elements, ubl_categories_of_no_vat_break_what_the_official_rules_say) {
    std::string const vat = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>";
    std::string const other = "<cac:TaxScheme><cbc:ID>GST</cbc:ID></cac:TaxScheme>";
    std::string const line_end = "</cbc:ID>\n        </cac:TaxScheme>\n      </cac:ClassifiedTaxCategory>";
    ElementSeed const taxed[] = {
        ubl_breakdown("K", {}, {"BR-47", "BR-48"}),
        ubl_breakdown("K", other, {"BR-47", "BR-48"}),
        ubl_breakdown("O", other, {"BR-47", "BR-48"}),
        {"VAT" + line_end, line_end, {"BR-CO-04", "BR-S-02"}},
        {"VAT" + line_end, "GST" + line_end, {"BR-CO-04", "BR-S-02"}},
    };
    expect_seeds(write(undelivered(), Syntax::ubl), taxed, {"en16931/EN16931-UBL-validation.xslt"});
    ElementSeed const untaxed_ones[] = {
        ubl_allowance("<cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent>" + other, {"BR-32", "BR-CO-11", "BR-S-01"}),
        ubl_allowance(vat, {"BR-32", "BR-CO-11", "BR-O-13"}),
    };
    expect_seeds(write(untaxed(), Syntax::ubl), untaxed_ones, {"en16931/EN16931-UBL-validation.xslt"});
}

TEST(Elements, cii_categories_of_no_vat_break_what_the_official_rules_say) {
    ElementSeed const taxed[] = {
        cii_breakdown_of("L", {}, "5", {"BR-47", "BR-48", "BR-CO-14", "BR-CO-17"}),
        cii_breakdown_of("M", "<ram:TypeCode/>", "5", {"BR-47", "BR-48", "BR-CO-14", "BR-CO-17", "CII-DT-037"}),
        cii_breakdown_of("O", "<ram:TypeCode>GST</ram:TypeCode>", "0", {"BR-47", "BR-48", "BR-O-01", "CII-DT-037"}),
        cii_breakdown_of("K", "<ram:TypeCode/>", "0", {"BR-47", "BR-48", "BR-IC-01", "CII-DT-037"}),
    };
    expect_seeds(write(undelivered(), Syntax::cii), taxed, {"en16931/EN16931-CII-validation.xslt"});
    ElementSeed const untaxed_ones[] = {
        {"<ram:SpecifiedTradePaymentTerms>",
         "<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>true</udt:Indicator>"
         "</ram:ChargeIndicator><ram:ActualAmount>0</ram:ActualAmount><ram:Reason>Trip</ram:Reason>"
         "<ram:CategoryTradeTax><ram:CategoryCode>S</ram:CategoryCode></ram:CategoryTradeTax>"
         "</ram:SpecifiedTradeAllowanceCharge><ram:SpecifiedTradePaymentTerms>",
         {"BR-37", "BR-CO-12", "BR-O-13", "BR-O-14", "BR-S-01"}},
    };
    expect_seeds(write(untaxed(), Syntax::cii), untaxed_ones, {"en16931/EN16931-CII-validation.xslt"});
}

TEST(Elements, xrechnung_in_cii_is_held_to_what_it_takes_of_peppol) {
    ElementSeed const seeds[] = {
        {"<ram:PostcodeCode>1000", "<ram:PostcodeCode>", {"BR-DE-4", "PEPPOL-EN16931-R008"}},
    };
    expect_seeds(write(german(), Syntax::cii), seeds,
                 {"en16931/EN16931-CII-validation.xslt", "xrechnung/XRechnung-CII-validation.xslt"});
}

TEST(Elements, what_makes_tax_due_is_told_in_the_codes_of_its_syntax) {
    struct TaxPoint {
        std::string term;
        std::string cii;
    };
    test::Documents documents;
    for (auto const& [term, code] : {TaxPoint{"3", "5"}, TaxPoint{"35", "29"}, TaxPoint{"432", "72"}}) {
        auto invoice = plain();
        invoice.taxed_by = term;
        auto const ubl = write(invoice, Syntax::ubl);
        auto const cii = write(invoice, Syntax::cii);
        EXPECT_NE(ubl.find("<cbc:DescriptionCode>" + term + "<"), std::string::npos) << ubl;
        EXPECT_NE(cii.find("<ram:DueDateTypeCode>" + code + "<"), std::string::npos) << cii;
        for (auto const& xml : {ubl, cii}) {
            EXPECT_EQ(read_xml(xml).invoice.taxed_by, term);
            EXPECT_EQ(rules_of(xml), Rules{});
        }
        documents["tax-point-" + term] = cii;
    }
    expect_official_cii_to_be_kept(documents);
}

TEST(Elements, the_day_of_tax_stands_in_one_breakdown_of_cii) {
    auto invoice = plain();
    invoice.taxed_on = invoice.issued_on;
    invoice.taxes.push_back({Decimal(0), Decimal(0), {"S", Decimal(10)}, "", ""});
    auto const xml = write(invoice, Syntax::cii);
    EXPECT_EQ(rules_of(xml), Rules{});
    EXPECT_EQ(read_xml(xml).invoice.taxed_on, invoice.taxed_on);
    expect_official_cii_to_be_kept({{"tax-day", xml}});
}

TEST(Elements, what_the_schema_has_once_does_not_stand_twice) {
    auto const ubl = seeded(write(plain(), Syntax::ubl), {"<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>",
                                                          "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"
                                                          "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>",
                                                          {}});
    EXPECT_TRUE(fatal(check(read_xml(ubl))).contains("syntax"));
    auto const empty = seeded(write(plain(), Syntax::ubl), {"125.00</cbc:TaxAmount>", "</cbc:TaxAmount>", {}});
    EXPECT_TRUE(fatal(check(read_xml(empty))).contains("syntax"));
}

}  // namespace farflung::e_invoice
