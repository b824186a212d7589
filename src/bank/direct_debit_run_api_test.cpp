#include "bank/direct_debit_run.hpp"
#include "core/xml.hpp"
#include "test_world.hpp"

namespace farflung::bank {
namespace {

class DirectDebitRuns : public test::WorldTest {
  protected:
    DirectDebitRuns() {
        make("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-01","rate":"1.60","source":"ECB"})");
        account_ = make("fran", "/bank_accounts",
                        R"({"name":"Euro","number":"MT84MALT011000012345MTLCAST001S","currency":"EUR",)"
                        R"("creditor_id":"DE98ZZZ09999999999"})");
    }
    std::string invoice(std::string const& price) {
        auto const id = make("fran", "/invoices",
                             R"({"customer_id":")" + party_.at("gozo") +
                                 R"(","currency":"EUR","lines":[{"description":"Survey","price":")" + price +
                                 R"(","tax_rate":"0"}]})");
        post("fran", "/invoices/" + id + "/issue");
        return id;
    }
    std::string mandate(std::string const& more = {}, std::string const& signed_on = "2026-02-01") {
        return make("fran", "/mandates",
                    R"({"customer_id":")" + party_.at("gozo") + R"(","signed_on":")" + signed_on +
                        R"(","iban":"DE89 3704 0044 0532 0130 00")" + more + "}");
    }
    test::Reply start(std::vector<std::string> const& invoices, std::string const& more = {}) {
        std::string lines;
        for (auto const& id : invoices) lines += (lines.empty() ? "" : ",") + (R"({"invoice_id":")" + id + R"("})");
        return post("fran", "/direct_debit_runs",
                    R"({"bank_account_id":")" + account_ + R"(","lines":[)" + lines + "]" + more + "}");
    }
    test::Reply file(std::string const& run) {
        return get("fran", "/direct_debit_runs/" + run + "/document/pain008.xml");
    }

    std::string account_;
};
INSTANTIATE_TEST_SUITE_P(Both, DirectDebitRuns, test::both_databases(), test::name_of);

TEST_P(DirectDebitRuns, collect_what_is_open_by_the_customers_mandate) {
    mandate();
    auto const first = invoice("100");
    auto const collectable = get("fran", "/direct_debit_runs/collectable");
    EXPECT_EQ(collectable.at("items/0/invoice_id"), first) << collectable.body;
    auto const run = start({first});
    ASSERT_EQ(run.status, 200) << run.body;
    EXPECT_EQ(run.at("lines/0/sequence"), "first");
    EXPECT_EQ(run.at("lines/0/iban"), "DE89370400440532013000");
    EXPECT_EQ(file(run.at("id")).status, 409);
    EXPECT_EQ(post("fran", "/direct_debit_runs/" + run.at("id") + "/approve").at("state"), "approved");
    auto const document = XmlDocument::parse(file(run.at("id")).body);
    auto const block = document.root().at("CstmrDrctDbtInitn/PmtInf");
    EXPECT_EQ(block.at("PmtTpInf/SeqTp").text(), "FRST");
    EXPECT_EQ(block.at("CtrlSum").text(), "100.00");
    EXPECT_EQ(block.at("DrctDbtTxInf/DrctDbtTx/MndtRltdInf/MndtId").text(), "MANDATE-2026-0001");
    auto const booked = post("fran", "/direct_debit_runs/" + run.at("id") + "/book");
    EXPECT_EQ(booked.at("state"), "done") << booked.body;
    EXPECT_EQ(get("fran", "/invoices/" + first).at("state"), "paid");
    EXPECT_EQ(start({invoice("20")}).at("lines/0/sequence"), "recurring");
}

TEST_P(DirectDebitRuns, take_a_mandate_that_can_be_used) {
    auto const open = invoice("100");
    EXPECT_NE(start({open}).body.find("debit.no_mandate"), std::string::npos);
    auto const signed_once = mandate(R"(,"once":true)");
    EXPECT_EQ(start({open, invoice("10")}).status, 409);
    post("fran", "/mandates/" + signed_once + "/revoke");
    EXPECT_NE(start({open}).body.find("debit.no_mandate"), std::string::npos);
    mandate({}, "2023-11-13");
    EXPECT_NE(start({open}).body.find("debit.no_mandate"), std::string::npos) << "36 months without a collection";
    mandate({}, "2023-11-14");
    EXPECT_EQ(start({open}).status, 200);
}

