#include "billing/billing_world.hpp"
#include "billing/verify.hpp"

namespace farflung::billing {
namespace {

class Advances : public BillingWorld {
  protected:
    std::string invoice(std::string const& purpose, std::string const& lines, std::string const& customer = "gozo") {
        return make("fran", "/invoices",
                    R"({"customer_id":")" + party_.at(customer) + R"(","currency":"EUR","purpose":")" + purpose +
                        R"(","lines":[)" + lines + "]}");
    }
    static std::string line(std::string const& price, std::string const& tax) {
        return R"({"description":"Survey","price":")" + price + R"(","tax_rate":")" + tax + R"("})";
    }
    std::string issue(std::string const& id) {
        auto const reply = post("fran", "/invoices/" + id + "/issue");
        EXPECT_EQ(reply.status, 200) << reply.body;
        return id;
    }
    test::Reply deduct(std::string const& draft, std::string const& advance) {
        return post("fran", "/invoices/" + draft + "/deduct", R"({"advance_id":")" + advance + R"("})");
    }
    /// The balance of an account, in its own currency and in the books'.
    std::pair<std::string, std::string> balance(std::string const& code) {
        auto const rows = get("fran", "/ledger/trial_balance");
        for (std::size_t i = 0; i < rows.size_at("items"); ++i) {
            auto const row = "items/" + std::to_string(i);
            if (rows.at(row + "/code") == code) return {rows.at(row + "/amount/amount"), rows.at(row + "/base/amount")};
        }
        return {"0.00", "0.00"};
    }
    void expect_sound() {
        look_as_system([](Unit const& unit) {
            for (auto const& finding : verify_money(unit)) ADD_FAILURE() << finding.invariant << " " << finding.text;
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Advances, test::both_databases(), test::name_of);

TEST_P(Advances, are_owed_to_the_customer_until_the_work_is_billed_at_the_rate_of_then) {
    auto const advance = issue(invoice("advance", line("300.00", "18") + "," + line("100.00", "7")));
    EXPECT_EQ(balance("2150"), std::pair(std::string("-400.00"), std::string("-640.00")));
    EXPECT_EQ(balance("4000").first, "0.00") << "no work was done yet";
    world_.advance_ms(24LL * 3600 * 1000);
    rate("EUR", "2026-11-10", "2.00");
    auto const final = invoice("ordinary", line("1000.00", "18"));
    ASSERT_EQ(get("fran", "/invoices/" + final + "/advances").size_at("items"), 1U);
    auto const draft = deduct(final, advance);
    ASSERT_EQ(draft.status, 200) << draft.body;
    EXPECT_EQ(draft.size_at("lines"), 3U) << "one line for each tax";
    EXPECT_EQ(draft.at("net/amount"), "600.00");
    EXPECT_EQ(draft.at("tax/amount"), "119.00") << "180 less the 54 and 7 that were paid";
    issue(final);
    EXPECT_EQ(balance("2150"), std::pair(std::string("0.00"), std::string("0.00")));
    EXPECT_EQ(balance("4000"), std::pair(std::string("-1000.00"), std::string("-1840.00")))
        << "400 of it at 1.60, the rest at 2.00";
    EXPECT_EQ(get("fran", "/invoices/" + final + "/advances").size_at("items"), 0U);
    expect_sound();
}

TEST_P(Advances, are_deducted_once_and_given_back_with_the_invoice) {
    auto const advance = issue(invoice("advance", line("300.00", "18")));
    auto const first = invoice("ordinary", line("1000.00", "18"));
    ASSERT_EQ(deduct(first, advance).status, 200);
    auto const second = invoice("ordinary", line("900.00", "18"));
    EXPECT_EQ(deduct(second, advance).status, 409) << "a draft holds it";
    EXPECT_EQ(deduct(first, advance).status, 409);
    EXPECT_EQ(post("fran", "/invoices/" + advance + "/credit").status, 409) << "it is deducted";
    issue(first);
    ASSERT_EQ(post("fran", "/invoices/" + first + "/credit").status, 200);
    EXPECT_EQ(balance("2150").first, "-300.00");
    EXPECT_EQ(deduct(second, advance).status, 200);
    expect_sound();
}

TEST_P(Advances, say_what_they_said_whatever_is_typed_over_them) {
    auto const advance = issue(invoice("advance", line("300.00", "18")));
    auto const final = invoice("ordinary", line("1000.00", "18"));
    auto const draft = deduct(final, advance);
    auto const taken =
        R"({"description":"Less","quantity":"-1","price":"999.00","tax_rate":"0","source_kind":"advance",)"
        R"("source_id":")" +
        advance + R"("})";
    auto const typed =
        patch("fran", "/invoices/" + final, R"({"lines":[)" + line("1000.00", "18") + "," + taken + "]}");
    ASSERT_EQ(typed.status, 200) << typed.body;
    EXPECT_EQ(typed.at("net/amount"), "700.00");
    auto const doubled = patch("fran", "/invoices/" + final, R"({"lines":[)" + taken + "," + taken + "]}");
    EXPECT_EQ(doubled.status, 422) << doubled.body;
    auto const without = patch("fran", "/invoices/" + final, R"({"lines":[)" + line("1000.00", "18") + "]}");
    ASSERT_EQ(without.status, 200) << without.body;
    EXPECT_EQ(get("fran", "/invoices/" + final + "/advances").size_at("items"), 1U) << "taken off, it is free again";
}

