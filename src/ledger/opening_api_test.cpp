#include "ledger/chart.hpp"
#include "test_world.hpp"

namespace farflung::ledger {
namespace {

class Openings : public test::WorldTest {
  protected:
    Openings() {
        as_system([](Unit& unit) { ensure_chart(unit); });
        make("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-07-01","rate":"1.60","source":"ECB"})");
    }
    /// Id and name of the account with a code, as the list has them.
    std::string of(std::string const& code, std::string const& field) {
        auto const list = get("fran", "/ledger_accounts?limit=200&code=" + code);
        return list.size_at("items") == 0 ? "" : list.at("items/0/" + field);
    }
    std::string balance(std::string const& code, std::string const& amount, std::string const& currency,
                        std::string const& more = {}) {
        return R"({"account_id":")" + of(code, "id") + R"(","amount":{"amount":")" + amount + R"(","currency":")" +
               currency + R"("})" + more + "}";
    }
    test::Reply open(std::string const& balances, std::string const& on = "2026-07-01") {
        return post("fran", "/ledger/opening_balances", R"({"on":")" + on + R"(","balances":[)" + balances + "]}");
    }
    std::string worth(std::string const& code) {
        auto const rows = get("fran", "/ledger/trial_balance");
        for (std::size_t i = 0; i < rows.size_at("items"); ++i) {
            auto const row = "items/" + std::to_string(i);
            if (rows.at(row + "/code") == code) return rows.at(row + "/base/amount");
        }
        return {};
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Openings, test::both_databases(), test::name_of);

TEST_P(Openings, are_booked_when_nothing_is_left_over_and_taken_back_as_one) {
    auto const one_side = balance("1000", "1000.00", "EUR") + "," + balance("2200", "-90.00", "AUD");
    auto const refused = open(one_side);
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_EQ(refused.at("problems/0/path"), "balances");
    EXPECT_NE(refused.body.find("1510.00 AUD"), std::string::npos) << "how much is left over: " << refused.body;
    EXPECT_EQ(get("fran", "/journal_entries").size_at("items"), 0U);
    auto const entry = open(one_side + "," + balance("3100", "-1510.00", "AUD"));
    ASSERT_EQ(entry.status, 200) << entry.body;
    EXPECT_EQ(entry.at("kind"), "opening");
    EXPECT_EQ(worth("1000"), "1600.00");
    EXPECT_EQ(worth("3100"), "-1510.00");
    auto const back = post("fran", "/journal_entries/" + entry.at("id") + "/reverse", R"({"reason":"Typed twice"})");
    EXPECT_EQ(back.status, 200) << back.body;
    EXPECT_EQ(worth("3100"), "0.00");
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_ledger(unit).empty()); });
}

TEST_P(Openings, come_to_nothing_with_the_invoices_and_bills_that_were_carried_over) {
    auto const carried = post("fran", "/invoices/carry_over",
                              R"({"customer_id":")" + party_.at("gozo") +
                                  R"(","number":"OLD-1","issued_on":"2026-06-01","due_on":"2026-06-15",)"
                                  R"("open":{"amount":"250.00","currency":"AUD"},"on":"2026-07-01"})");
    ASSERT_EQ(carried.status, 200) << carried.body;
    EXPECT_EQ(worth("3000"), "-250.00");
    EXPECT_EQ(open(balance("1000", "50.00", "AUD") + "," + balance("3100", "-50.00", "AUD")).status, 422);
    auto const entry = open(balance("1000", "50.00", "AUD") + "," + balance("3100", "-300.00", "AUD"));
    ASSERT_EQ(entry.status, 200) << entry.body;
    EXPECT_EQ(worth("3000"), "0.00") << "nothing is left over";
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_ledger(unit).empty()); });
}

TEST_P(Openings, that_are_wrong_are_named_by_their_path_and_book_nothing) {
    auto const documents = open(balance("1100", "5.00", "AUD"));
    EXPECT_EQ(documents.status, 422);
    EXPECT_NE(documents.body.find("balances/0/account_id"), std::string::npos) << documents.body;
    auto const twice = open(balance("1000", "5.00", "AUD") + "," + balance("1000", "6.00", "AUD") + "," +
                            balance("3000", "1.00", "AUD"));
    EXPECT_NE(twice.body.find("balances/1/account_id"), std::string::npos) << twice.body;
    EXPECT_NE(twice.body.find("balances/2/account_id"), std::string::npos) << twice.body;
    EXPECT_EQ(open(balance("1000", "5.00", "EUR"), "2026-06-01").status, 409) << "no rate of that day";
    auto const to_come = open(balance("1000", "5.00", "AUD") + "," + balance("3100", "-5.00", "AUD"), "2027-01-01");
    EXPECT_EQ(to_come.status, 422);
    EXPECT_EQ(post("audrey", "/ledger/opening_balances", R"({"on":"2026-07-01","balances":[]})").status, 403);
    EXPECT_EQ(get("fran", "/journal_entries").size_at("items"), 0U);
}

TEST_P(Openings, a_chart_gives_accounts_its_codes_and_names_and_leaves_ones_own_alone) {
    make("fran", "/ledger_accounts", R"({"code":"2201","name":"Biscuit tin","kind":"asset"})");
    ASSERT_EQ(open(balance("1000", "7.00", "AUD") + "," + balance("3100", "-7.00", "AUD")).status, 200);
    auto const bank = of("1000", "id");
    auto const adopted = post("fran", "/ledger/chart", R"({"chart":"uk"})");
    ASSERT_EQ(adopted.status, 200) << adopted.body;
    EXPECT_EQ(of("2201", "name"), "Biscuit tin");
    EXPECT_EQ(of("2201a", "name"), "Purchase tax control account") << "its code is taken, so it gets the next one";
    EXPECT_EQ(of("1200", "id"), bank) << "this code was another account's before";
    EXPECT_EQ(of("7100", "name"), "Rent");
    EXPECT_EQ(worth("1200"), "7.00") << "what was booked stays where it is";
    auto const again = post("fran", "/ledger/chart", R"({"chart":"uk"})");
    EXPECT_EQ(again.at("added"), "0");
    EXPECT_EQ(post("audrey", "/ledger/chart", R"({"chart":"uk"})").status, 403);
    EXPECT_EQ(get("audrey", "/ledger/chart").at("chart"), "au") << "Tidewrack is in Sydney";
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_ledger(unit).empty()); });
}

}  // namespace
}  // namespace farflung::ledger
