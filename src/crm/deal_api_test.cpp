#include "ledger/ledger.hpp"
#include "test_world.hpp"

namespace farflung::crm {
namespace {

class DealBoard : public test::WorldTest {
  protected:
    void rate(std::string const& code, std::string const& rate) {
        as_system([&](Unit& unit) {
            ledger::record_rate(unit, *Currency::parse(code), *Date::parse("2026-11-09"), *Decimal::parse(rate), "ECB");
        });
    }
    std::string deal(std::string const& customer, std::string const& value, std::string const& currency) {
        return make("kofi", "/deals",
                    R"({"title":"Wreck atlas","customer_id":")" + party_.at(customer) + R"(","value":{"amount":")" +
                        value + R"(","currency":")" + currency + R"("}})");
    }
    void move(std::string const& deal, std::string const& stage) {
        auto const moved = post("kofi", "/deals/" + deal + "/move", R"({"stage":")" + stage + R"("})");
        ASSERT_EQ(moved.status, 200) << moved.body;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, DealBoard, test::both_databases(), test::name_of);

TEST_P(DealBoard, sums_each_column_in_base_currency_and_weighs_what_is_open) {
    rate("EUR", "1.60");
    deal("gozo", "100.03", "EUR");
    deal("gozo", "1000", "AUD");
    move(deal("gozo", "500", "AUD"), "quote_sent");
    move(deal("gozo", "9000", "AUD"), "won");
    auto const board = get("kofi", "/deals/board");
    ASSERT_EQ(board.status, 200) << board.body;
    EXPECT_EQ(board.at("columns/0/base/amount"), "1160.05");
    EXPECT_EQ(board.at("columns/0/weighted/amount"), "116.01") << "ten percent, a half rounded up";
    EXPECT_EQ(board.at("columns/2/weighted/amount"), "300.00");
    EXPECT_EQ(board.at("open/amount"), "1660.05") << "what is won is not open";
    EXPECT_EQ(board.at("weighted/amount"), "416.01");
    EXPECT_EQ(board.at("rates_on"), "2026-11-09");
    EXPECT_EQ(board.at("names/" + party_.at("gozo")), "Gozo Dive Charters Ltd");
}

TEST_P(DealBoard, tells_no_sum_that_lacks_a_rate) {
    deal("gozo", "100", "GBP");
    move(deal("gozo", "500", "AUD"), "talking");
    auto const board = get("kofi", "/deals/board");
    EXPECT_EQ(board.at("columns/0/count"), "1");
    EXPECT_EQ(board.at("columns/0/base"), "null") << board.body;
    EXPECT_EQ(board.at("columns/1/base/amount"), "500.00");
    EXPECT_EQ(board.at("open"), "null");
    EXPECT_EQ(board.at("weighted"), "null");
}

TEST_P(DealBoard, a_deal_begins_in_any_open_stage_and_never_at_its_end) {
    auto const begun = [&](std::string const& stage) {
        return post("kofi", "/deals",
                    R"({"title":"Atlas","customer_id":")" + party_.at("gozo") +
                        R"(","value":{"amount":"5","currency":"AUD"},"stage":")" + stage + R"("})");
    };
    EXPECT_EQ(begun("talking").at("stage"), "talking");
    for (auto const* over : {"won", "lost"}) EXPECT_EQ(begun(over).at("problems/0/path"), "stage") << over;
    auto const id = begun("new").at("id");
    EXPECT_EQ(patch("kofi", "/deals/" + id, R"({"stage":"won"})").status, 422);
}

TEST_P(DealBoard, shows_the_deals_of_one_owner_with_their_sums) {
    deal("gozo", "100", "AUD");
    auto const other = deal("gozo", "7", "AUD");
    auto const dana = get("dana", "/session").at("actor/id");
    EXPECT_EQ(patch("kofi", "/deals/" + other, R"({"owner_id":")" + dana + R"("})").status, 200);
    auto const board = get("kofi", "/deals/board?owner_id=" + dana);
    EXPECT_EQ(board.at("columns/0/count"), "1") << board.body;
    EXPECT_EQ(board.at("columns/0/deals/0/id"), other);
    EXPECT_EQ(board.at("open/amount"), "7.00");
    EXPECT_EQ(get("kofi", "/deals/board?owner_id=nobody").status, 422);
}

TEST_P(DealBoard, the_story_of_a_deal_tells_amounts_as_its_reader_writes_them) {
    auto const won = deal("gozo", "12345.60", "AUD");
    ASSERT_EQ(post("kofi", "/deals/" + won + "/win").status, 200);
    auto const feed = get("kofi", "/activity?entity=deal&id=" + won);
    EXPECT_EQ(feed.at("items/0/sentence"), "kofi won the deal, worth AUD\u00A012,345.60") << feed.body;
}

}  // namespace
}  // namespace farflung::crm
