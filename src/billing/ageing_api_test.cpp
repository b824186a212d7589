#include "billing/ageing.hpp"

#include "billing/billing_world.hpp"
#include "billing/verify.hpp"

namespace farflung::billing {
namespace {

/// It is Monday 9 November 2026 in Sydney.
class OpenItems : public BillingWorld {
  protected:
    static constexpr std::int64_t day_ms = 24LL * 3600 * 1000;

    std::string pay(std::string const& invoice, std::string const& amount) {
        auto const money = R"({"amount":")" + amount + R"(","currency":"EUR"})";
        return post("fran", "/payments",
                    R"({"party_id":")" + party_.at("gozo") + R"(","amount":)" + money +
                        R"(,"allocations":[{"invoice_id":")" + invoice + R"(","amount":)" + money + "}]}")
            .at("id");
    }
    void expect_books_to_agree_on(std::string const& day) {
        for (auto const* side : {"/invoices/ageing?on=", "/bills/ageing?on="}) {
            auto const ageing = get("audrey", side + day);
            EXPECT_EQ(ageing.at("base/total/amount"), ageing.at("booked/amount")) << side << day << ageing.body;
        }
    }
    void pass_days(int count) {
        world_.advance_ms(count * day_ms);
        rate("EUR", world_.now().utc_date().text(), "1.70");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, OpenItems, test::both_databases(), test::name_of);

TEST_P(OpenItems, paid_before_they_were_billed_are_below_nothing_until_then) {
    auto const invoice = issued("gozo", "EUR", "300");
    auto const money = [](std::string const& amount) { return R"({"amount":")" + amount + R"(","currency":"EUR"})"; };
    auto const early = post("fran", "/payments",
                            R"({"party_id":")" + party_.at("gozo") + R"(","paid_on":"2026-11-02","amount":)" +
                                money("120") + R"(,"allocations":[{"invoice_id":")" + invoice + R"("}]})");
    ASSERT_EQ(early.status, 200) << early.body;
    auto const bill = make("fran", "/bills",
                           R"({"partner_id":")" + party_.at("carpat") +
                               R"(","currency":"EUR","billed_on":"2026-11-08",)"
                               R"("lines":[{"description":"Model","price":"100"}]})");
    ASSERT_EQ(post("fran", "/bills/" + bill + "/pay", R"({"paid_on":"2026-11-03"})").status, 200);
    for (auto const* day : {"2026-11-01", "2026-11-02", "2026-11-05", "2026-11-08", "2026-11-09"}) {
        expect_books_to_agree_on(day);
    }
    EXPECT_EQ(get("fran", "/invoices/ageing?on=2026-11-05").at("base/total/amount"), "-192.00");
    EXPECT_EQ(get("fran", "/bills/ageing?on=2026-11-05").at("base/total/amount"), "-160.00");
}

TEST_P(OpenItems, no_day_is_too_far_away_for_an_answer) {
    issued("gozo", "EUR", "300");
    for (auto const* day : {"0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"}) {
        auto const asked = get("fran", std::string("/invoices/ageing?on=") + day);
        EXPECT_EQ(asked.status, 422) << day << asked.body;
        EXPECT_EQ(asked.at("problems/0/path"), "on") << asked.body;
        auto const paid = post("fran", "/payments",
                               R"({"party_id":")" + party_.at("gozo") + R"(","paid_on":")" + day +
                                   R"(","amount":{"amount":"1","currency":"EUR"}})");
        EXPECT_EQ(paid.status, 422) << day << paid.body;
        EXPECT_EQ(paid.at("problems/0/path"), "paid_on") << paid.body;
    }
}

