#include "ledger/day_totals.hpp"

#include "ledger/many_entries.hpp"
#include "test_world.hpp"

namespace farflung::ledger {
namespace {

class DayTotals : public test::WorldTest {
  protected:
    DayTotals() {
        make("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-10-01","rate":"1.60","source":"ECB"})");
        bill("2026-10-03", "60");
        bill("2026-11-01", "70");
    }
    void bill(std::string const& day, std::string const& price) {
        make("fran", "/bills",
             R"({"partner_id":")" + party_.at("carpat") + R"(","currency":"EUR","billed_on":")" + day +
                 R"(","lines":[{"description":"Model","price":")" + price + R"("}]})");
    }
    void total() {
        as_system([](Unit& unit) {
            while (total_next_entries(unit)) continue;
        });
    }
    std::string report(std::string const& path) { return get("audrey", "/ledger/" + path).body; }
    std::int64_t stored() {
        std::int64_t count = 0;
        look_as_system([&](Unit const& unit) {
            count = unit.value<std::int64_t>("select count(*) from ledger_day_totals where workspace_id = :workspace")
                        .value();
        });
        return count;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, DayTotals, test::both_databases(), test::name_of);

TEST_P(DayTotals, reports_say_the_same_with_and_without_them) {
    std::vector<std::string> const reports{"trial_balance", "trial_balance?on=2026-10-31",
                                           "profit_and_loss?from=2026-11-01&to=2026-11-30",
                                           "balance_sheet?on=2026-10-03", "cash_flow?from=2026-10-04"};
    std::map<std::string, std::string> before;
    for (auto const& path : reports) before[path] = report(path);
    EXPECT_EQ(stored(), 0);
    total();
    EXPECT_GT(stored(), 0);
    for (auto const& path : reports) EXPECT_EQ(report(path), before[path]) << path;
}

TEST_P(DayTotals, hold_what_comes_later_for_an_earlier_day) {
    total();
    bill("2026-10-03", "5");
    auto const early = report("trial_balance?on=2026-10-03");
    EXPECT_NE(early.find("65.00"), std::string::npos) << early;
    total();
    EXPECT_EQ(report("trial_balance?on=2026-10-03"), early);
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_ledger(unit).empty()); });
}

TEST_P(DayTotals, come_by_themselves_when_a_thousand_entries_are_full) {
    as_system([](Unit& unit) {
        auto const aud = *Currency::parse("AUD");
        std::vector<NewEntry> entries(997, {.kind = EntryKind::manual,
                                            .on = *Date::parse("2026-10-05"),
                                            .text = "Story",
                                            .base_currency = aud,
                                            .postings = {{AccountRole::bank, {100, aud}, {100, aud}},
                                                         {AccountRole::sales, {-100, aud}, {-100, aud}}}});
        post_many(unit, entries);
    });
    run_jobs();
    EXPECT_EQ(stored(), 0);
    auto const before = report("trial_balance");
    bill("2026-11-01", "9");
    run_jobs();
    EXPECT_GT(stored(), 0);
    EXPECT_NE(report("trial_balance"), before);
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_ledger(unit).empty()); });
}

TEST_P(DayTotals, verify_finds_one_that_is_not_the_sum_of_its_postings) {
    total();
    std::vector<Finding> found;
    as_system([&](Unit& unit) {
        unit.connection().execute_script("update ledger_day_totals set base_minor = base_minor + 1");
        found = verify_ledger(unit);
    });
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().invariant, "M4");
}

}  // namespace
}  // namespace farflung::ledger
