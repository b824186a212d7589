#include "bank/payout_run.hpp"
#include "core/xml.hpp"
#include "test_world.hpp"

namespace farflung::bank {
namespace {

class PayoutRuns : public test::WorldTest {
  protected:
    PayoutRuns() {
        for (auto const& [currency, rate] : {std::pair{"EUR", "1.60"}, {"RON", "0.33"}, {"CNY", "0.21"}}) {
            make("fran", "/exchange_rates",
                 R"({"currency":")" + std::string(currency) + R"(","valid_on":"2026-11-01","rate":")" + rate +
                     R"(","source":"ECB"})");
        }
        patch("fran", "/parties/" + party_.at("carpat"),
              R"({"iban":"RO49AAAA1B31007593840000","email":"money@carpat.example","language":"cy"})");
        patch("fran", "/parties/" + party_.at("qianhai"), R"({"bank_account":"6222 0200 0000 1234"})");
        account_ = make("fran", "/bank_accounts",
                        R"({"name":"Euro","number":"MT84MALT011000012345MTLCAST001S","currency":"EUR"})");
    }
    std::string bill(std::string const& partner, std::string const& currency, std::string const& price) {
        return make("fran", "/bills",
                    R"({"partner_id":")" + party_.at(partner) + R"(","currency":")" + currency +
                        R"(","billed_on":"2026-11-01","their_number":"TN-)" + price +
                        R"(","lines":[{"description":"Model","price":")" + price + R"("}]})");
    }
    test::Reply start(std::vector<std::string> const& bills, std::string const& who = "fran") {
        std::string lines;
        for (auto const& id : bills) lines += (lines.empty() ? "" : ",") + (R"({"bill_id":")" + id + R"("})");
        return post(who, "/payout_runs", R"({"bank_account_id":")" + account_ + R"(","lines":[)" + lines + "]}");
    }
    std::string approved(std::vector<std::string> const& bills) {
        auto const id = start(bills).at("id");
        EXPECT_EQ(post("fran", "/payout_runs/" + id + "/approve").at("state"), "approved");
        return id;
    }
    /// A line of the bank's to Carpat, booked for what the allocations say.
    test::Reply book_bank_line(std::string const& amount, std::string const& allocations) {
        auto const taken = ask("fran", {.method = "POST",
                                        .path = "/bank_statements?bank_account_id=" + account_,
                                        .body = "Date;Amount;Name;Description\n2026-11-09;" + amount + ";Carpat;Pay\n",
                                        .headers = {{"Content-Type", "text/csv"}}});
        EXPECT_EQ(taken.status, 200) << taken.body;
        auto const line = get("fran", "/bank_lines?state=to_do").at("items/0/id");
        auto booked = post("fran", "/bank_lines/" + line + "/book",
                           R"({"party_id":")" + party_.at("carpat") + R"(","allocations":[)" + allocations + "]}");
        EXPECT_EQ(booked.status, 200) << booked.body;
        return booked;
    }
    test::Reply file(std::string const& run, std::string const& form = "pain001.xml") {
        return get("fran", "/payout_runs/" + run + "/document/" + form);
    }

    std::string account_;
};
INSTANTIATE_TEST_SUITE_P(Both, PayoutRuns, test::both_databases(), test::name_of);

TEST_P(PayoutRuns, each_bill_goes_the_way_that_its_account_allows) {
    auto const euro = bill("carpat", "EUR", "100");
    auto const yuan = bill("qianhai", "CNY", "700");
    auto const payable = get("fran", "/payout_runs/payable?bank_account_id=" + account_);
    EXPECT_EQ(payable.size_at("items"), 2U) << payable.body;
    auto const run = start({euro, yuan});
    EXPECT_EQ(run.at("number"), "PAY-2026-0001") << run.body;
    EXPECT_EQ(run.at("lines/0/way"), "credit_transfer");
    EXPECT_EQ(run.at("lines/1/way"), "transfer_service");
    EXPECT_EQ(get("fran", "/payout_runs/payable").size_at("items"), 0U);
    EXPECT_EQ(file(run.at("id")).status, 409);
    post("fran", "/payout_runs/" + run.at("id") + "/approve");
    auto const xml = file(run.at("id"));
    auto const document = XmlDocument::parse(xml.body);
    EXPECT_EQ(document.root().at("CstmrCdtTrfInitn/GrpHdr/CtrlSum").text(), "100.00") << xml.body;
    EXPECT_EQ(document.root().at("CstmrCdtTrfInitn/GrpHdr/NbOfTxs").text(), "1");
    EXPECT_EQ(document.root().at("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/PmtId/EndToEndId").text(), "BILL-2026-0001");
    EXPECT_NE(file(run.at("id"), "pain001.xml?edition=older").body.find("pain.001.001.03"), std::string::npos);
    auto const csv = file(run.at("id"), "transfers.csv");
    EXPECT_NE(csv.body.find("Qianhai Precision"), std::string::npos) << csv.body;
    EXPECT_NE(csv.body.find("700.00,CNY"), std::string::npos) << csv.body;
    EXPECT_EQ(csv.body.find("Carpat"), std::string::npos) << csv.body;
    EXPECT_EQ(file(run.at("id"), "camt.xml").status, 404);
}

