#include "ledger/ledger.hpp"
#include "test_world.hpp"

namespace farflung::ledger {
namespace {

class Revaluations : public test::WorldTest {
  protected:
    void rate(std::string const& currency, std::string const& day, std::string const& rate) {
        make("fran", "/exchange_rates",
             R"({"currency":")" + currency + R"(","valid_on":")" + day + R"(","rate":")" + rate +
                 R"(","source":"ECB"})");
    }
    void book(std::string_view day, std::vector<NewPosting> postings) {
        as_system([&](Unit& unit) {
            ledger::post(unit, {.kind = EntryKind::invoice,
                                .on = *Date::parse(day),
                                .text = "Story",
                                .base_currency = aud_,
                                .postings = std::move(postings)});
        });
    }
    void owe_each_other() {
        using enum AccountRole;
        rate("EUR", "2026-10-31", "1.65");
        rate("JPY", "2026-10-31", "0.0099");
        book("2026-10-10", {{receivable, {10000, eur_}, {16000, aud_}}, {sales, {-10000, eur_}, {-16000, aud_}}});
        book("2026-10-12", {{outsourcing_cost, {5000, jpy_}, {5000, aud_}}, {payable, {-5000, jpy_}, {-5000, aud_}}});
    }
    test::Reply revalue(std::string const& day, std::string const& query = {}) {
        return post("fran", "/ledger/revalue" + query, R"({"on":")" + day + R"("})");
    }
    std::string profit(std::string const& to) {
        return get("fran", "/ledger/profit_and_loss?to=" + to).at("profit/amount");
    }

    Currency const aud_ = *Currency::parse("AUD");
    Currency const eur_ = *Currency::parse("EUR");
    Currency const jpy_ = *Currency::parse("JPY");
};
INSTANTIATE_TEST_SUITE_P(Both, Revaluations, test::both_databases(), test::name_of);

TEST_P(Revaluations, open_items_are_worth_the_rate_of_the_day_and_as_booked_the_day_after) {
    owe_each_other();
    auto const before = profit("2026-10-31");
    auto const done = revalue("2026-10-31");
    ASSERT_EQ(done.status, 200) << done.body;
    ASSERT_EQ(done.size_at("lines"), 2U);
    EXPECT_EQ(done.at("lines/1/account"), "receivable");
    EXPECT_EQ(done.at("lines/1/worth/amount"), "165.00");
    EXPECT_EQ(done.at("lines/1/difference/amount"), "5.00");
    EXPECT_EQ(done.at("lines/1/rate/source"), "ECB");
    EXPECT_EQ(done.at("lines/0/difference/amount"), "0.50") << "5,000 yen owed are worth 49.50, less than booked";
    EXPECT_EQ(before, "110.00");
    EXPECT_EQ(profit("2026-10-31"), "115.50");
    EXPECT_EQ(profit("2026-11-01"), "110.00") << "taken back the day after, to the cent";
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_ledger(unit).empty()); });
}

TEST_P(Revaluations, asked_again_it_books_only_what_changed) {
    owe_each_other();
    ASSERT_EQ(revalue("2026-10-31").status, 200);
    auto const again = revalue("2026-10-31");
    ASSERT_EQ(again.status, 200);
    EXPECT_EQ(again.at("difference/amount"), "0.00");
    EXPECT_EQ(again.at("entry_id"), "null");
    book("2026-10-15",
         {{AccountRole::receivable, {2000, eur_}, {3200, aud_}}, {AccountRole::sales, {-2000, eur_}, {-3200, aud_}}});
    EXPECT_EQ(revalue("2026-10-31").at("difference/amount"), "1.00");
    EXPECT_EQ(profit("2026-10-31"), "148.50");
    EXPECT_EQ(profit("2026-11-01"), "142.00");
}

TEST_P(Revaluations, a_look_ahead_books_nothing_and_what_cannot_be_known_is_refused) {
    owe_each_other();
    EXPECT_EQ(revalue("2026-10-31", "?dry_run=true").at("difference/amount"), "5.50");
    EXPECT_EQ(get("fran", "/journal_entries").size_at("items"), 2U);
    EXPECT_EQ(revalue("2026-11-09").at("code"), "entry.in_future");
    EXPECT_EQ(revalue("2026-10-20").at("code"), "rate.missing");
    ASSERT_EQ(post("fran", "/period_locks/lock", R"({"through":"2026-10-31"})").status, 200);
    EXPECT_EQ(revalue("2026-10-31").at("code"), "period.locked");
    EXPECT_EQ(post("audrey", "/ledger/revalue", R"({"on":"2026-10-31"})").status, 403);
    EXPECT_EQ(get("fran", "/journal_entries").size_at("items"), 2U);
}

}  // namespace
}  // namespace farflung::ledger