TEST_P(DirectDebitRuns, an_invoice_is_in_one_run_and_is_collected_once) {
    mandate();
    auto const open = invoice("100");
    auto const run = start({open}).at("id");
    EXPECT_NE(start({open}).body.find("debit.invoice_in_run"), std::string::npos);
    post("fran", "/payments",
         R"({"party_id":")" + party_.at("gozo") +
             R"(","amount":{"amount":"60","currency":"EUR"},"allocations":[{"invoice_id":")" + open + R"("}]})");
    auto const refused = post("fran", "/direct_debit_runs/" + run + "/approve");
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("lines/0/amount"), std::string::npos) << refused.body;
    post("fran", "/direct_debit_runs/" + run + "/cancel");
    EXPECT_EQ(start({open}).at("lines/0/amount/amount"), "40.00");
}

TEST_P(DirectDebitRuns, a_mandate_was_last_used_on_the_latest_day_in_whatever_order_runs_are_approved) {
    auto const leave = mandate();
    auto const late = start({invoice("100")}, R"(,"collect_on":"2026-12-20")").at("id");
    auto const early = start({invoice("50")}, R"(,"collect_on":"2026-12-01")").at("id");
    for (auto const& run : {late, early}) {
        EXPECT_EQ(post("fran", "/direct_debit_runs/" + run + "/approve").status, 200);
        EXPECT_EQ(get("fran", "/mandates/" + leave).at("last_collected_on"), "2026-12-20");
    }
}

TEST_P(DirectDebitRuns, an_invoice_that_was_paid_by_hand_is_not_collected_again) {
    mandate();
    auto const open = invoice("100");
    auto const run = start({open}).at("id");
    post("fran", "/direct_debit_runs/" + run + "/approve");
    EXPECT_EQ(file(run).status, 200);
    post("fran", "/payments",
         R"({"party_id":")" + party_.at("gozo") +
             R"(","amount":{"amount":"100","currency":"EUR"},"allocations":[{"invoice_id":")" + open + R"("}]})");
    auto const refused = file(run);
    EXPECT_EQ(refused.status, 409);
    EXPECT_NE(refused.body.find("payout.paid_meanwhile"), std::string::npos) << refused.body;
    EXPECT_EQ(post("fran", "/direct_debit_runs/" + run + "/book").status, 409);
}

TEST_P(DirectDebitRuns, bad_input_is_named) {
    auto const without =
        post("fran", "/mandates", R"({"customer_id":")" + party_.at("gozo") + R"(","signed_on":"2026-02-01"})");
    EXPECT_EQ(without.at("problems/0/path"), "iban") << without.body;
    EXPECT_EQ(post("fran", "/mandates",
                   R"({"customer_id":")" + party_.at("gozo") +
                       R"(","signed_on":"2027-02-01","iban":"DE89370400440532013000"})")
                  .status,
              422);
    mandate();
    auto const open = invoice("100");
    EXPECT_EQ(start({open}, R"(,"collect_on":"2026-11-09")").at("problems/0/path"), "collect_on");
    EXPECT_EQ(start({}).status, 422);
    EXPECT_EQ(patch("fran", "/bank_accounts/" + account_, R"({"creditor_id":"DE97ZZZ09999999999"})").status, 422);
    patch("fran", "/bank_accounts/" + account_, R"({"creditor_id":""})");
    auto const run = start({open}).at("id");
    EXPECT_NE(post("fran", "/direct_debit_runs/" + run + "/approve").body.find("payee/creditor_id"), std::string::npos);
    EXPECT_EQ(get("kofi", "/mandates").status, 403);
    EXPECT_EQ(get("rita", "/mandates").status, 403);
}

TEST_P(DirectDebitRuns, outsiders_and_other_workspaces_see_nothing_of_them) {
    auto const leave = mandate();
    auto const open = invoice("100");
    auto const run = start({open}).at("id");
    post("fran", "/direct_debit_runs/" + run + "/approve");
    for (auto const* who : {"rita", "aiko", "andrei", "kofi"}) {
        EXPECT_EQ(get(who, "/direct_debit_runs/" + run).status, 403) << who;
        EXPECT_EQ(get(who, "/direct_debit_runs/" + run + "/document/pain008.xml").status, 403) << who;
        EXPECT_EQ(get(who, "/mandates/" + leave).status, 403) << who;
    }
    EXPECT_EQ(get("mallory", "/direct_debit_runs/" + run + "/document/pain008.xml").status, 404);
    EXPECT_EQ(post("mallory", "/mandates/" + leave + "/revoke").status, 404);
    EXPECT_EQ(get("mallory", "/direct_debit_runs/collectable").size_at("items"), 0U);
}

}  // namespace
}  // namespace farflung::bank
