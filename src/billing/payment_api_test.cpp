#include "billing/billing_world.hpp"
#include "billing/payment.hpp"

namespace farflung::billing {
namespace {

class Payments : public BillingWorld {
  protected:
    std::string money(std::string const& amount, std::string const& currency) {
        return R"({"amount":")" + amount + R"(","currency":")" + currency + R"("})";
    }
    test::Reply paid(std::string const& customer, std::string const& amount, std::string const& allocations,
                     std::string const& more = {}) {
        return post("fran", "/payments",
                    R"({"party_id":")" + party_.at(customer) + R"(","amount":)" + amount + R"(,"allocations":[)" +
                        allocations + "]" + more + "}");
    }
    std::string bill(std::string const& currency, std::string const& price) {
        return make("fran", "/bills",
                    R"({"partner_id":")" + party_.at("carpat") + R"(","currency":")" + currency +
                        R"(","billed_on":"2026-11-01","lines":[{"description":"Model","price":")" + price +
                        R"(","customer_id":")" + party_.at("gozo") + R"("}]})");
    }
    /// The base balance of an account by its code.
    std::string balance(std::string const& code) {
        std::int64_t sum = 0;
        auto const reply = get("fran", "/ledger/trial_balance");
        for (std::size_t i = 0; i < reply.size_at("items"); ++i) {
            auto const row = "items/" + std::to_string(i);
            if (reply.at(row + "/code") != code) continue;
            sum += Amount::parse(reply.at(row + "/base/amount"), *Currency::parse("AUD"))->minor;
        }
        return Amount{sum, *Currency::parse("AUD")}.text();
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Payments, test::both_databases(), test::name_of);

TEST_P(Payments, a_payment_in_full_closes_the_invoice_and_books_the_exchange_difference) {
    auto const id = issued("gozo", "EUR", "100");
    world_.advance_ms(24LL * 3600 * 1000);
    rate("EUR", "2026-11-10", "1.70");
    auto const reply = paid("gozo", money("100", "EUR"), R"({"invoice_id":")" + id + R"("})");
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(reply.at("allocations/0/difference/amount"), "10.00");
    auto const shown = get("fran", "/invoices/" + id);
    EXPECT_EQ(shown.at("state"), "paid");
    EXPECT_EQ(shown.at("open/amount"), "0.00");
    EXPECT_EQ(balance("1000"), "170.00");
    EXPECT_EQ(balance("1100"), "0.00");
    EXPECT_EQ(balance("7000"), "-10.00");
    EXPECT_EQ(balance("1900"), "0.00");
}

TEST_P(Payments, a_payment_in_another_currency_says_how_much_it_settles) {
    auto const id = issued("gozo", "EUR", "100");
    auto const unsaid = paid("gozo", money("165", "AUD"), R"({"invoice_id":")" + id + R"("})");
    EXPECT_EQ(unsaid.status, 422);
    auto const reply =
        paid("gozo", money("165", "AUD"), R"({"invoice_id":")" + id + R"(","amount":)" + money("100", "EUR") + "}",
             R"(,"fee":)" + money("2", "AUD"));
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(get("fran", "/invoices/" + id).at("state"), "paid");
    EXPECT_EQ(balance("1000"), "163.00");
    EXPECT_EQ(balance("6000"), "2.00");
    EXPECT_EQ(balance("7000"), "-5.00");
    EXPECT_EQ(balance("1100"), "0.00");
}

TEST_P(Payments, part_payments_leave_the_rest_open_and_too_much_becomes_credit) {
    auto const id = issued("gozo", "EUR", "100");
    EXPECT_EQ(paid("gozo", money("33.33", "EUR"), R"({"invoice_id":")" + id + R"("})").status, 200);
    EXPECT_EQ(get("fran", "/invoices/" + id).at("state"), "part_paid");
    auto const rest = paid("gozo", money("100", "EUR"), R"({"invoice_id":")" + id + R"("})");
    ASSERT_EQ(rest.status, 200) << rest.body;
    EXPECT_EQ(rest.at("unallocated/amount"), "33.33");
    EXPECT_EQ(balance("2100"), "-53.33");
    auto const next = issued("gozo", "EUR", "50");
    auto const used = post("fran", "/payments/" + rest.at("id") + "/allocate",
                           R"({"allocations":[{"invoice_id":")" + next + R"("}]})");
    ASSERT_EQ(used.status, 200) << used.body;
    EXPECT_EQ(get("fran", "/invoices/" + next).at("open/amount"), "16.67");
    EXPECT_EQ(balance("2100"), "0.00");
}

TEST_P(Payments, what_does_not_fit_is_refused) {
    auto const id = issued("gozo", "EUR", "100");
    auto const drafted = draft("gozo", "EUR", "100", "0");
    struct Case {
        char const* what;
        std::string customer;
        std::string allocation;
        int status;
    };
    for (auto const& one : std::vector<Case>{
             {"more than open", "gozo", R"({"invoice_id":")" + id + R"(","amount":)" + money("100.01", "EUR") + "}",
              409},
             {"more than paid", "gozo", R"({"invoice_id":")" + id + R"(","amount":)" + money("95", "EUR") + "}", 409},
             {"a draft", "gozo", R"({"invoice_id":")" + drafted + R"("})", 409},
             {"another party's", "minato", R"({"invoice_id":")" + id + R"("})", 422},
             {"no document", "gozo", "{}", 422},
             {"a wrong currency", "gozo", R"({"invoice_id":")" + id + R"(","amount":)" + money("1", "AUD") + "}", 422},
             {"nothing", "gozo", R"({"invoice_id":")" + id + R"(","amount":)" + money("0", "EUR") + "}", 422},
             {"twice", "gozo", R"({"invoice_id":")" + id + R"("},{"invoice_id":")" + id + R"("})", 422}}) {
        EXPECT_EQ(paid(one.customer, money("90", "EUR"), one.allocation).status, one.status) << one.what;
    }
    EXPECT_EQ(paid("gozo", money("0", "EUR"), "").status, 422);
    EXPECT_EQ(paid("gozo", money("1.001", "EUR"), "").status, 422);
    EXPECT_EQ(paid("gozo", money("1", "EUR"), "", R"(,"paid_on":"2027-01-01")").status, 422);
    EXPECT_EQ(get("fran", "/invoices/" + id).at("open/amount"), "100.00");
}

TEST_P(Payments, a_bill_is_booked_and_paid_out_with_its_exchange_difference) {
    auto const id = bill("EUR", "100");
    EXPECT_EQ(balance("5000"), "160.00");
    EXPECT_EQ(balance("2000"), "-160.00");
    world_.advance_ms(24LL * 3600 * 1000);
    rate("EUR", "2026-11-10", "1.70");
    auto const paid_out = post("fran", "/bills/" + id + "/pay", R"({"fee":{"amount":"1.00","currency":"EUR"}})");
    ASSERT_EQ(paid_out.status, 200) << paid_out.body;
    EXPECT_EQ(get("fran", "/bills/" + id).at("state"), "paid");
    EXPECT_EQ(balance("2000"), "0.00");
    EXPECT_EQ(balance("7000"), "10.00");
    EXPECT_EQ(balance("1000"), "-171.70");
    EXPECT_EQ(post("fran", "/bills/" + id + "/pay").status, 409);
}

TEST_P(Payments, what_does_not_fit_a_bill_is_told_by_the_name_of_the_field) {
    auto const id = bill("EUR", "100");
    struct Case {
        std::string body;
        char const* path;
    };
    for (auto const& [body, path] : {
             Case{R"({"amount":)" + money("100.01", "EUR") + "}", "amount"},
             Case{R"({"amount":)" + money("-1", "EUR") + "}", "amount"},
             Case{R"({"settles":)" + money("100.01", "EUR") + "}", "settles"},
             Case{R"({"amount":)" + money("160", "AUD") + R"(,"settles":)" + money("100.01", "EUR") + "}", "settles"},
             Case{R"({"amount":)" + money("160", "AUD") + R"(,"settles":)" + money("100", "AUD") + "}", "settles"},
             Case{R"({"amount":)" + money("99", "EUR") + R"(,"settles":)" + money("98", "EUR") + "}", "amount"},
         }) {
        auto const reply = post("fran", "/bills/" + id + "/pay", body);
        EXPECT_TRUE(reply.status == 409 || reply.status == 422) << body << reply.body;
        EXPECT_EQ(reply.at("problems/0/path"), path) << body << reply.body;
    }
    EXPECT_EQ(get("fran", "/bills/" + id).at("open/amount"), "100.00");
}

TEST_P(Payments, a_refund_pays_back_the_rest_of_a_credit_note) {
    auto const id = issued("gozo", "EUR", "100");
    EXPECT_EQ(paid("gozo", money("100", "EUR"), R"({"invoice_id":")" + id + R"("})").status, 200);
    auto const note = post("fran", "/invoices/" + id + "/credit").at("id");
    EXPECT_EQ(balance("2100"), "-160.00");
    auto const refund = post("fran", "/payments",
                             R"({"direction":"out","party_id":")" + party_.at("gozo") + R"(","amount":)" +
                                 money("100", "EUR") + R"(,"allocations":[{"invoice_id":")" + note + R"("}]})");
    ASSERT_EQ(refund.status, 200) << refund.body;
    EXPECT_EQ(balance("2100"), "0.00");
    EXPECT_EQ(balance("1000"), "0.00");
    EXPECT_EQ(balance("4000"), "0.00");
}

TEST_P(Payments, partners_see_their_own_bills_and_payouts_without_our_figures) {
    auto const id = bill("EUR", "100");
    auto const own = get("andrei", "/bills/" + id);
    EXPECT_EQ(own.status, 200);
    EXPECT_EQ(own.body.find("base_"), std::string::npos);
    EXPECT_EQ(own.body.find("customer_id"), std::string::npos);
    EXPECT_EQ(get("wei", "/bills/" + id).status, 404);
    EXPECT_EQ(get("rita", "/bills/" + id).status, 403);
    EXPECT_EQ(get("mallory", "/bills/" + id).status, 404);
    auto const payout = post("fran", "/bills/" + id + "/pay").at("id");
    auto const seen = get("andrei", "/payments/" + payout);
    EXPECT_EQ(seen.status, 200);
    EXPECT_EQ(seen.body.find("difference"), std::string::npos);
    EXPECT_EQ(get("wei", "/payments/" + payout).status, 404);
    EXPECT_EQ(post("kofi", "/bills/" + id + "/pay").status, 403);
    EXPECT_EQ(post("andrei", "/bills/" + id + "/pay").status, 403);
}

TEST_P(Payments, a_source_has_one_bill) {
    auto const package = *Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8057");
    NewBill const wanted{.partner_id = *PartyId::parse(party_.at("carpat")),
                         .currency = *Currency::parse("EUR"),
                         .billed_on = *Date::parse("2026-11-01"),
                         .lines = {{.description = "Model", .price = *Decimal::parse("100")}},
                         .source_kind = "work_package",
                         .source_id = package};
    as_system([&](Unit& unit) { make_bill(unit, wanted); });
    EXPECT_THROW(as_system([&](Unit& unit) { make_bill(unit, wanted); }), Refusal);
}

TEST_P(Payments, the_same_payment_request_twice_is_once) {
    auto const id = issued("gozo", "EUR", "100");
    test::Ask const request{.method = "POST",
                            .path = "/payments",
                            .body = R"({"party_id":")" + party_.at("gozo") + R"(","amount":)" + money("60", "EUR") +
                                    R"(,"allocations":[{"invoice_id":")" + id + R"("}]})",
                            .headers = {{"Idempotency-Key", "pay"}}};
    EXPECT_EQ(ask("fran", request).body, ask("fran", request).body);
    EXPECT_EQ(get("fran", "/invoices/" + id).at("open/amount"), "40.00");
}

}  // namespace
}  // namespace farflung::billing
