#include <algorithm>

#include "ledger/ledger.hpp"
#include "test_world.hpp"

namespace farflung::ledger {
namespace {

class Periods : public test::WorldTest {
  protected:
    std::string id_of(std::string const& code) { return get("fran", "/ledger_accounts?code=" + code).at("items/0/id"); }
    void open_accounts() {
        make("fran", "/ledger_accounts", R"({"code":"6100","name":"Rent","kind":"expense"})");
        as_system([](Unit& unit) { ensure_chart(unit); });
        rent_ = id_of("6100");
        bank_ = id_of("1000");
    }
    test::Reply book(std::string const& who, std::string const& day, std::string const& postings) {
        return post(who, "/journal_entries",
                    R"({"posted_on":")" + day + R"(","text":"Rent of November","postings":[)" + postings + "]}");
    }
    std::string side(std::string const& account, std::string const& amount, std::string const& currency = "AUD",
                     std::string const& base = {}) {
        return R"({"account_id":")" + account + R"(","amount":{"amount":")" + amount + R"(","currency":")" + currency +
               R"("})" + (base.empty() ? "" : R"(,"base":{"amount":")" + base + R"(","currency":"AUD"})") + "}";
    }
    std::string rent_of(std::string const& amount) { return side(rent_, amount) + "," + side(bank_, "-" + amount); }
    std::vector<Finding> findings() {
        std::vector<Finding> found;
        look_as_system([&](Unit const& unit) { found = verify_ledger(unit); });
        return found;
    }

    std::string rent_;
    std::string bank_;
};
INSTANTIATE_TEST_SUITE_P(Both, Periods, test::both_databases(), test::name_of);

TEST_P(Periods, an_entry_by_hand_is_booked_once_and_taken_back_once) {
    open_accounts();
    auto const booked = book("fran", "2026-11-03", rent_of("1200.00"));
    ASSERT_EQ(booked.status, 200) << booked.body;
    EXPECT_EQ(booked.at("number"), "1");
    EXPECT_EQ(booked.at("can/0"), "reverse");
    auto const reversed =
        post("fran", "/journal_entries/" + booked.at("id") + "/reverse", R"({"reason":"Paid in cash"})");
    ASSERT_EQ(reversed.status, 200) << reversed.body;
    EXPECT_EQ(reversed.at("postings/0/amount/amount"), "-1200.00");
    EXPECT_EQ(get("fran", "/ledger/trial_balance").at("items/0/base/amount"), "0.00");
    auto const again = post("fran", "/journal_entries/" + booked.at("id") + "/reverse", R"({"reason":"Twice"})");
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again.at("code"), "entry.already_reversed");
    EXPECT_TRUE(findings().empty());
}

TEST_P(Periods, a_foreign_entry_is_worth_the_rate_of_its_day_to_the_last_cent) {
    open_accounts();
    make("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-02","rate":"1.63333","source":"ECB"})");
    auto const booked = book("fran", "2026-11-03",
                             side(rent_, "10.01", "EUR") + "," + side(rent_, "10.01", "EUR") + "," +
                                 side(rent_, "10.01", "EUR") + "," + side(bank_, "-30.03", "EUR"));
    ASSERT_EQ(booked.status, 200) << booked.body;
    // 3 × 16.35 is 49.05, and 30.03 alone is worth 49.05 too; a cent left over would go to the last one.
    EXPECT_EQ(booked.at("postings/0/base/amount"), "16.35");
    EXPECT_EQ(booked.at("postings/3/base/amount"), "-49.05");
    auto const moved =
        book("fran", "2026-11-03", side(bank_, "-100.00", "EUR", "-163.33") + "," + side(bank_, "163.33"));
    ASSERT_EQ(moved.status, 200) << moved.body;
    EXPECT_EQ(book("fran", "2026-11-03", side(rent_, "5", "CHF") + "," + side(bank_, "-5", "CHF")).at("code"),
              "rate.missing");
    EXPECT_TRUE(findings().empty());
}

TEST_P(Periods, what_does_not_add_up_is_refused_by_its_place) {
    open_accounts();
    auto const unbalanced = book("fran", "2026-11-03", side(rent_, "10.00") + "," + side(bank_, "-9.99"));
    EXPECT_EQ(unbalanced.status, 422);
    EXPECT_NE(unbalanced.body.find("0.01 AUD"), std::string::npos) << unbalanced.body;
    auto const receivable = book("fran", "2026-11-03", side(id_of("1100"), "10.00") + "," + side(bank_, "-10.00"));
    EXPECT_EQ(receivable.status, 422);
    EXPECT_EQ(receivable.at("problems/0/path"), "postings/0/account_id");
    EXPECT_EQ(book("fran", "2026-11-10", rent_of("10.00")).at("code"), "entry.in_future");
    EXPECT_EQ(book("fran", "2026-11-03", side(rent_, "0.00") + "," + side(bank_, "0.00")).at("problems/1/path"),
              "postings/1/amount");
    EXPECT_EQ(book("audrey", "2026-11-03", rent_of("10.00")).status, 403);
    EXPECT_EQ(book("kofi", "2026-11-03", rent_of("10.00")).status, 403);
    EXPECT_EQ(book("mallory", "2026-11-03", rent_of("10.00")).status, 422)
        << "another workspace's accounts are not there";
    EXPECT_EQ(get("fran", "/journal_entries").size_at("items"), 0U);
}

