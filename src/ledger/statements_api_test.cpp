#include "ledger/ledger.hpp"
#include "test_world.hpp"

namespace farflung::ledger {
namespace {

/// Two months of a small company: a sale abroad, its payment at another rate, a partner's bill, a fee.
class Statements : public test::WorldTest {
  protected:
    void book(std::string_view day, EntryKind kind, std::vector<NewPosting> postings) {
        as_system([&](Unit& unit) {
            ledger::post(unit, {.kind = kind,
                                .on = *Date::parse(day),
                                .text = "Story",
                                .base_currency = aud_,
                                .postings = std::move(postings)});
        });
    }
    void tell() {
        using enum AccountRole;
        book("2026-09-10", EntryKind::invoice,
             {{receivable, {10000, eur_}, {16000, aud_}}, {sales, {-10000, eur_}, {-16000, aud_}}});
        book("2026-10-05", EntryKind::payment,
             {{bank, {10000, eur_}, {16500, aud_}},
              {receivable, {-10000, eur_}, {-16000, aud_}},
              {exchange_difference, {-500, aud_}, {-500, aud_}}});
        book("2026-10-07", EntryKind::bill,
             {{outsourcing_cost, {6000, aud_}, {6000, aud_}}, {payable, {-6000, aud_}, {-6000, aud_}}});
        book("2026-10-20", EntryKind::payout,
             {{payable, {4000, aud_}, {4000, aud_}},
              {bank_fees, {100, aud_}, {100, aud_}},
              {bank, {-4100, aud_}, {-4100, aud_}}});
    }

    Currency const aud_ = *Currency::parse("AUD");
    Currency const eur_ = *Currency::parse("EUR");
};
INSTANTIATE_TEST_SUITE_P(Both, Statements, test::both_databases(), test::name_of);

TEST_P(Statements, profit_is_what_was_earned_less_what_it_cost_between_two_days) {
    tell();
    auto const all = get("fran", "/ledger/profit_and_loss");
    ASSERT_EQ(all.status, 200) << all.body;
    EXPECT_EQ(all.at("income/amount"), "160.00");
    EXPECT_EQ(all.at("expense/amount"), "56.00") << "a gain of exchange lowers it";
    EXPECT_EQ(all.at("profit/amount"), "104.00");
    auto const october = get("audrey", "/ledger/profit_and_loss?from=2026-10-01&to=2026-10-31");
    EXPECT_EQ(october.at("income/amount"), "0.00");
    EXPECT_EQ(october.at("profit/amount"), "-56.00");
}

TEST_P(Statements, the_balance_sheet_balances_on_any_day) {
    tell();
    for (auto const* day : {"2026-09-09", "2026-09-10", "2026-10-05", "2026-10-07", "2026-10-31"}) {
        auto const sheet = get("fran", "/ledger/balance_sheet?on=" + std::string(day));
        ASSERT_EQ(sheet.status, 200) << sheet.body;
        auto const of = [&](char const* name) { return *Decimal::parse(sheet.at(std::string(name) + "/amount")); };
        EXPECT_EQ(of("assets"), of("liabilities") + of("equity") + of("result")) << day;
    }
    auto const sheet = get("fran", "/ledger/balance_sheet?on=2026-10-31");
    EXPECT_EQ(sheet.at("assets/amount"), "124.00");
    EXPECT_EQ(sheet.at("liabilities/amount"), "20.00");
    EXPECT_EQ(sheet.at("result/amount"), "104.00");
    EXPECT_EQ(get("fran", "/ledger/balance_sheet?on=2026-09-09").at("assets/amount"), "0.00");
}

TEST_P(Statements, cash_flow_leads_from_the_first_day_to_the_last) {
    tell();
    auto const flow = get("fran", "/ledger/cash_flow?from=2026-10-01");
    ASSERT_EQ(flow.status, 200) << flow.body;
    EXPECT_EQ(flow.at("opening/amount"), "0.00");
    EXPECT_EQ(flow.at("lines/0/month"), "2026-10");
    EXPECT_EQ(flow.at("lines/0/kind"), "payment");
    EXPECT_EQ(flow.at("lines/0/in/amount"), "165.00");
    EXPECT_EQ(flow.at("lines/1/out/amount"), "41.00");
    EXPECT_EQ(flow.at("closing/amount"), "124.00");
    EXPECT_EQ(get("fran", "/ledger/cash_flow?from=2026-10-06&to=2026-10-19").at("closing/amount"), "165.00");
}

TEST_P(Statements, only_those_who_keep_or_audit_the_books_read_them) {
    tell();
    for (auto const* path : {"/ledger/profit_and_loss", "/ledger/balance_sheet", "/ledger/cash_flow"}) {
        for (auto const* who : {"kofi", "ilse", "maria", "rita", "andrei"})
            EXPECT_EQ(get(who, path).status, 403) << who;
        EXPECT_EQ(get("mallory", path).body.find("165"), std::string::npos) << path;
    }
}

}  // namespace
}  // namespace farflung::ledger
