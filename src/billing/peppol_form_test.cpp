#include "billing/peppol_form.hpp"

#include <gtest/gtest.h>

#include "billing/sample_documents.hpp"
#include "official_rules.hpp"

namespace farflung::billing {

namespace {

/// A company as people enter it: numbers as they are written in the country, the address that its network gave.
struct Company {
    char const* country;
    char const* name;
    char const* tax_number;
    char const* registration_number;
    char const* account;
    char const* scheme;
    char const* address;
    char const* rate;
};

constexpr Company companies[] = {
    {"NO", "Fjord Elektro AS", "NO 923 609 016", "Org.nr 923 609 016", "NO9386011117947", "0192", "923609016", "25"},
    {"SE", "Kaj Elektriska AB", "SE556036079301", "556036-0793", "5050-1055", "0007", "5560360793", "25"},
    {"DK", "Havn El ApS", "DK 13585628", "", "DK5000400440116243", "0184", "13585628", "25"},
    {"IT", "Molo Elettrico Srl", "IT00743110157", "", "IT60X0542811101000000123456", "0211", "IT00743110157", "22"},
    {"NL", "Kade Elektra BV", "NL004495445B01", "KvK 12345678", "NL91ABNA0417164300", "0106", "12345678", "21"},
    {"IS", "Bryggja ehf.", "IS12345", "450401-3150", "IS140159260076545510730339", "0196", "4504013150", "24"},
    {"BE", "Kaai NV", "BE0403170701", "0403.170.701", "BE68539007547034", "0208", "0403170701", "21"},
    {"DE", "Kai Elektro GmbH", "DE136695976", "HRB 1", "DE89370400440532013000", "9930", "DE136695976", "19"},
    {"GB", "Quay Electric Ltd", "GB980780684", "01234567", "GB29NWBK60161331926819", "9932", "GB980780684", "20"},
    {"AU", "Wharf Electric Pty Ltd", "51 824 753 556", "", "062-000 12345678", "0151", "51824753556", "10"},
    {"SG", "Pier Electric Pte Ltd", "200312345A", "200312345A", "0123456789", "0195", "SGUEN200312345A", "9"},
};

people::PartyDetails details_of(Company const& company) {
    auto const is_iban = company.account[0] >= 'A';
    return {.name = company.name,
            .address = {"1 Quay", "Harbour", "", "1000", company.country},
            .tax_number = company.tax_number,
            .registration_number = company.registration_number,
            .email = "post@quay.example",
            .phone = "+47 22 12 34 56",
            .iban = is_iban ? company.account : "",
            .bic = "",
            .bank_account = is_iban ? "" : company.account,
            .electronic_scheme = company.scheme,
            .electronic_address = company.address,
            .buyer_reference = "04011000-12345-34"};
}

IssuedDocument sold(Company const& seller, Company const& buyer, Sort const& sort, std::string_view currency) {
    auto document = issued(sort, currency,
                           {{TaxCategory::S, seller.rate, "3.5", "120.50", ""},
                            {TaxCategory::S, seller.rate, "7", "0.333", ""},
                            {TaxCategory::S, seller.rate, "-1", "20", ""}});
    document.seller = details_of(seller);
    document.buyer = details_of(buyer);
    return document;
}

e_invoice::EInvoice written(IssuedDocument const& document, ElectronicForm form) {
    std::vector<e_invoice::PrecedingInvoice> preceding;
    if (document.corrects_id) preceding.push_back({"INV-2026-0041", day("2026-11-02")});
    return e_invoice_of(document, preceding, form, as_it_is);
}

Company const& company_in(std::string_view country) {
    return *std::ranges::find_if(companies, [&](Company const& one) { return one.country == country; });
}

e_invoice::EInvoice sold_at_home(std::string_view country, std::string_view currency) {
    return written(sold(company_in(country), company_in(country), {}, currency), ElectronicForm::peppol);
}

std::string told(std::vector<e_invoice::Finding> const& findings) {
    std::string text;
    for (auto const& one : findings) text += one.rule + " " + one.field + "\n";
    return text;
}

}  // namespace

TEST(PeppolForm, sellers_of_each_country_send_to_each_other_what_the_official_rules_take) {
    test::Documents documents;
    for (auto const& seller : companies) {
        for (auto const& buyer : companies) {
            for (auto const currency : {"EUR", "SEK", "JPY"}) {
                for (auto const& sort : {Sort{}, Sort{.kind = InvoiceKind::credit_note}}) {
                    auto const invoice = written(sold(seller, buyer, sort, currency), ElectronicForm::peppol);
                    auto const name =
                        std::string(seller.country) + "-" + buyer.country + "-" + currency + "-" + invoice.type;
                    EXPECT_EQ(told(findings_of(invoice, ElectronicForm::peppol)), "") << name;
                    documents[name] = e_invoice::write(invoice, e_invoice::Syntax::ubl);
                }
            }
        }
    }
    EXPECT_EQ(documents.size(), 726U);
    auto const official = test::oracles("peppol");
    if (!official || !test::why_no_schematron().empty()) GTEST_SKIP() << "the official rules of Peppol are not here";
    for (auto const& [name, rules] : test::run_schematron(*official / "PEPPOL-EN16931-UBL.xslt", documents)) {
        for (auto const& rule : rules) ADD_FAILURE() << name << " breaks " << rule;
    }
}

TEST(PeppolForm, numbers_of_registers_stand_plain_with_the_scheme_of_the_register) {
    auto const registered = [](std::string_view country) {
        auto const number = sold_at_home(country, "EUR").seller.registration_number;
        return number.scheme + " " + number.id;
    };
    EXPECT_EQ(registered("NO"), "0192 923609016");
    EXPECT_EQ(registered("SE"), "0007 5560360793");
    EXPECT_EQ(registered("DK"), "0184 13585628") << "taken from the number of the tax";
    EXPECT_EQ(registered("NL"), "0106 12345678");
    EXPECT_EQ(registered("IS"), "0196 4504013150");
    EXPECT_EQ(registered("BE"), "0208 0403170701");
    EXPECT_EQ(registered("DE"), " HRB 1") << "as it is";
    auto const plain = written(sold(company_in("NO"), company_in("NO"), {}, "NOK"), ElectronicForm::ubl);
    EXPECT_EQ(plain.seller.registration_number.id, "Org.nr 923 609 016") << "other forms say what people wrote";
}

TEST(PeppolForm, a_norwegian_company_says_that_its_register_has_it) {
    auto const invoice = sold_at_home("NO", "NOK");
    EXPECT_EQ(invoice.seller.tax_number, "NO923609016MVA");
    EXPECT_EQ(invoice.seller.local_tax_number, "Foretaksregisteret");
    auto document = sold(company_in("NO"), company_in("NO"), {}, "NOK");
    document.seller.name = "Ola Nordmann Elektro";
    EXPECT_EQ(written(document, ElectronicForm::peppol).seller.local_tax_number, "")
        << "a sole trader need not be there";
}

TEST(PeppolForm, a_dane_pays_a_dane_by_branch_and_account_or_by_iban_and_bank) {
    auto document = sold(company_in("DK"), company_in("DK"), {}, "DKK");
    auto by_branch = *written(document, ElectronicForm::peppol).payment;
    EXPECT_EQ(by_branch.means, "42");
    EXPECT_EQ(by_branch.transfers.at(0).bic, "0040");
    EXPECT_EQ(by_branch.transfers.at(0).account, "0440116243");
    document.seller.bic = "NDEADKKK";
    auto const by_iban = *written(document, ElectronicForm::peppol).payment;
    EXPECT_EQ(by_iban.means, "31");
    EXPECT_EQ(by_iban.transfers.at(0).account, "DK5000400440116243");
    document.buyer = details_of(company_in("SE"));
    EXPECT_EQ(written(document, ElectronicForm::peppol).payment->means, "30") << "abroad as everywhere";
}

TEST(PeppolForm, a_swedish_giro_is_told_by_its_name) {
    auto document = sold(company_in("SE"), company_in("SE"), {}, "SEK");
    auto const bankgiro = written(document, ElectronicForm::peppol).payment->transfers.at(0);
    EXPECT_EQ(bankgiro.bic + " " + bankgiro.account, "SE:BANKGIRO 50501055");
    document.seller.bank_account = "90 20 33-6";
    auto const plusgiro = written(document, ElectronicForm::peppol).payment->transfers.at(0);
    EXPECT_EQ(plusgiro.bic + " " + plusgiro.account, "SE:PLUSGIRO 9020336");
    document.seller.bank_account = "8327-9 123 456-7";
    EXPECT_EQ(written(document, ElectronicForm::peppol).payment->transfers.at(0).bic, "") << "an account is none";
}

TEST(PeppolForm, a_price_from_which_the_net_cannot_be_computed_is_told_for_the_whole_quantity) {
    auto const invoice = sold_at_home("DE", "JPY");
    auto const& line = invoice.lines.at(0);
    EXPECT_EQ(line.net->text(), "422") << "3.5 times 120.50, in money without cents";
    EXPECT_EQ(line.price->text(), "422");
    EXPECT_EQ(line.price_quantity->text(), "3.5");
    EXPECT_EQ(line.price_unit, line.unit);
    EXPECT_EQ(sold_at_home("DE", "EUR").lines.at(0).price->text(), "120.5");
}

TEST(PeppolForm, what_a_country_asks_and_nobody_entered_is_refused_by_its_rule_and_our_field) {
    auto const refused = [](std::string_view country, void (*spoil)(IssuedDocument&)) {
        auto document = sold(company_in(country), company_in(country), {}, "EUR");
        spoil(document);
        return told(findings_of(written(document, ElectronicForm::peppol), ElectronicForm::peppol));
    };
    EXPECT_EQ(refused("SE", [](auto& d) { d.seller.registration_number = "55603607"; }),
              "SE-R-004 seller/registration_number\nSE-R-013 seller/registration_number\n");
    EXPECT_EQ(refused("NL", [](auto& d) { d.seller.registration_number = "77"; }),
              "NL-R-003 seller/registration_number\n");
    EXPECT_EQ(refused("NL", [](auto& d) { d.seller.iban.clear(); }), "NL-R-007 seller/iban\n");
    EXPECT_EQ(refused("IS", [](auto& d) { d.buyer.registration_number.clear(); }),
              "IS-R-004 buyer/registration_number\n");
    EXPECT_EQ(refused("IT", [](auto& d) { d.seller.address.street.clear(); }), "IT-R-002 seller/address/street\n");
    EXPECT_EQ(refused("DE", [](auto& d) { d.seller.phone.clear(); }), "DE-R-006 seller/phone\n");
    EXPECT_EQ(refused("NO", [](auto& d) { d.seller.tax_number = "NO923609017"; }), "NO-R-001 seller/tax_number\n");
    EXPECT_EQ(refused("NO", [](auto& d) { d.buyer.electronic_address = "92360901"; }),
              "PEPPOL-COMMON-R041 buyer/electronic_address\n");
}

TEST(PeppolForm, a_greek_seller_is_refused_until_the_tax_office_gave_number_and_mark) {
    constexpr Company greek{"GR",   "Provlita AE", "EL094259216", "", "GR1601101250000000012300695",
                            "9933", "094259216",   "24"};
    auto const findings =
        findings_of(written(sold(greek, company_in("DE"), {}, "EUR"), ElectronicForm::peppol), ElectronicForm::peppol);
    std::set<std::string> rules;
    for (auto const& one : findings) rules.insert(one.rule);
    EXPECT_EQ(rules, (std::set<std::string>{"GR-R-001-1", "GR-R-001-2", "GR-R-001-3", "GR-R-001-4", "GR-R-001-5",
                                            "GR-R-001-6", "GR-R-001-7", "GR-R-004-1"}));
    for (auto const& one : findings) EXPECT_TRUE(one.field == "number" || one.field == "documents") << one.field;
}

}  // namespace farflung::billing