TEST_P(PayoutRuns, booking_pays_the_bills_with_fee_and_exchange_difference_and_tells_the_partner) {
    auto const euro = bill("carpat", "EUR", "100");
    auto const yuan = bill("qianhai", "CNY", "700");
    auto const run = approved({euro, yuan});
    make("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-09","rate":"1.65","source":"ECB"})");
    auto const part = post("fran", "/payout_runs/" + run + "/book",
                           R"({"lines":[{"bill_id":")" + euro + R"(","fee":{"amount":"0.50","currency":"EUR"}}]})");
    EXPECT_EQ(part.at("state"), "approved") << part.body;
    EXPECT_EQ(part.at("lines/0/fee/amount"), "0.50") << part.body;
    EXPECT_EQ(part.at("lines/0/difference/amount"), "5.00") << part.body;
    EXPECT_EQ(get("fran", "/bills/" + euro).at("state"), "paid");
    EXPECT_EQ(post("fran", "/payout_runs/" + run + "/book", R"({"lines":[{"bill_id":")" + euro + R"("}]})").status,
              409);
    auto const rest = post("fran", "/payout_runs/" + run + "/book",
                           R"({"lines":[{"bill_id":")" + yuan + R"(","amount":{"amount":"92.00","currency":"EUR"}}]})");
    EXPECT_EQ(rest.at("state"), "done") << rest.body;
    EXPECT_EQ(get("fran", "/bills/" + yuan).at("state"), "paid");
    run_jobs();
    ASSERT_EQ(world_.mails().size(), 1U);
    EXPECT_EQ(world_.mails().front().to, "money@carpat.example");
    EXPECT_NE(world_.mails().front().subject.find("TN-100"), std::string::npos);
}

TEST_P(PayoutRuns, a_bill_is_in_one_run_until_that_is_cancelled) {
    auto const euro = bill("carpat", "EUR", "100");
    auto const first = start({euro}).at("id");
    auto const second = start({euro});
    EXPECT_EQ(second.status, 409);
    EXPECT_NE(second.body.find("payout.bill_in_run"), std::string::npos) << second.body;
    EXPECT_EQ(start({euro, euro}).status, 422);
    post("fran", "/payout_runs/" + first + "/cancel");
    EXPECT_EQ(get("fran", "/payout_runs/" + first).at("state"), "cancelled");
    EXPECT_EQ(start({euro}).status, 200);
}

TEST_P(PayoutRuns, what_was_paid_by_hand_is_not_paid_again) {
    auto const euro = bill("carpat", "EUR", "100");
    auto const run = approved({euro});
    EXPECT_EQ(file(run).status, 200);
    post("fran", "/bills/" + euro + "/pay");
    auto const refused = file(run);
    EXPECT_EQ(refused.status, 409);
    EXPECT_NE(refused.body.find("payout.paid_meanwhile"), std::string::npos) << refused.body;
    EXPECT_EQ(post("fran", "/payout_runs/" + run + "/book").status, 409);
    EXPECT_EQ(post("fran", "/bills/" + euro + "/pay").status, 409);
}

TEST_P(PayoutRuns, the_banks_line_closes_the_run) {
    auto const euro = bill("carpat", "EUR", "100");
    auto const run = approved({euro});
    auto const booked = book_bank_line("-100,00", R"({"bill_id":")" + euro + R"("})");
    auto const done = get("fran", "/payout_runs/" + run);
    EXPECT_EQ(done.at("state"), "done") << done.body;
    EXPECT_EQ(done.at("lines/0/payment_id"), booked.at("payment_id"));
}

TEST_P(PayoutRuns, a_banks_line_of_less_than_asked_leaves_the_run_as_it_was) {
    auto const euro = bill("carpat", "EUR", "100");
    auto const run = approved({euro});
    book_bank_line("-40,00", R"({"bill_id":")" + euro + R"("})");
    EXPECT_EQ(get("fran", "/payout_runs/" + run).at("lines/0/payment_id"), "null");
    EXPECT_EQ(get("fran", "/bills/" + euro).at("open/amount"), "60.00");
    EXPECT_EQ(post("fran", "/payout_runs/" + run + "/book").status, 409) << "more than is open";
    EXPECT_EQ(file(run).status, 409);
}

