#include "billing/billing_world.hpp"
#include "billing/verify.hpp"

namespace farflung::billing {
namespace {

class CarriedOver : public BillingWorld {
  protected:
    std::string invoice(std::string const& number, std::string const& more = {}) {
        return R"({"customer_id":")" + party_.at("gozo") + R"(","number":")" + number +
               R"(","issued_on":"2026-09-20","due_on":"2026-10-20","open":{"amount":"118.00","currency":"EUR"},)"
               R"("on":"2026-11-01")" +
               more + "}";
    }
    std::string worth(std::string const& code) {
        auto const rows = get("fran", "/ledger/trial_balance");
        for (std::size_t i = 0; i < rows.size_at("items"); ++i) {
            auto const row = "items/" + std::to_string(i);
            if (rows.at(row + "/code") == code) return rows.at(row + "/base/amount");
        }
        return "0.00";
    }
    void expect_sound() {
        look_as_system([](Unit const& unit) {
            for (auto const& finding : verify_money(unit)) ADD_FAILURE() << finding.invariant << " " << finding.text;
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, CarriedOver, test::both_databases(), test::name_of);

TEST_P(CarriedOver, an_invoice_is_an_open_item_that_was_no_sale_of_these_books) {
    auto const made = post("fran", "/invoices/carry_over", invoice("A-17"));
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(made.at("number"), "A-17");
    EXPECT_EQ(made.at("due_on"), "2026-10-20");
    EXPECT_EQ(worth("1100"), "188.80");
    EXPECT_EQ(worth("3000"), "-188.80");
    EXPECT_EQ(worth("4000"), "0.00");
    EXPECT_EQ(get("fran", "/vat/summary?from=2026-07-01&to=2026-12-31").size_at("boxes"), 0U);
    EXPECT_EQ(get("fran", "/invoices/ageing?on=2026-11-01").at("booked/amount"), "188.80");
    EXPECT_EQ(get("fran", "/invoices/ageing?on=2026-10-31").size_at("groups"), 0U) << "these books had not begun";
    run_jobs();
    EXPECT_EQ(get("fran", "/invoices/" + made.at("id") + "/document/pdf").status, 409);
    EXPECT_EQ(post("fran", "/invoices/" + made.at("id") + "/send").status, 409);
    EXPECT_EQ(post("fran", "/invoices/" + made.at("id") + "/credit").status, 409);
    auto const paid = post("fran", "/payments",
                           R"({"party_id":")" + party_.at("gozo") +
                               R"(","amount":{"amount":"118.00","currency":"EUR"},"allocations":[{"invoice_id":")" +
                               made.at("id") + R"("}]})");
    EXPECT_EQ(paid.status, 200) << paid.body;
    EXPECT_EQ(get("fran", "/invoices/" + made.at("id")).at("state"), "paid");
    issued("gozo", "EUR", "10.00");
    expect_sound();
}

TEST_P(CarriedOver, a_bill_is_owed_and_was_no_cost_of_these_books) {
    auto const made = post("fran", "/bills/carry_over",
                           R"({"partner_id":")" + party_.at("carpat") +
                               R"(","their_number":"R-9","billed_on":"2026-10-01","due_on":"2026-10-31",)"
                               R"("open":{"amount":"50.00","currency":"EUR"},"on":"2026-11-01"})");
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(worth("2000"), "-80.00");
    EXPECT_EQ(worth("3000"), "80.00");
    EXPECT_EQ(worth("5000"), "0.00");
    EXPECT_EQ(get("fran", "/bills/ageing?on=2026-10-31").size_at("groups"), 0U);
    expect_sound();
}

TEST_P(CarriedOver, what_is_wrong_is_named_and_books_nothing) {
    ASSERT_EQ(post("fran", "/invoices/carry_over", invoice("A-17")).status, 200);
    EXPECT_EQ(post("fran", "/invoices/carry_over", invoice("A-17")).status, 409) << "the number is taken";
    EXPECT_EQ(post("fran", "/invoices/carry_over", invoice("INV-2026-0001")).at("problems/0/path"), "number");
    auto const early = post("fran", "/invoices/carry_over",
                            R"({"customer_id":")" + party_.at("gozo") +
                                R"(","number":"B","issued_on":"2026-09-20","due_on":"2026-09-19",)"
                                R"("open":{"amount":"0.00","currency":"EUR"},"on":"2026-09-01"})");
    EXPECT_EQ(early.status, 422);
    for (auto const* path : {"\"open\"", "\"due_on\"", "\"on\""}) {
        EXPECT_NE(early.body.find(path), std::string::npos) << path << " in " << early.body;
    }
    EXPECT_EQ(post("kofi", "/invoices/carry_over", invoice("A-18")).status, 403);
    EXPECT_EQ(get("fran", "/journal_entries").size_at("items"), 1U);
}

}  // namespace
}  // namespace farflung::billing
