#include "billing/online_payment_world.hpp"
#include "billing/verify.hpp"

namespace farflung::billing {
namespace {

class CashDiscount : public OnlineWorld {
  protected:
    /// 100.00 at 19 % and 50.00 at 7 %, 2 % off within ten days.
    std::string offered(std::string const& currency = "EUR", std::string const& more = "") {
        auto const id = make("fran", "/invoices",
                             R"({"customer_id":")" + party_.at("gozo") + R"(","currency":")" + currency +
                                 R"(","cash_discount_percent":"2","cash_discount_days":10,"lines":[)"
                                 R"({"description":"Survey","price":"100","tax_rate":"19"},)"
                                 R"({"description":"Map","price":"50","tax_rate":"7"}])" +
                                 more + "}");
        EXPECT_EQ(post("fran", "/invoices/" + id + "/issue").status, 200);
        return id;
    }
    test::Reply pay(std::string const& id, std::string const& amount, std::string const& currency = "EUR",
                    std::string const& more = R"(,"takes_discount":true)") {
        return post("fran", "/payments",
                    R"({"party_id":")" + party_.at("gozo") + R"(","amount":{"amount":")" + amount +
                        R"(","currency":")" + currency + R"("},"allocations":[{"invoice_id":")" + id + "\"" + more +
                        "}]}");
    }
    test::Reply note_of(std::string const& id) {
        auto const notes = get("fran", "/invoices?corrects_id=" + id);
        EXPECT_EQ(notes.size_at("items"), 1U) << notes.body;
        return get("fran", "/invoices/" + notes.at("items/0/id"));
    }
    void prove() {
        look_as_system([](Unit const& unit) {
            for (auto const& one : verify_money(unit)) ADD_FAILURE() << one.invariant << ": " << one.text;
        });
    }
    void days_pass(int days) { world_.advance_ms(days * 24LL * 3600 * 1000); }
};
INSTANTIATE_TEST_SUITE_P(Both, CashDiscount, test::both_databases(), test::name_of);

TEST_P(CashDiscount, is_said_before_it_is_issued_and_lasts_from_that_day) {
    auto const shown = get("fran", "/invoices/" + offered());
    EXPECT_EQ(shown.at("total/amount"), "172.50");
    EXPECT_EQ(shown.at("cash_discount/amount"), "3.45");
    EXPECT_EQ(shown.at("cash_discount_by"), "2026-11-19");
}

TEST_P(CashDiscount, is_granted_by_a_credit_note_of_each_tax_when_it_is_taken) {
    auto const id = offered();
    days_pass(5);
    auto const paid = pay(id, "169.05");
    ASSERT_EQ(paid.status, 200) << paid.body;
    EXPECT_EQ(paid.at("unallocated/amount"), "0.00");
    auto const shown = get("fran", "/invoices/" + id);
    EXPECT_EQ(shown.at("state"), "paid");
    EXPECT_EQ(shown.at("credited/amount"), "3.45");
    auto const note = note_of(id);
    EXPECT_EQ(note.at("kind"), "credit_note");
    EXPECT_EQ(note.at("taxes/0/taxable/amount"), "2.00");
    EXPECT_EQ(note.at("taxes/0/tax/amount"), "0.38");
    EXPECT_EQ(note.at("taxes/1/taxable/amount"), "1.00");
    EXPECT_EQ(note.at("taxes/1/tax/amount"), "0.07");
    EXPECT_EQ(note.at("open/amount"), "0.00");
    prove();
}

TEST_P(CashDiscount, in_a_foreign_currency_leaves_nothing_open_at_any_rate) {
    rate("USD", "2026-11-09", "1.5237");
    auto const id = offered("USD");
    days_pass(5);
    rate("USD", "2026-11-14", "1.4999");
    ASSERT_EQ(pay(id, "169.05", "USD").status, 200);
    auto const shown = get("fran", "/invoices/" + id);
    EXPECT_EQ(shown.at("base_open/amount"), "0.00");
    EXPECT_EQ(note_of(id).at("rate"), "1.5237") << "as the invoice was";
    prove();
}

TEST_P(CashDiscount, in_prices_with_tax_is_of_what_they_say) {
    auto const id = offered("EUR", R"(,"prices":"with_tax")");
    EXPECT_EQ(get("fran", "/invoices/" + id).at("cash_discount/amount"), "3.00");
    EXPECT_EQ(pay(id, "147").status, 200);
    EXPECT_EQ(note_of(id).at("total/amount"), "3.00");
    prove();
}

TEST_P(CashDiscount, is_only_of_what_was_not_taken_back_before) {
    auto const id = offered();
    ASSERT_EQ(post("fran", "/invoices/" + id + "/credit", R"({"lines":[{"line":1}]})").status, 200);
    auto const wrong = pay(id, "116.62", "EUR", R"(,"takes_discount":true,"amount":{"amount":"116","currency":"EUR"})");
    EXPECT_EQ(wrong.at("code"), "cash_discount.other_amount") << wrong.body;
    ASSERT_EQ(pay(id, "116.62").status, 200);
    EXPECT_EQ(get("fran", "/invoices/" + id).at("credited/amount"), "55.88");
    prove();
}

TEST_P(CashDiscount, that_comes_too_late_or_is_too_little_changes_nothing) {
    auto const id = offered();
    EXPECT_EQ(pay(id, "169.04").at("code"), "allocation.more_than_payment");
    days_pass(11);
    rate("EUR", "2026-11-20", "1.61");
    auto const late = pay(id, "169.05");
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(late.at("code"), "cash_discount.too_late");
    EXPECT_EQ(pay(issued("gozo", "EUR", "100"), "98").at("code"), "cash_discount.none");
    auto const shown = get("fran", "/invoices/" + id);
    EXPECT_EQ(shown.at("open/amount"), "172.50");
    EXPECT_EQ(shown.at("credited/amount"), "0.00");
    EXPECT_EQ(get("fran", "/invoices?kind=credit_note").size_at("items"), 0U);
    prove();
}

TEST_P(CashDiscount, is_refused_by_its_fields_where_it_makes_no_sense) {
    auto const told = [&](std::string const& terms) {
        return post("fran", "/invoices",
                    R"({"customer_id":")" + party_.at("gozo") +
                        R"(","currency":"EUR","lines":[{"description":"Survey",)"
                        R"("price":"100","tax_rate":"0"}],)" +
                        terms + "}");
    };
    EXPECT_EQ(told(R"("cash_discount_percent":"2")").at("problems/0/path"), "cash_discount_days");
    EXPECT_EQ(told(R"("cash_discount_days":2)").at("problems/0/path"), "cash_discount_percent");
    EXPECT_EQ(told(R"("cash_discount_percent":"0","cash_discount_days":2)").at("problems/0/path"),
              "cash_discount_percent");
    EXPECT_EQ(told(R"("cash_discount_percent":"2","cash_discount_days":15)").at("problems/0/code"),
              "cash_discount.longer_than_terms");
    EXPECT_EQ(told(R"("cash_discount_percent":"2","cash_discount_days":5,"purpose":"advance")").at("problems/0/code"),
              "cash_discount.of_advance");
}

TEST_P(CashDiscount, that_comes_to_nothing_or_leaves_nothing_is_none) {
    auto const with = [&](std::string const& price, std::string const& percent) {
        return post("fran", "/invoices",
                    R"({"customer_id":")" + party_.at("gozo") + R"(","currency":"EUR","cash_discount_percent":")" +
                        percent + R"(","cash_discount_days":10,"lines":[{"description":"Pin","price":")" + price +
                        R"(","tax_rate":"0"}]})");
    };
    EXPECT_EQ(with("0.10", "2").at("cash_discount"), "null");
    EXPECT_EQ(with("100", "100").at("problems/0/code"), "cash_discount.whole");
}

TEST_P(CashDiscount, is_taken_by_who_pays_so_much_online_in_time) {
    auto const provider = connect("plain");
    auto const id = offered();
    EXPECT_NE(get("nobody", page_of(id)).body.find("169.05"), std::string::npos);
    ASSERT_EQ(tell(provider, message("pay_1", id, "169.05")).status, 204);
    EXPECT_EQ(get("fran", "/invoices/" + id).at("state"), "paid");
    prove();
}

}  // namespace
}  // namespace farflung::billing
