#include "billing/billing_world.hpp"
#include "billing/invoice_standing.hpp"

namespace farflung::billing {
namespace {

class InvoiceStanding : public BillingWorld {
  protected:
    WorkPackageId const package_{*Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8002")};

    /// EUR 110 of which a package was sold for 100 and bought for 60, at 1.60.
    std::string sold_with_a_package() {
        InvoiceId sold;
        as_system([&](Unit& unit) {
            auto const gozo = *PartyId::parse(party_.at("gozo"));
            auto const carpat = *PartyId::parse(party_.at("carpat"));
            sold = draft_invoice(unit, {.customer_id = gozo,
                                        .currency = *Currency::parse("EUR"),
                                        .lines = {{.description = "Model",
                                                   .price = *Decimal::parse("100"),
                                                   .package_id = package_,
                                                   .partner_id = carpat},
                                                  {.description = "Other", .price = *Decimal::parse("10")}}});
            make_bill(unit, {.partner_id = carpat,
                             .currency = *Currency::parse("EUR"),
                             .billed_on = *Date::parse("2026-11-01"),
                             .lines = {{.description = "Model",
                                        .price = *Decimal::parse("60"),
                                        .package_id = package_,
                                        .customer_id = gozo}}});
        });
        EXPECT_EQ(post("fran", "/invoices/" + sold.text() + "/issue").status, 200);
        return sold.text();
    }
    void pay(std::string const& invoice, std::string const& amount) {
        auto const paid =
            post("fran", "/payments",
                 R"({"party_id":")" + party_.at("gozo") + R"(","reference":"GDC-4471","amount":{"amount":")" + amount +
                     R"(","currency":"EUR"},"allocations":[{"invoice_id":")" + invoice + R"(","amount":{"amount":")" +
                     amount + R"(","currency":"EUR"}}]})");
        ASSERT_EQ(paid.status, 200) << paid.body;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, InvoiceStanding, test::both_databases(), test::name_of);

TEST_P(InvoiceStanding, tells_what_came_for_an_invoice_to_those_who_read_it) {
    auto const invoice = issued("gozo", "EUR", "300");
    pay(invoice, "100.00");
    auto const path = "/invoices/" + invoice + "/payments";
    auto const told = get("fran", path);
    ASSERT_EQ(told.status, 200) << told.body;
    ASSERT_EQ(told.size_at("items"), 1U);
    EXPECT_EQ(told.at("items/0/settles/amount"), "100.00");
    EXPECT_EQ(told.at("items/0/reference"), "GDC-4471");
    EXPECT_EQ(told.at("items/0/base/amount"), "160.00");
    auto const customers = get("rita", path);
    EXPECT_EQ(customers.at("items/0/settles/amount"), "100.00");
    EXPECT_EQ(customers.at("items/0/base"), "") << "what it is worth in the books is the team's";
    EXPECT_EQ(get("aiko", path).status, 404);
}

TEST_P(InvoiceStanding, tells_what_an_invoice_earned_with_its_packages_and_its_exchange) {
    auto const invoice = sold_with_a_package();
    auto const path = "/invoices/" + invoice + "/margin";
    auto const before = get("fran", path);
    ASSERT_EQ(before.status, 200) << before.body;
    EXPECT_EQ(before.at("revenue/amount"), "176.00");
    EXPECT_EQ(before.at("margin/amount"), "80.00");
    world_.advance_ms(24LL * 3600 * 1000);
    rate("EUR", "2026-11-10", "1.71");
    pay(invoice, "110.00");
    auto const after = get("audrey", path);
    EXPECT_EQ(after.at("margin/amount"), "92.10") << "110 at 1.71 is 12.10 more than at 1.60";
    EXPECT_EQ(get("fran", "/margin/summary").at("margin/amount"), "92.10") << "as the ledger says";
    EXPECT_EQ(get("rita", path).status, 403);
}

TEST_P(InvoiceStanding, what_was_taken_back_earned_nothing) {
    auto const invoice = sold_with_a_package();
    ASSERT_EQ(post("fran", "/invoices/" + invoice + "/credit", R"({"lines":[{"line":1}]})").status, 200);
    auto const margin = get("fran", "/invoices/" + invoice + "/margin");
    EXPECT_EQ(margin.at("margin/amount"), "64.00") << "16.00 less: " << margin.body;
    EXPECT_EQ(get("fran", "/margin/summary").at("margin/amount"), "64.00");
}

}  // namespace
}  // namespace farflung::billing
