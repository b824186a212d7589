#include "test_world.hpp"

namespace farflung::ledger {
namespace {

class Reports : public test::WorldTest {
  protected:
    Reports() {
        make("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-10-01","rate":"1.60","source":"ECB"})");
        make("fran", "/bills",
             R"({"partner_id":")" + party_.at("carpat") +
                 R"(","currency":"EUR","billed_on":"2026-10-03","lines":[{"description":"Model","price":"60"}]})");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Reports, test::both_databases(), test::name_of);

TEST_P(Reports, are_files_with_the_figures_of_the_screen) {
    auto const balance = get("audrey", "/ledger/reports/trial_balance/csv");
    EXPECT_EQ(balance.status, 200) << balance.body;
    EXPECT_NE(balance.body.find("EUR,-60.00,-96.00"), std::string::npos) << balance.body;
    EXPECT_EQ(get("audrey", "/ledger/reports/trial_balance/csv?to=2026-10-02").body.find("96.00"), std::string::npos);
    for (auto const* report : {"trial_balance", "profit_and_loss", "balance_sheet", "cash_flow"}) {
        auto const book = get("fran", std::string("/ledger/reports/") + report + "/xlsx");
        EXPECT_TRUE(book.status == 200 && book.body.starts_with("PK")) << report;
    }
    for (auto const* report : {"receivables", "payables", "margin", "vat"}) {
        auto const path = std::string("/billing/reports/") + report;
        EXPECT_EQ(get("fran", path + "/csv?from=2026-10-01&to=2026-12-31").status, 200) << report;
        EXPECT_TRUE(get("fran", path + "/xlsx?from=2026-10-01&to=2026-12-31").body.starts_with("PK")) << report;
    }
    EXPECT_NE(get("fran", "/billing/reports/payables/csv").body.find("BILL-2026-0001"), std::string::npos);
    EXPECT_NE(get("fran", "/billing/reports/margin/csv?by=partner").body.find("Atelier Carpat"), std::string::npos);
}

TEST_P(Reports, refuse_what_they_are_not_and_whom_they_are_not_for) {
    EXPECT_EQ(get("fran", "/ledger/reports/trial_balance/pdf").status, 404);
    EXPECT_EQ(get("fran", "/billing/reports/margin/pdf").status, 404);
    EXPECT_EQ(get("fran", "/ledger/reports/secrets/csv").status, 404);
    EXPECT_EQ(get("fran", "/billing/reports/vat/csv").status, 422);
    for (auto const* who : {"kofi", "andrei", "rita"}) {
        EXPECT_EQ(get(who, "/ledger/reports/trial_balance/csv").status, 403) << who;
        EXPECT_EQ(get(who, "/billing/reports/margin/csv").status, 403) << who;
    }
    EXPECT_EQ(get("mallory", "/ledger/reports/trial_balance/csv").body.find("96.00"), std::string::npos);
}

TEST_P(Reports, of_days_that_end_before_they_begin_are_refused) {
    for (auto const* path :
         {"/ledger/profit_and_loss", "/ledger/cash_flow", "/ledger/postings", "/ledger/reports/profit_and_loss/csv",
          "/vat/summary", "/billing/reports/vat/csv", "/margin", "/margin/summary", "/accountant/archive",
          "/parties/{id}/statement", "/parties/{id}/statement/pdf"}) {
        std::string full = path;
        if (auto const at = full.find("{id}"); at != std::string::npos) full.replace(at, 4, party_.at("gozo"));
        auto const reply = get("fran", full + "?from=2026-11-30&to=2026-11-01");
        EXPECT_EQ(reply.status, 422) << path;
        EXPECT_EQ(reply.at("problems/0/path"), "to") << path << reply.body.substr(0, 200);
        EXPECT_EQ(reply.at("problems/0/code"), "ends_before_it_starts") << path;
    }
    EXPECT_EQ(get("fran", "/ledger/cash_flow?from=2026-11-09&to=2026-11-09").status, 200) << "a day is a span too";
}

}  // namespace
}  // namespace farflung::ledger