TEST_P(OpenItems, of_any_day_are_what_the_ledger_says_of_that_day) {
    auto const first = issued("gozo", "EUR", "300");
    issued("minato", "AUD", "50");
    pass_days(20);
    pay(first, "100");
    pass_days(10);
    EXPECT_EQ(post("fran", "/invoices/" + first + "/credit", R"({"lines":[{"line":0,"quantity":"0.1"}]})").status, 200);
    pass_days(100);
    pay(first, "170");
    struct Case {
        std::string_view on;
        std::string_view total;
        std::string_view not_due;
        std::string_view up_to_30;
        std::string_view older;
        std::string_view open;
    };
    std::vector<Case> const cases{
        {"2026-11-08", "0.00", "0.00", "0.00", "0.00", "0.00"},
        {"2026-11-23", "530.00", "530.00", "0.00", "0.00", "530.00"},
        {"2026-11-24", "530.00", "0.00", "530.00", "0.00", "530.00"},
        {"2026-11-29", "370.00", "0.00", "370.00", "0.00", "370.00"},
        {"2026-12-09", "322.00", "0.00", "322.00", "0.00", "322.00"},
        {"2027-03-18", "322.00", "0.00", "0.00", "322.00", "322.00"},
        {"2027-03-19", "50.00", "0.00", "0.00", "50.00", "50.00"},
    };
    for (auto const& one : cases) {
        auto const ageing = get("audrey", "/invoices/ageing?on=" + std::string(one.on));
        ASSERT_EQ(ageing.status, 200) << ageing.body;
        EXPECT_EQ(ageing.at("base/total/amount"), one.total) << one.on << ' ' << ageing.body;
        EXPECT_EQ(ageing.at("base/not_due/amount"), one.not_due) << one.on;
        EXPECT_EQ(ageing.at("base/up_to_30/amount"), one.up_to_30) << one.on;
        EXPECT_EQ(ageing.at("base/older/amount"), one.older) << one.on;
        EXPECT_EQ(ageing.at("booked/amount"), one.open) << one.on;
    }
    EXPECT_EQ(get("fran", "/invoices/ageing?on=2026-11-29").at("rows/0/items/0/open/amount"), "200.00");
}

TEST_P(OpenItems, stay_true_when_credit_is_used_or_paid_back_later) {
    auto const first = issued("gozo", "EUR", "100");
    auto const second = issued("gozo", "EUR", "80");
    pay(first, "100");
    pass_days(1);
    auto const note = post("fran", "/invoices/" + first + "/credit").at("id");
    pass_days(1);
    auto const refund = R"({"amount":"40.00","currency":"EUR"})";
    EXPECT_EQ(post("fran", "/payments",
                   R"({"direction":"out","party_id":")" + party_.at("gozo") + R"(","amount":)" + refund +
                       R"(,"allocations":[{"invoice_id":")" + note + R"(","amount":)" + refund + "}]}")
                  .status,
              200);
    pass_days(1);
    EXPECT_EQ(post("fran", "/invoices/" + second + "/write_off", R"({"reason":"Bankrupt"})").at("state"),
              "written_off");
    for (auto const* on : {"2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12"}) {
        auto const ageing = get("fran", std::string("/invoices/ageing?on=") + on);
        EXPECT_EQ(ageing.at("base/total/amount"), ageing.at("booked/amount")) << on << ' ' << ageing.body;
    }
    EXPECT_EQ(get("fran", "/invoices/ageing").at("base/total/amount"), "0.00");
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_money(unit).empty()); });
}

TEST_P(OpenItems, of_partners_are_what_the_ledger_says) {
    auto const bill = make("fran", "/bills",
                           R"({"partner_id":")" + party_.at("carpat") +
                               R"(","currency":"EUR","billed_on":"2026-11-09","lines":[{"description":"Model",)"
                               R"("quantity":"1","price":"1000"}]})");
    pass_days(3);
    EXPECT_EQ(post("fran", "/bills/" + bill + "/pay",
                   R"({"amount":{"amount":"400.00","currency":"EUR"},"settles":{"amount":"400.00","currency":"EUR"}})")
                  .status,
              200);
    auto const before = get("fran", "/bills/ageing?on=2026-11-09");
    EXPECT_EQ(before.at("base/total/amount"), "1600.00") << before.body;
    EXPECT_EQ(before.at("booked/amount"), "1600.00");
    EXPECT_EQ(get("fran", "/bills/ageing").at("booked/amount"), "960.00");
    EXPECT_EQ(get("fran", "/bills/ageing").at("rows/0/sums/total/amount"), "600.00");
    for (auto const* who : {"kofi", "rita", "andrei"}) {
        EXPECT_EQ(get(who, "/bills/ageing").status, 403) << who;
        EXPECT_EQ(get(who, "/invoices/ageing").status, 403) << who;
    }
    EXPECT_EQ(get("mallory", "/bills/ageing").size_at("rows"), 0U);
}

