#include "billing/billing_world.hpp"
#include "billing/margin.hpp"

namespace farflung::billing {
namespace {

class Margin : public BillingWorld {
  protected:
    ProjectId const project_{*Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8001")};

    void sell_and_buy() {
        as_system([&](Unit& unit) {
            auto const gozo = *PartyId::parse(party_.at("gozo"));
            auto const carpat = *PartyId::parse(party_.at("carpat"));
            sold_ = draft_invoice(unit, {.customer_id = gozo,
                                         .currency = *Currency::parse("EUR"),
                                         .lines = {{.description = "Model",
                                                    .price = *Decimal::parse("100"),
                                                    .project_id = project_,
                                                    .partner_id = carpat},
                                                   {.description = "Other", .price = *Decimal::parse("10")}}});
            make_bill(unit, {.partner_id = carpat,
                             .currency = *Currency::parse("EUR"),
                             .billed_on = *Date::parse("2026-11-01"),
                             .lines = {{.description = "Model",
                                        .price = *Decimal::parse("60"),
                                        .project_id = project_,
                                        .customer_id = gozo}}});
        });
        post("fran", "/invoices/" + sold_.text() + "/issue");
    }
    InvoiceId sold_;
};
INSTANTIATE_TEST_SUITE_P(Both, Margin, test::both_databases(), test::name_of);

TEST_P(Margin, of_a_project_customer_and_partner_is_what_the_ledger_says) {
    sell_and_buy();
    auto const by_project = get("fran", "/margin?by=project");
    ASSERT_EQ(by_project.status, 200) << by_project.body;
    ASSERT_EQ(by_project.size_at("items"), 2U);
    EXPECT_EQ(by_project.at("items/0/project_id"), project_.text());
    EXPECT_EQ(by_project.at("items/0/revenue/amount"), "160.00");
    EXPECT_EQ(by_project.at("items/0/cost/amount"), "96.00");
    EXPECT_EQ(by_project.at("items/0/margin/amount"), "64.00");
    EXPECT_EQ(by_project.at("items/1/margin/amount"), "16.00");
    auto const by_customer = get("audrey", "/margin?by=customer");
    EXPECT_EQ(by_customer.at("items/0/margin/amount"), "80.00");
    EXPECT_EQ(by_customer.at("names/" + party_.at("gozo")), "Gozo Dive Charters Ltd");
    EXPECT_EQ(get("fran", "/margin?by=partner&from=2026-11-09").at("items/0/revenue/amount"), "160.00");
    EXPECT_EQ(get("fran", "/margin/summary").at("margin/amount"), "80.00");
    EXPECT_EQ(get("fran", "/margin/summary").at("receivable/amount"), "176.00");
}

TEST_P(Margin, holds_exchange_differences_and_fees_where_they_belong) {
    sell_and_buy();
    world_.advance_ms(24LL * 3600 * 1000);
    rate("EUR", "2026-11-10", "1.71");
    auto const reply =
        post("fran", "/payments",
             R"({"party_id":")" + party_.at("gozo") +
                 R"(","amount":{"amount":"110.00","currency":"EUR"},"fee":{"amount":"1.10","currency":"EUR"},)"
                 R"("allocations":[{"invoice_id":")" +
                 sold_.text() + R"("}]})");
    ASSERT_EQ(reply.status, 200) << reply.body;
    auto const row = get("fran", "/margin?by=project");
    EXPECT_EQ(row.at("items/0/exchange/amount"), "11.00");
    EXPECT_EQ(row.at("items/0/fees/amount"), "1.71");
    EXPECT_EQ(row.at("items/0/margin/amount"), "73.29");
}

TEST_P(Margin, is_for_those_who_keep_or_audit_the_books) {
    for (auto const* who : {"kofi", "maria", "rita", "andrei"}) EXPECT_EQ(get(who, "/margin").status, 403) << who;
    EXPECT_EQ(get("nobody", "/margin").status, 401);
    EXPECT_EQ(get("mallory", "/margin").size_at("items"), 0U);
    EXPECT_EQ(get("fran", "/margin?by=shoe").status, 422);
}

}  // namespace
}  // namespace farflung::billing
