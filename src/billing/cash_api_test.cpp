#include "billing/billing_world.hpp"

namespace farflung::billing {
namespace {

/// It is Monday 9 November 2026 in Sydney.
class CashToday : public BillingWorld {
  protected:
    std::string bill(std::string const& partner, std::string const& day, std::string const& price) {
        return make("fran", "/bills",
                    R"({"partner_id":")" + party_.at(partner) + R"(","currency":"EUR","billed_on":")" + day +
                        R"(","lines":[{"description":"Model","quantity":"1","price":")" + price + R"("}]})");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, CashToday, test::both_databases(), test::name_of);

TEST_P(CashToday, tells_what_there_is_and_what_it_is_worth) {
    auto const invoice = issued("gozo", "EUR", "300");
    auto const paid = post("fran", "/payments",
                           R"({"party_id":")" + party_.at("gozo") +
                               R"(","amount":{"amount":"100.00","currency":"EUR"},"allocations":[{"invoice_id":")" +
                               invoice + R"(","amount":{"amount":"100.00","currency":"EUR"}}]})");
    ASSERT_EQ(paid.status, 200) << paid.body;
    auto const cash = get("fran", "/cash");
    ASSERT_EQ(cash.status, 200) << cash.body;
    ASSERT_EQ(cash.size_at("currencies"), 1U);
    EXPECT_EQ(cash.at("currencies/0/today/amount"), "100.00");
    EXPECT_EQ(cash.at("currencies/0/in/amount"), "200.00");
    EXPECT_EQ(cash.at("currencies/0/base/amount"), "160.00");
    EXPECT_EQ(cash.at("total/amount"), "160.00");
    EXPECT_EQ(cash.at("rates_on"), "2026-11-09");
    EXPECT_EQ(cash.at("overdue_count"), "0");
}

TEST_P(CashToday, counts_what_is_late_and_what_is_to_pay_by_friday) {
    issued("gozo", "EUR", "300");
    bill("carpat", "2026-11-02", "50");
    bill("carpat", "2026-11-09", "1000");
    world_.advance_ms(20LL * 24 * 3600 * 1000);
    rate("EUR", "2026-11-29", "1.70");
    auto const cash = get("audrey", "/cash");
    ASSERT_EQ(cash.status, 200) << cash.body;
    EXPECT_EQ(cash.at("overdue_count"), "1");
    EXPECT_EQ(cash.at("overdue_days"), "6");
    EXPECT_EQ(cash.at("overdue/amount"), "480.00");
    EXPECT_EQ(cash.at("pay_by"), "2026-12-04");
    EXPECT_EQ(cash.at("to_pay_partners"), "1");
    EXPECT_EQ(cash.at("to_pay/amount"), "1680.00");
    EXPECT_EQ(cash.at("currencies/0/out/amount"), "1050.00");
}

TEST_P(CashToday, of_a_currency_without_a_rate_is_told_without_its_worth) {
    as_system([](Unit& unit) {
        ledger::record_rate(unit, *Currency::parse("USD"), *Date::parse("2026-11-09"), *Decimal::parse("1.5"), "ECB");
    });
    issued("gozo", "USD", "10");
    world_.advance_ms(60LL * 24 * 3600 * 1000);
    auto const cash = get("fran", "/cash");
    EXPECT_EQ(cash.at("currencies/0/in/amount"), "10.00");
    EXPECT_EQ(cash.at("total/amount"), "0.00");
    EXPECT_EQ(get("mallory", "/cash").size_at("currencies"), 0U);
    for (auto const* who : {"kofi", "rita", "andrei"}) EXPECT_EQ(get(who, "/cash").status, 403) << who;
}

}  // namespace
}  // namespace farflung::billing