TEST_P(OpenItems, make_a_statement_of_account_that_is_the_same_whenever_it_is_asked) {
    auto const first = issued("gozo", "EUR", "300");
    pass_days(20);
    pay(first, "100");
    auto const path = "/parties/" + party_.at("gozo") + "/statement?currency=EUR&to=2026-11-29";
    auto const statement = get("fran", path);
    ASSERT_EQ(statement.status, 200) << statement.body;
    EXPECT_EQ(statement.at("opening/amount"), "0.00");
    EXPECT_EQ(statement.at("lines/0/text"), "INV-2026-0001");
    EXPECT_EQ(statement.at("lines/0/balance/amount"), "300.00");
    EXPECT_EQ(statement.at("lines/1/amount/amount"), "-100.00");
    EXPECT_EQ(statement.at("closing/amount"), "200.00");
    EXPECT_EQ(statement.at("open/0/open/amount"), "200.00");
    pass_days(3);
    pay(first, "200");
    issued("gozo", "EUR", "7");
    EXPECT_EQ(get("fran", path).body, statement.body);
    auto const later = get("fran", "/parties/" + party_.at("gozo") + "/statement?currency=EUR&from=2026-11-30");
    EXPECT_EQ(later.at("opening/amount"), "200.00") << later.body;
    EXPECT_EQ(later.at("closing/amount"), "7.00");
    auto const drawn = get("fran", "/parties/" + party_.at("gozo") + "/statement/pdf?currency=EUR");
    EXPECT_TRUE(drawn.body.starts_with("%PDF-")) << drawn.body.substr(0, 200);
    EXPECT_EQ(get("mallory", path).status, 404);
    EXPECT_EQ(get("rita", path).status, 403);
}

TEST_P(OpenItems, are_written_off_once_with_their_exchange_rate_and_margin) {
    auto const id = issued("gozo", "EUR", "300");
    pass_days(20);
    pay(id, "299.99");
    EXPECT_EQ(post("kofi", "/invoices/" + id + "/write_off", R"({"reason":"x"})").status, 403);
    EXPECT_EQ(post("fran", "/invoices/" + id + "/write_off", R"({"reason":" "})").status, 422);
    auto const early = post("fran", "/invoices/" + id + "/write_off", R"({"on":"2026-11-08","reason":"A cent"})");
    EXPECT_EQ(early.at("code"), "invoice.write_off_before_issue") << early.body;
    auto const gone = post("fran", "/invoices/" + id + "/write_off", R"({"reason":"The bank kept a cent"})");
    ASSERT_EQ(gone.status, 200) << gone.body;
    EXPECT_EQ(gone.at("written_off/amount"), "0.01");
    EXPECT_EQ(gone.at("base_written_off/amount"), "0.02");
    EXPECT_EQ(gone.at("open/amount"), "0.00");
    EXPECT_EQ(post("fran", "/invoices/" + id + "/write_off", R"({"reason":"again"})").status, 409);
    EXPECT_EQ(post("fran", "/invoices/" + id + "/credit").status, 409) << "what was given up is not given back";
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_money(unit).empty()); });
}

TEST_P(OpenItems, are_disputed_until_that_is_resolved) {
    auto const id = issued("gozo", "EUR", "300");
    EXPECT_EQ(post("fran", "/invoices/" + id + "/dispute", R"({"reason":"Wrong dive"})").at("disputed_on"),
              "2026-11-09");
    EXPECT_EQ(post("fran", "/invoices/" + id + "/dispute", R"({"reason":"again"})").status, 409);
    EXPECT_EQ(get("rita", "/invoices/" + id).body.find("Wrong dive"), std::string::npos);
    EXPECT_EQ(post("fran", "/invoices/" + id + "/resolve").at("disputed_on"), "null");
    EXPECT_EQ(post("fran", "/invoices/" + id + "/resolve").status, 409);
}

}  // namespace
}  // namespace farflung::billing