TEST_P(Advances, stay_on_no_draft_that_became_anothers) {
    auto const advance = issue(invoice("advance", line("300.00", "18")));
    auto const final = "/invoices/" + invoice("ordinary", line("1000.00", "18"));
    ASSERT_EQ(post("fran", final + "/deduct", R"({"advance_id":")" + advance + R"("})").status, 200);
    for (auto const& change :
         {R"({"customer_id":")" + party_.at("minato") + R"("})", std::string(R"({"currency":"AUD"})"),
          std::string(R"({"prices":"with_tax"})"), std::string(R"({"purpose":"advance"})")}) {
        EXPECT_EQ(patch("fran", final, change).status, 422) << change;
    }
    EXPECT_EQ(erase("fran", final).status, 204);
    EXPECT_EQ(deduct(invoice("ordinary", line("1000.00", "18")), advance).status, 200) << "the draft let go of it";
}

TEST_P(Advances, are_deducted_from_work_alone) {
    auto const advance = issue(invoice("advance", line("300.00", "18")));
    auto const final = invoice("ordinary", line("1000.00", "18"));
    ASSERT_EQ(deduct(final, advance).status, 200);
    auto const deduction = R"({"description":"Less","quantity":"-1","price":"300.00","source_kind":"advance",)"
                           R"("source_id":")" +
                           advance + R"("})";
    auto const charged = patch("fran", "/invoices/" + final,
                               R"({"lines":[{"description":"Free","price":"0"},)" + deduction +
                                   R"(],"adjustments":[{"kind":"charge","reason":"Boat","amount":)"
                                   R"({"amount":"900.00","currency":"EUR"}}]})");
    ASSERT_EQ(charged.status, 200) << charged.body;
    EXPECT_EQ(post("fran", "/invoices/" + final + "/issue").at("code"), "advance.only_deducts");
    expect_sound();
}

TEST_P(Advances, of_others_and_of_no_kind_are_refused) {
    auto const advance = issue(invoice("advance", line("300.00", "18")));
    auto const ordinary = issue(invoice("ordinary", line("300.00", "18")));
    auto const others = invoice("ordinary", line("1.00", "0"), "minato");
    EXPECT_EQ(deduct(others, advance).at("problems/0/path"), "advance_id");
    auto const final = invoice("ordinary", line("1000.00", "18"));
    EXPECT_EQ(deduct(final, ordinary).status, 409);
    EXPECT_EQ(deduct(ordinary, advance).status, 409) << "issued ones never change";
    EXPECT_EQ(post("ilse", "/invoices/" + final + "/deduct", R"({"advance_id":")" + advance + R"("})").status, 403);
    auto const only = invoice("ordinary", line("10.00", "18"));
    ASSERT_EQ(deduct(only, advance).status, 200);
    EXPECT_EQ(post("fran", "/invoices/" + only + "/issue").status, 409) << "more is deducted than was worked";
}

TEST_P(Advances, and_what_deducts_them_are_valid_e_invoices_that_name_each_other) {
    as_system([](Unit& unit) {
        auto own = unit.get(people::own_company(unit));
        own.tax_number = "ABN 51 824 753 556";
        unit.save(own);
    });
    auto const advance = issue(invoice("advance", line("300.00", "18")));
    auto const final = invoice("ordinary", line("1000.00", "18"));
    deduct(final, advance);
    issue(final);
    run_jobs();
    auto const early = get("fran", "/invoices/" + advance + "/document/ubl.xml");
    EXPECT_NE(early.body.find(">386<"), std::string::npos) << early.body;
    auto const late = get("fran", "/invoices/" + final + "/document/ubl.xml");
    EXPECT_EQ(late.status, 200) << late.body;
    EXPECT_NE(late.body.find("INV-2026-0001"), std::string::npos) << "BG-3 names the advance";
    EXPECT_EQ(get("fran", "/invoices/" + final + "/document/facturx.pdf").status, 200);
}

}  // namespace
}  // namespace farflung::billing
