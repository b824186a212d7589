#include <cstdlib>
#include <fstream>

#include "billing/billing_world.hpp"
#include "official_rules.hpp"

namespace farflung::billing {
namespace {

class Paper : public BillingWorld {
  protected:
    void SetUp() override {
        if (std::system("command -v pdftotext >/dev/null 2>&1") != 0) GTEST_SKIP() << "poppler-utils is not installed";
    }
    /// What stands on the paper of a document.
    std::string words_of(std::string const& path) {
        auto const file = (folder_.path() / "paper.pdf").string();
        std::ofstream(file, std::ios::binary) << get("fran", path).body;
        return test::output_of("pdftotext -layout " + file + " -");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Paper, test::both_databases(), test::name_of);

TEST_P(Paper, of_a_credit_note_says_which_invoice_it_corrects) {
    auto const invoice = issued("gozo", "EUR", "100");
    auto const note = post("fran", "/invoices/" + invoice + "/credit");
    run_jobs();
    auto const words = words_of("/invoices/" + note.at("id") + "/document/pdf");
    EXPECT_NE(words.find("Corrects"), std::string::npos) << words;
    EXPECT_NE(words.find("INV-2026-0001, 9 Nov 2026"), std::string::npos) << words;
    EXPECT_EQ(words_of("/invoices/" + invoice + "/document/pdf").find("Corrects"), std::string::npos);
}

TEST_P(Paper, of_tax_in_another_currency_says_it_in_our_own_with_its_rate) {
    auto const taxed = draft("gozo", "EUR", "100", "20");
    ASSERT_EQ(post("fran", "/invoices/" + taxed + "/issue").status, 200);
    auto const untaxed = issued("gozo", "EUR", "100");
    run_jobs();
    auto const words = words_of("/invoices/" + taxed + "/document/pdf");
    EXPECT_NE(words.find("Tax in AUD: 32.00 (1 EUR = 1.6 AUD, ECB, 9 Nov 2026)"), std::string::npos) << words;
    EXPECT_EQ(words_of("/invoices/" + untaxed + "/document/pdf").find("Tax in"), std::string::npos);
}

TEST_P(Paper, has_the_numbers_and_days_of_the_customers_language) {
    as_system([&](Unit& unit) {
        auto gozo = unit.get(*PartyId::parse(party_.at("gozo")));
        gozo.language = "fr";
        unit.save(gozo);
    });
    auto const invoice = issued("gozo", "EUR", "1234.50");
    run_jobs();
    auto const words = words_of("/invoices/" + invoice + "/document/pdf");
    EXPECT_NE(words.find("234,50"), std::string::npos) << words;
    auto const statement = words_of("/parties/" + party_.at("gozo") + "/statement/pdf?currency=EUR");
    EXPECT_NE(statement.find("Invoice, 9 nov. 2026"), std::string::npos) << statement;
}

TEST_P(Paper, says_units_of_time_and_size_in_the_customers_language) {
    auto const said = [&](std::string const& unit, std::string const& language) {
        auto const id = make("fran", "/invoices",
                             R"({"customer_id":")" + party_.at("gozo") + R"(","currency":"EUR","language":")" +
                                 language + R"(","lines":[{"description":"Survey","quantity":"2.5","unit":")" + unit +
                                 R"(","price":"100"}]})");
        EXPECT_EQ(post("fran", "/invoices/" + id + "/issue").status, 200);
        run_jobs();
        return words_of("/invoices/" + id + "/document/pdf");
    };
    EXPECT_NE(said("h", "en").find("2.5 hours"), std::string::npos);
    EXPECT_NE(said("h", "de").find("2,5 Stunden"), std::string::npos);
    EXPECT_NE(said("Tage", "cy").find("2.5 diwrnod"), std::string::npos);
    EXPECT_NE(said("m2", "fr").find("2,5 m²"), std::string::npos);
    EXPECT_NE(said("crates", "de").find("2,5 crates"), std::string::npos) << "only its writer has words for it";
}

}  // namespace
}  // namespace farflung::billing
