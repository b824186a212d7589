#include "billing/billing_world.hpp"
#include "billing/verify.hpp"

namespace farflung::billing {
namespace {

class Discounts : public BillingWorld {
  protected:
    std::string body(std::string const& rest) {
        return R"({"customer_id":")" + party_.at("gozo") + R"(","currency":"EUR",)" + rest + "}";
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Discounts, test::both_databases(), test::name_of);

TEST_P(Discounts, stand_on_the_invoice_its_page_its_paper_and_in_the_books) {
    auto const made =
        post("fran", "/invoices/issued",
             body(R"("period_from":"2026-10-01","period_to":"2026-10-31","delivered_on":"2026-10-30",)"
                  R"("lines":[{"description":"Survey","price":"1000.00","tax_rate":"18","adjustments":)"
                  R"([{"kind":"discount","reason":"Repeat work","percent":"10"}]}],)"
                  R"("adjustments":[{"kind":"charge","reason":"Boat","amount":{"amount":"50.00","currency":"EUR"}}])"));
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(made.at("lines/0/net/amount"), "900.00");
    EXPECT_EQ(made.at("lines/0/adjustments/0/amount/amount"), "100.00");
    EXPECT_EQ(made.at("adjustment_parts/0/amount/amount"), "50.00");
    EXPECT_EQ(made.at("adjustment_parts/0/tax_rate"), "18");
    EXPECT_EQ(made.at("net/amount"), "950.00");
    EXPECT_EQ(made.at("total/amount"), "1121.00");
    run_jobs();
    EXPECT_EQ(get("fran", "/invoices/" + made.at("id") + "/document/pdf").status, 200);
    auto const sent = post("fran", "/invoices/" + made.at("id") + "/send", R"({"to":"rita@example.com"})");
    auto const page = get("nobody", sent.at("url").substr(sent.at("url").find("/p/")));
    for (auto const* text : {"Discount 10 %: Repeat work", "Charge: Boat", "Sum of the lines", "Work done"}) {
        EXPECT_NE(page.body.find(text), std::string::npos) << text << " in " << page.body;
    }
    auto const note = post("fran", "/invoices/" + made.at("id") + "/credit");
    EXPECT_EQ(note.at("total/amount"), "1121.00") << note.body;
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_money(unit).empty()); });
}

TEST_P(Discounts, leave_a_price_with_tax_what_it_says_and_book_the_rounding) {
    auto const made =
        post("fran", "/invoices/issued",
             body(R"("prices":"with_tax","lines":[{"description":"Chart","price":"0.03","tax_rate":"19"}])"));
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(made.at("total/amount"), "0.03");
    EXPECT_EQ(made.at("rounding/amount"), "-0.01");
    EXPECT_EQ(made.at("lines/0/gross/amount"), "0.03");
    EXPECT_EQ(post("fran", "/invoices/" + made.at("id") + "/credit").at("rounding/amount"), "-0.01");
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_money(unit).empty()); });
}

TEST_P(Discounts, that_are_wrong_are_named_by_their_path) {
    auto const reply =
        post("fran", "/invoices",
             body(R"("period_from":"2026-10-31","period_to":"2026-10-01","lines":[{"description":"x","price":"1",)"
                  R"("adjustments":[{"kind":"discount","reason":" ","percent":"101"}]}],)"
                  R"("adjustments":[{"kind":"discount","reason":"x","net":{"amount":"1","currency":"EUR"}}])"));
    EXPECT_EQ(reply.status, 422);
    for (auto const* path : {"lines/0/adjustments/0/reason", "lines/0/adjustments/0/percent", "adjustments/0/net"}) {
        EXPECT_NE(reply.body.find(path), std::string::npos) << path << " in " << reply.body;
    }
    auto const days = post("fran", "/invoices",
                           body(R"("period_from":"2026-10-31","period_to":"2026-10-01",)"
                                R"("lines":[{"description":"x","price":"1"}],"adjustments":[{"reason":"x"}])"));
    EXPECT_EQ(days.status, 422);
    for (auto const* path : {"period_to", "adjustments/0/amount"}) {
        EXPECT_NE(days.body.find(path), std::string::npos) << path << " in " << days.body;
    }
}

TEST_P(Discounts, of_a_percentage_and_an_amount_are_refused_until_one_is_chosen) {
    auto const both = R"([{"reason":"x","percent":"5","amount":{"amount":"50.00","currency":"EUR"}}])";
    auto const on_line = body(std::string(R"("lines":[{"description":"x","price":"100","adjustments":)") + both + "}]");
    auto const on_all = body(std::string(R"("lines":[{"description":"x","price":"100"}],"adjustments":)") + both);
    for (auto const* path : {"/invoices", "/invoices/issued"}) {
        EXPECT_EQ(post("fran", path, on_line).at("problems/0/path"), "lines/0/adjustments/0/amount");
        EXPECT_EQ(post("fran", path, on_all).at("problems/0/path"), "adjustments/0/amount");
    }
    auto const id =
        make("fran", "/invoices",
             body(R"("lines":[{"description":"x","price":"100"}],"adjustments":[{"reason":"x","percent":"5"}])"));
    auto const renamed = patch("fran", "/invoices/" + id, R"({"reference":"PO 7"})");
    EXPECT_EQ(renamed.status, 200) << renamed.body;
    EXPECT_EQ(patch("fran", "/invoices/" + id, R"({"currency":"AUD"})").at("total/amount"), "95.00");
    EXPECT_EQ(patch("fran", "/invoices/" + id, std::string(R"({"adjustments":)") + both + "}").status, 422);
}

}  // namespace
}  // namespace farflung::billing