TEST_P(PayoutRuns, one_bank_line_for_two_bills_is_told_for_each) {
    auto const first = bill("carpat", "EUR", "100");
    auto const second = bill("carpat", "EUR", "30");
    auto const run = approved({first, second});
    make("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-09","rate":"1.65","source":"ECB"})");
    book_bank_line("-130,00", R"({"bill_id":")" + first + R"("},{"bill_id":")" + second + R"("})");
    auto const done = get("fran", "/payout_runs/" + run);
    EXPECT_EQ(done.at("state"), "done") << done.body;
    EXPECT_EQ(done.at("lines/0/paid/amount"), "100.00");
    EXPECT_EQ(done.at("lines/0/difference/amount"), "5.00");
    EXPECT_EQ(done.at("lines/1/paid/amount"), "30.00");
    EXPECT_EQ(done.at("lines/1/difference/amount"), "1.50");
}

TEST_P(PayoutRuns, of_too_many_lines_or_other_peoples_bills_are_refused) {
    auto const euro = bill("carpat", "EUR", "100");
    EXPECT_EQ(start(std::vector<std::string>(1001, euro)).at("problems/0/code"), "too_many");
    EXPECT_EQ(start({}).status, 422);
    EXPECT_EQ(start({euro}, "mallory").status, 422) << "another workspace's ids are unknown";
    EXPECT_EQ(get("fran", "/payout_runs?count=true").at("count"), "0");
}

TEST_P(PayoutRuns, a_changed_account_takes_a_second_person) {
    auto const euro = bill("carpat", "EUR", "100");
    auto const carpat = "/parties/" + party_.at("carpat");
    auto const early = start({euro}).at("id");
    patch("fran", carpat, R"({"iban":"DE89370400440532013000"})");
    auto const stale = post("fran", "/payout_runs/" + early + "/approve");
    EXPECT_EQ(stale.status, 422);
    EXPECT_NE(stale.body.find("payout.account_changed"), std::string::npos) << stale.body;
    post("fran", "/payout_runs/" + early + "/cancel");
    auto const run = start({euro}).at("id");
    for (auto const* who : {"fran", "dana"}) {
        auto const refused = post(who, "/payout_runs/" + run + "/approve");
        EXPECT_NE(refused.body.find("payout.account_unconfirmed"), std::string::npos) << refused.body;
    }
    EXPECT_EQ(get("fran", "/payout_runs/payable").size_at("items"), 0U);
    EXPECT_EQ(post("fran", carpat + "/confirm_account").status, 409);
    EXPECT_EQ(post("kofi", carpat + "/confirm_account").status, 403);
    EXPECT_EQ(post("dana", carpat + "/confirm_account").status, 200);
    EXPECT_EQ(post("dana", carpat + "/confirm_account").status, 409);
    EXPECT_EQ(post("fran", "/payout_runs/" + run + "/approve").status, 200);
    EXPECT_EQ(get("andrei", carpat).body.find("account_changed_by"), std::string::npos);
}

TEST_P(PayoutRuns, approving_names_what_the_bank_would_refuse) {
    patch("fran", "/parties/" + party_.at("carpat"), R"({"iban":"CH9300762011623852957"})");
    post("dana", "/parties/" + party_.at("carpat") + "/confirm_account");
    auto const run = start({bill("carpat", "EUR", "100")}).at("id");
    auto const refused = post("fran", "/payout_runs/" + run + "/approve");
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("lines/0/bic"), std::string::npos) << refused.body;
    EXPECT_NE(refused.body.find("payer/address/city"), std::string::npos) << refused.body;
    EXPECT_EQ(get("fran", "/payout_runs/" + run).at("state"), "draft");
}

TEST_P(PayoutRuns, a_day_that_passed_before_the_yes_becomes_today) {
    auto const run = start({bill("carpat", "EUR", "100")});
    EXPECT_EQ(run.at("pay_on"), "2026-11-09");
    world_.advance_ms(std::int64_t{3} * 24 * 3600 * 1000);
    EXPECT_EQ(post("fran", "/payout_runs/" + run.at("id") + "/approve").at("pay_on"), "2026-11-12");
    EXPECT_NE(file(run.at("id")).body.find("<Dt>2026-11-12</Dt>"), std::string::npos);
}

TEST_P(PayoutRuns, only_finance_pays_and_outsiders_see_nothing_of_it) {
    auto const euro = bill("carpat", "EUR", "100");
    EXPECT_EQ(start({euro}, "kofi").status, 403);
    EXPECT_EQ(start({euro}, "audrey").status, 403);
    auto const run = approved({euro});
    EXPECT_EQ(get("audrey", "/payout_runs/" + run).status, 200);
    for (auto const* who : {"andrei", "rita", "kofi"}) EXPECT_EQ(get(who, "/payout_runs/" + run).status, 403) << who;
    EXPECT_EQ(get("mallory", "/payout_runs/" + run).status, 404);
    EXPECT_EQ(get("mallory", "/payout_runs/" + run + "/document/pain001.xml").status, 404);
}

}  // namespace
}  // namespace farflung::bank
