#include "billing/billing_world.hpp"
#include "billing/verify.hpp"
#include "e_invoice/read.hpp"

namespace farflung::billing {
namespace {

/// The books are kept in AUD; the company sits elsewhere.
class TaxAsDeclared : public BillingWorld {
  protected:
    void sit_in(std::string const& country) {
        auto const path = "/parties/" + party_.at("tidewrack");
        auto const number = country == "DE" ? "DE136695976" : "";
        auto const seat = R"({"address":{"country":")" + country + R"("},"tax_number":")" + number + R"("})";
        ASSERT_EQ(patch("dana", path, seat).status, 200);
    }
    test::Reply issue(std::string const& currency, std::string const& rate) {
        id_ = draft("gozo", currency, "1000.01", rate);
        return post("fran", "/invoices/" + id_ + "/issue");
    }
    test::Reply invoice() { return get("fran", "/invoices/" + id_); }

    std::string id_;
};
INSTANTIATE_TEST_SUITE_P(Both, TaxAsDeclared, test::both_databases(), test::name_of);

TEST_P(TaxAsDeclared, is_in_the_books_own_money_as_the_ledger_has_it) {
    ASSERT_EQ(issue("EUR", "10").status, 200);
    EXPECT_EQ(invoice().at("declared_tax/amount/currency"), "AUD");
    EXPECT_EQ(invoice().at("declared_tax/amount/amount"), "160.00");
    EXPECT_EQ(invoice().at("declared_tax/rate"), "1.60");
}

TEST_P(TaxAsDeclared, is_in_the_money_of_the_seat_where_the_books_have_another) {
    sit_in("DE");
    rate("USD", "2026-11-09", "1.52");
    ASSERT_EQ(issue("USD", "19").status, 200);
    // 190.00 USD at 1.52 / 1.60.
    EXPECT_EQ(invoice().at("declared_tax/amount/currency"), "EUR");
    EXPECT_EQ(invoice().at("declared_tax/amount/amount"), "180.50");
    EXPECT_EQ(invoice().at("declared_tax/rate"), "0.95");
    EXPECT_EQ(invoice().at("declared_tax/rate_source"), "ECB");
    auto const xml = get("fran", "/invoices/" + id_ + "/document/ubl.xml");
    ASSERT_EQ(xml.status, 200) << xml.body;
    auto const read = e_invoice::read_xml(xml.body);
    EXPECT_EQ(read.invoice.base_currency, "EUR");
    EXPECT_EQ(read.invoice.totals.base_tax->text(), "180.50");
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_money(unit).empty()); });
}

TEST_P(TaxAsDeclared, is_not_said_twice_where_the_document_has_that_money) {
    sit_in("DE");
    ASSERT_EQ(issue("EUR", "19").status, 200);
    EXPECT_EQ(invoice().at("declared_tax"), "null");
    auto const xml = get("fran", "/invoices/" + id_ + "/document/ubl.xml");
    EXPECT_EQ(xml.body.find("TaxCurrencyCode"), std::string::npos);
}

TEST_P(TaxAsDeclared, wants_a_rate_and_says_of_what) {
    sit_in("DK");
    auto const refused = issue("EUR", "25");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.at("code"), "rate.missing");
    EXPECT_NE(refused.body.find("DKK"), std::string::npos) << refused.body;
    EXPECT_EQ(invoice().at("state"), "draft");
    rate("DKK", "2026-11-08", "0.2144");
    EXPECT_EQ(post("fran", "/invoices/" + id_ + "/issue").status, 200);
    EXPECT_EQ(invoice().at("declared_tax/rate_on"), "2026-11-08") << "the older of both";
}

TEST_P(TaxAsDeclared, takes_the_newest_rate_of_each_currency) {
    sit_in("DK");
    rate("USD", "2026-10-20", "1.50");
    rate("DKK", "2026-11-08", "0.20");
    ASSERT_EQ(issue("USD", "25").status, 200) << "that of the tax is newer than that of the document";
    EXPECT_EQ(invoice().at("declared_tax/rate"), "7.5");
    EXPECT_EQ(invoice().at("declared_tax/rate_on"), "2026-10-20");
}

TEST_P(TaxAsDeclared, is_taken_back_at_the_rate_that_it_had) {
    sit_in("DE");
    rate("USD", "2026-11-09", "1.52");
    ASSERT_EQ(issue("USD", "19").status, 200);
    rate("USD", "2026-11-10", "1.70");
    world_.advance_ms(24LL * 3600 * 1000);
    auto const note = post("fran", "/invoices/" + id_ + "/credit", "{}");
    ASSERT_EQ(note.status, 200) << note.body;
    EXPECT_EQ(note.at("declared_tax/amount/amount"), "180.50");
    EXPECT_EQ(note.at("declared_tax/rate"), "0.95");
}

TEST_P(TaxAsDeclared, is_rounded_as_the_country_has_it_unless_one_chooses) {
    sit_in("JP");
    rate("JPY", "2026-11-09", "0.0101");
    auto const tax_of = [&](std::string const& more) {
        auto const shown =
            get("fran", "/invoices/" + make("fran", "/invoices",
                                            R"({"customer_id":")" + party_.at("gozo") +
                                                R"(","currency":"JPY","lines":[{"description":"Survey","price":)"
                                                R"("109","tax_rate":"10"}])" +
                                                more + "}"));
        return shown.at("tax/amount") + " " + shown.at("tax_rounding");
    };
    EXPECT_EQ(tax_of(""), "10 down");
    EXPECT_EQ(tax_of(R"(,"tax_rounding":"half_up")"), "11 half_up");
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_money(unit).empty()); });
}

}  // namespace
}  // namespace farflung::billing
