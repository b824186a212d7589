#include "ledger/ledger.hpp"
#include "test_world.hpp"

namespace farflung::ledger {
namespace {

class Ledger : public test::WorldTest {
  protected:
    void post_sale(std::int64_t minor, std::int64_t base) {
        as_system([&](Unit& unit) {
            auto const gozo = *PartyId::parse(party_.at("gozo"));
            Currency const aud = *Currency::parse("AUD");
            Currency const eur = *Currency::parse("EUR");
            ledger::post(unit, {.kind = EntryKind::manual,
                                .on = *Date::parse("2026-11-09"),
                                .text = "Sale",
                                .base_currency = aud,
                                .postings = {{.account = AccountRole::receivable,
                                              .amount = {minor, eur},
                                              .base = {base, aud},
                                              .about = {.party_id = gozo}},
                                             {.account = AccountRole::sales,
                                              .amount = {-minor, eur},
                                              .base = {-base, aud},
                                              .about = {.customer_id = gozo}}}});
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Ledger, test::both_databases(), test::name_of);

TEST_P(Ledger, the_trial_balance_shows_each_account_in_each_currency_and_in_base) {
    post_sale(10000, 16000);
    post_sale(5000, 8000);
    auto const reply = get("fran", "/ledger/trial_balance");
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(reply.size_at("items"), 2U);
    EXPECT_EQ(reply.at("items/0/amount/amount"), "150.00");
    EXPECT_EQ(reply.at("items/0/amount/currency"), "EUR");
    EXPECT_EQ(reply.at("items/0/base/amount"), "240.00");
    EXPECT_EQ(reply.at("items/1/base/amount"), "-240.00");
    EXPECT_EQ(get("audrey", "/ledger/trial_balance?on=2026-11-08").size_at("items"), 0U);
}

TEST_P(Ledger, an_account_of_ones_own_keeps_its_code_when_the_chart_is_made) {
    auto const own = make("fran", "/ledger_accounts", R"({"code":"4000","name":"Boats","kind":"asset"})");
    post_sale(10000, 16000);
    EXPECT_EQ(get("fran", "/ledger_accounts/" + own).at("code"), "4000");
    EXPECT_EQ(get("fran", "/ledger/trial_balance").at("items/1/code"), "4000a");
}

TEST_P(Ledger, postings_are_found_by_what_they_are_about) {
    post_sale(10000, 16000);
    auto const reply = get("fran", "/ledger/postings?customer_id=" + party_.at("gozo"));
    ASSERT_EQ(reply.status, 200) << reply.body;
    ASSERT_EQ(reply.size_at("items"), 1U);
    EXPECT_EQ(reply.at("items/0/account_name"), "Sales");
    EXPECT_EQ(get("fran", "/ledger/postings?customer_id=" + party_.at("minato")).size_at("items"), 0U);
    EXPECT_EQ(get("fran", "/ledger/postings?result_only=true").size_at("items"), 1U);
    EXPECT_EQ(get("fran", "/journal_entries").size_at("items"), 1U);
}

TEST_P(Ledger, postings_come_page_by_page_each_once_however_an_entry_is_cut) {
    post_sale(10000, 16000);
    post_sale(5000, 8000);
    std::set<std::string> seen;
    std::string after;
    for (int page = 0; page < 10 && after != "null"; ++page) {
        auto const one = get("fran", "/ledger/postings?limit=1&after=" + after);
        ASSERT_EQ(one.size_at("items"), 1U) << one.body;
        EXPECT_TRUE(seen.insert(one.at("items/0/number") + "." + one.at("items/0/position")).second);
        after = one.at("next");
    }
    EXPECT_EQ(seen.size(), get("fran", "/ledger/postings").size_at("items"));
    for (auto const* wrong : {"x", "1", "1.", "1.2x", ".2"})
        EXPECT_EQ(get("fran", "/ledger/postings?after=" + std::string(wrong)).at("problems/0/path"), "after") << wrong;
}

TEST_P(Ledger, only_those_who_keep_or_audit_the_books_see_them) {
    post_sale(10000, 16000);
    for (auto const* who : {"kofi", "ilse", "maria", "rita", "andrei"}) {
        EXPECT_EQ(get(who, "/ledger/trial_balance").status, 403) << who;
        EXPECT_EQ(get(who, "/journal_entries").status, 403) << who;
    }
    EXPECT_EQ(get("mallory", "/ledger/trial_balance").size_at("items"), 0U);
    EXPECT_EQ(get("mallory", "/ledger_accounts").size_at("items"), 0U);
}

TEST_P(Ledger, a_rate_is_taken_from_the_last_day_that_has_one_or_refused_by_name) {
    make("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-02","rate":"1.60","source":"ECB"})");
    look_as_system([](Unit const& unit) {
        auto const eur = *Currency::parse("EUR");
        auto const rate = rate_on(unit, eur, *Date::parse("2026-11-09"));
        EXPECT_EQ(rate.rate.text(), "1.60");
        EXPECT_EQ(rate.on.text(), "2026-11-02");
        EXPECT_EQ(rate.source, "ECB");
        EXPECT_EQ(rate_on(unit, *Currency::parse("AUD"), *Date::parse("2020-01-01")).rate.text(), "1");
        EXPECT_THROW(rate_on(unit, eur, *Date::parse("2026-11-01")), Refusal);
        EXPECT_THROW(rate_on(unit, eur, *Date::parse("2026-12-25")), Refusal);
    });
}

TEST_P(Ledger, a_wrong_rate_is_refused) {
    EXPECT_EQ(
        post("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-02","rate":"0","source":"x"})").status,
        422);
    EXPECT_EQ(
        post("fran", "/exchange_rates", R"({"currency":"AUD","valid_on":"2026-11-02","rate":"1","source":"x"})").status,
        422);
    EXPECT_EQ(
        post("kofi", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-02","rate":"1","source":"x"})").status,
        403);
    make("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-02","rate":"1.6","source":"ECB"})");
    EXPECT_EQ(
        post("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-02","rate":"1.7","source":"ECB"})")
            .status,
        409);
}

TEST_P(Ledger, the_books_prove_themselves_and_tell_of_a_changed_row) {
    post_sale(10000, 16000);
    post_sale(700, 1120);
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_ledger(unit).empty()); });
    as_system([](Unit& unit) {
        unit.execute("update ledger_postings set memo = 'x' where workspace_id = :workspace and position = 0", {});
    });
    look_as_system([](Unit const& unit) { EXPECT_EQ(verify_ledger(unit).size(), 2U); });
}

}  // namespace
}  // namespace farflung::ledger