TEST_P(Periods, nothing_is_booked_into_closed_days) {
    open_accounts();
    ASSERT_EQ(book("fran", "2026-10-15", rent_of("1200.00")).status, 200);
    auto const closed = post("fran", "/period_locks/lock", R"({"through":"2026-10-31","reason":"October is filed"})");
    ASSERT_EQ(closed.status, 200) << closed.body;
    auto const refused = book("dana", "2026-10-31", rent_of("1.00"));
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.at("code"), "period.locked");
    EXPECT_EQ(book("fran", "2026-11-01", rent_of("1.00")).status, 200);
    EXPECT_TRUE(findings().empty());
}

TEST_P(Periods, rates_of_closed_days_stay_as_they_are) {
    auto const rate = [](std::string const& day) {
        return R"({"currency":"EUR","rate":"1.60","source":"ECB","valid_on":")" + day + R"("})";
    };
    auto const known = make("fran", "/exchange_rates", rate("2026-10-30"));
    ASSERT_EQ(post("fran", "/period_locks/lock", R"({"through":"2026-10-31","reason":"Filed"})").status, 200);
    for (auto const& reply : {post("fran", "/exchange_rates", rate("2026-10-31")),
                              patch("fran", "/exchange_rates/" + known, R"({"rate":"1.70"})"),
                              ask("fran", {.method = "DELETE", .path = "/exchange_rates/" + known})}) {
        EXPECT_EQ(reply.status, 409) << reply.body;
        EXPECT_EQ(reply.at("code"), "period.locked");
        EXPECT_EQ(reply.at("problems/0/path"), "valid_on") << reply.body;
    }
    EXPECT_EQ(post("fran", "/exchange_rates", rate("2026-11-01")).status, 201);
}

TEST_P(Periods, closed_days_are_opened_only_with_a_reason_and_by_who_answers_for_it) {
    open_accounts();
    EXPECT_EQ(post("dana", "/period_locks/unlock", R"({"reason":"Nothing is closed"})").at("code"),
              "period.not_locked");
    EXPECT_EQ(post("fran", "/period_locks/lock", R"({"through":"2026-11-09"})").at("code"), "period.not_over");
    ASSERT_EQ(post("fran", "/period_locks/lock", R"({"through":"2026-10-31"})").status, 200);
    EXPECT_EQ(post("fran", "/period_locks/lock", R"({"through":"2026-09-30"})").at("code"), "period.already_locked");
    EXPECT_EQ(post("fran", "/period_locks/unlock", R"({"reason":"A late bill"})").status, 403);
    EXPECT_EQ(post("dana", "/period_locks/unlock", R"({})").status, 422);
    world_.advance_ms(1000);
    ASSERT_EQ(post("dana", "/period_locks/unlock", R"({"through":"2026-09-30","reason":"A late bill"})").status, 200);
    world_.advance_ms(1000);
    EXPECT_EQ(book("fran", "2026-10-31", rent_of("1.00")).status, 200);
    EXPECT_EQ(book("fran", "2026-09-30", rent_of("1.00")).status, 409);
    EXPECT_TRUE(findings().empty()) << "what was booked while it was open stays right";
    EXPECT_EQ(get("audrey", "/period_locks").size_at("items"), 2U);
    EXPECT_EQ(get("mallory", "/period_locks").size_at("items"), 0U);
}

TEST_P(Periods, an_entry_smuggled_into_closed_days_is_found) {
    open_accounts();
    ASSERT_EQ(post("fran", "/period_locks/lock", R"({"through":"2026-10-31"})").status, 200);
    world_.advance_ms(1000);
    ASSERT_EQ(book("fran", "2026-11-02", rent_of("1.00")).status, 200);
    as_system([](Unit& unit) {
        unit.execute("update ledger_entries set posted_on = '2026-10-02' where workspace_id = :workspace");
    });
    auto const found = findings();
    EXPECT_TRUE(std::ranges::any_of(found, [](Finding const& finding) { return finding.invariant == "M10"; }));
}

}  // namespace
}  // namespace farflung::ledger
