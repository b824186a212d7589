#include "billing/billing_world.hpp"
#include "billing/verify.hpp"
#include "e_invoice/read.hpp"
#include "e_invoice/rules.hpp"
#include "official_rules.hpp"
#include "platform/pdf/attachments.hpp"

namespace farflung::billing {
namespace {

class ElectronicInvoices : public BillingWorld {
  protected:
    ElectronicInvoices() {
        as_system([](Unit& unit) {
            auto own = unit.get(people::own_company(unit));
            own.tax_number = "ABN 51 824 753 556";
            own.address.country = "AU";
            unit.save(own);
        });
    }
    std::vector<ledger::Finding> findings() {
        std::vector<ledger::Finding> found;
        look_as_system([&](Unit const& unit) { found = verify_money(unit); });
        return found;
    }
    std::string kept_forms() {
        std::string forms;
        look_as_system([&](Unit const& unit) {
            unit.query("select form from billing_documents where workspace_id = :workspace order by form", {},
                       [&](db::Row const& row) { forms += (forms.empty() ? "" : " ") + std::string(row.text(0)); });
        });
        return forms;
    }
    std::string issued_with_tax(std::string const& category, std::string const& rate) {
        auto const id = make("fran", "/invoices",
                             R"({"customer_id":")" + party_.at("gozo") +
                                 R"(","currency":"EUR","reference":"PO 7","lines":[{"description":"Survey","unit":"h",)"
                                 R"("price":"100","tax_rate":")" +
                                 rate + R"(","tax_category":")" + category + R"("}]})");
        EXPECT_EQ(post("fran", "/invoices/" + id + "/issue").status, 200);
        return id;
    }
    test::Reply form(std::string const& who, std::string const& id, std::string const& name) {
        return get(who, "/invoices/" + id + "/document/" + name);
    }
};
INSTANTIATE_TEST_SUITE_P(Both, ElectronicInvoices, test::both_databases(), test::name_of);

TEST_P(ElectronicInvoices, an_issued_invoice_is_kept_in_the_forms_that_machines_read) {
    auto const id = issued_with_tax("S", "10");
    auto const before = form("fran", id, "ubl.xml");
    ASSERT_EQ(before.status, 200) << before.body;
    run_jobs();
    for (auto const* name : {"ubl.xml", "cii.xml"}) {
        auto const reply = form("fran", id, name);
        ASSERT_EQ(reply.status, 200) << reply.body;
        auto const read = e_invoice::read_xml(reply.body);
        EXPECT_EQ(read.invoice.number, "INV-2026-0001");
        EXPECT_EQ(read.invoice.totals.total->text(), "110.00");
        EXPECT_EQ(read.invoice.base_currency, "AUD");
        EXPECT_EQ(read.invoice.lines.at(0).unit, "HUR");
        EXPECT_EQ(form("rita", id, name).body, reply.body) << "the customer reads the same";
        EXPECT_EQ(form("aiko", id, name).status, 404);
    }
    EXPECT_EQ(form("fran", id, "ubl.xml").body, before.body) << "what is kept is what was made from the frozen words";
    EXPECT_EQ(kept_forms(), "cii.xml facturx.pdf json pdf ubl.xml");
    EXPECT_TRUE(findings().empty());
}

TEST_P(ElectronicInvoices, the_extended_profile_has_the_same_drawing_and_data_under_its_own_name) {
    auto const id = issued_with_tax("S", "10");
    EXPECT_EQ(form("fran", id, "factur-x-extended.pdf").at("code"), "document.not_ready");
    run_jobs();
    auto const reply = form("fran", id, "factur-x-extended.pdf");
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(reply.headers.at("Content-Type"), "application/pdf");
    EXPECT_NE(reply.body.find("<fx:ConformanceLevel>EXTENDED</fx:ConformanceLevel>"), std::string::npos);
    auto const attached = pdf::read_attachments(reply.body, 1'000'000);
    ASSERT_TRUE(attached);
    EXPECT_EQ(attached->at(0).name, "factur-x.xml");
    auto extended = e_invoice::read_xml(attached->at(0).bytes).invoice;
    EXPECT_EQ(extended.specification, "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended");
    EXPECT_TRUE(e_invoice::check(extended).empty());
    auto const plain = e_invoice::read_xml(form("fran", id, "cii.xml").body).invoice;
    extended.specification = plain.specification;
    EXPECT_EQ(to_json(extended), to_json(plain));
    EXPECT_EQ(form("rita", id, "factur-x-extended.pdf").body, reply.body) << "the same bytes whenever it is made";
    EXPECT_EQ(form("aiko", id, "factur-x-extended.pdf").status, 404);
    auto const schema = test::oracles("factur-x/en16931-profile");
    if (!schema) return;
    EXPECT_EQ(test::run_schema(*schema / "Factur-X_EN16931.xsd", {{"x", attached->at(0).bytes}}), "");
}

TEST_P(ElectronicInvoices, what_a_form_still_needs_is_said_by_rule_and_field) {
    auto const id = issued_with_tax("S", "10");
    auto const reply = form("fran", id, "xrechnung.xml");
    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(reply.at("code"), "e_invoice.not_valid");
    EXPECT_NE(reply.body.find(R"({"path":"seller/iban","code":"e_invoice.missing","rule":"BR-DE-1",)"),
              std::string::npos)
        << reply.body;
    auto const without_rate = issued_with_tax("S", "0");
    EXPECT_NE(form("fran", without_rate, "ubl.xml").body.find(R"("path":"lines/0/tax_rate")"), std::string::npos);
    EXPECT_EQ(form("fran", draft("gozo", "EUR", "1", "0"), "ubl.xml").at("code"), "invoice.not_issued");
}

TEST_P(ElectronicInvoices, a_currency_of_three_digits_is_refused_for_its_digits_and_nothing_else) {
    rate("KWD", "2026-11-09", "4.90");
    auto const made = post("fran", "/invoices/issued",
                           R"({"customer_id":")" + party_.at("gozo") +
                               R"(","currency":"KWD","lines":[{"description":"Survey","price":"100.125",)"
                               R"("tax_rate":"10"},{"description":"Chart","price":"0.333","tax_rate":"10"}]})");
    ASSERT_EQ(made.status, 200) << made.body;
    for (auto const* name : {"ubl.xml", "cii.xml"}) {
        auto const reply = form("fran", made.at("id"), name);
        EXPECT_EQ(reply.at("code"), "e_invoice.not_valid") << reply.body;
        EXPECT_NE(reply.body.find("BR-DEC-"), std::string::npos) << reply.body;
        EXPECT_EQ(reply.body.find("e_invoice.wrong_sum"), std::string::npos) << reply.body;
    }
}

TEST_P(ElectronicInvoices, a_credit_note_names_the_invoice_that_it_corrects) {
    auto const id = issued_with_tax("S", "10");
    auto const note = post("fran", "/invoices/" + id + "/credit");
    ASSERT_EQ(note.status, 200) << note.body;
    run_jobs();
    auto const reply = form("fran", note.at("id"), "ubl.xml");
    ASSERT_EQ(reply.status, 200) << reply.body;
    auto const read = e_invoice::read_xml(reply.body);
    EXPECT_TRUE(read.is_credit_note);
    EXPECT_EQ(read.invoice.preceding.at(0).number, "INV-2026-0001");
}

}  // namespace
}  // namespace farflung::billing
