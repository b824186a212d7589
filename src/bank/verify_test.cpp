#include "bank/verify.hpp"

#include "test_world.hpp"

namespace farflung::bank {
namespace {

/// Runs of either kind in every state that an honest history leaves them in.
class VerifyRuns : public test::WorldTest {
  protected:
    VerifyRuns() {
        for (auto const& [currency, rate] : {std::pair{"EUR", "1.60"}, {"CNY", "0.21"}}) {
            make("fran", "/exchange_rates",
                 R"({"currency":")" + std::string(currency) + R"(","valid_on":"2026-11-01","rate":")" + rate +
                     R"(","source":"ECB"})");
        }
        account_ = make("fran", "/bank_accounts",
                        R"({"name":"Euro","number":"MT84MALT011000012345MTLCAST001S","currency":"EUR",)"
                        R"("creditor_id":"DE98ZZZ09999999999"})");
        pay_out();
        collect();
    }

    std::string bill(std::string const& partner, std::string const& currency, std::string const& price) {
        return make("fran", "/bills",
                    R"({"partner_id":")" + party_.at(partner) + R"(","currency":")" + currency +
                        R"(","billed_on":"2026-11-01","lines":[{"description":"Model","price":")" + price + R"("}]})");
    }
    std::string started(std::vector<std::string> const& bills) {
        std::string lines;
        for (auto const& id : bills) lines += (lines.empty() ? "" : ",") + (R"({"bill_id":")" + id + R"("})");
        return make("fran", "/payout_runs", R"({"bank_account_id":")" + account_ + R"(","lines":[)" + lines + "]}");
    }
    test::Reply done(std::string const& path, std::string const& json = "{}", std::string const& who = "fran") {
        auto reply = post(who, path, json);
        EXPECT_EQ(reply.status, 200) << path << reply.body;
        return reply;
    }
    std::string approved(std::vector<std::string> const& bills) {
        auto const id = started(bills);
        done("/payout_runs/" + id + "/approve");
        return id;
    }
    std::string book_one(std::string const& run, std::string const& bill, std::string const& more = {}) {
        return done("/payout_runs/" + run + "/book", R"({"lines":[{"bill_id":")" + bill + '"' + more + "}]}")
            .at("lines/0/payment_id");
    }

    void pay_out() {
        auto const carpat = "/parties/" + party_.at("carpat");
        patch("fran", carpat, R"({"iban":"RO49AAAA1B31007593840000"})");
        patch("fran", "/parties/" + party_.at("qianhai"), R"({"bank_account":"6222 0200 0000 1234"})");
        auto const first = bill("carpat", "EUR", "100");
        auto const whole = approved({first, bill("qianhai", "CNY", "700")});
        first_payment_ = book_one(whole, first, R"(,"fee":{"amount":"0.50","currency":"EUR"})");
        done("/payout_runs/" + whole + "/book");
        // Another account, and a second person's look; it changes again when the run is approved, which is its own
        // story.
        patch("fran", carpat, R"({"iban":"DE89370400440532013000"})");
        done(carpat + "/confirm_account", "{}", "dana");
        auto const second = bill("carpat", "EUR", "20");
        auto const part = approved({second, bill("carpat", "EUR", "30")});
        second_payment_ = book_one(part, second);
        patch("fran", carpat, R"({"iban":"RO49AAAA1B31007593840000"})");
        started({bill("carpat", "EUR", "40"), bill("qianhai", "CNY", "50")});
        done("/payout_runs/" + started({bill("carpat", "EUR", "60")}) + "/cancel");
        auto const by_hand = bill("qianhai", "CNY", "80");
        auto const let_go = approved({bill("qianhai", "CNY", "70"), by_hand});
        book_one(let_go, get("fran", "/payout_runs/" + let_go).at("lines/0/bill_id"));
        done("/bills/" + by_hand + "/pay");
        done("/payout_runs/" + let_go + "/cancel");
        book_the_banks_line(bill("qianhai", "EUR", "11"), bill("qianhai", "EUR", "12"));
    }
    /// One movement that pays both lines of a run.
    void book_the_banks_line(std::string const& first, std::string const& second) {
        auto const run = approved({first, second});
        ask("fran", {.method = "POST",
                     .path = "/bank_statements?bank_account_id=" + account_,
                     .body = "Date;Amount;Name;Description\n2026-11-09;-23,00;Qianhai;Pay\n",
                     .headers = {{"Content-Type", "text/csv"}}});
        done("/bank_lines/" + get("fran", "/bank_lines?state=to_do").at("items/0/id") + "/book",
             R"({"party_id":")" + party_.at("qianhai") + R"(","allocations":[{"bill_id":")" + first +
                 R"("},{"bill_id":")" + second + R"("}]})");
        EXPECT_EQ(get("fran", "/payout_runs/" + run).at("state"), "done");
    }

    std::string invoice(std::string const& price) {
        auto const id = make("fran", "/invoices",
                             R"({"customer_id":")" + party_.at("gozo") +
                                 R"(","currency":"EUR","lines":[{"description":"Survey","price":")" + price +
                                 R"(","tax_rate":"0"}]})");
        done("/invoices/" + id + "/issue");
        return id;
    }
    std::string mandate(std::string const& more) {
        return make("fran", "/mandates",
                    R"({"customer_id":")" + party_.at("gozo") +
                        R"(","signed_on":"2026-02-01","iban":"DE89 3704 0044 0532 0130 00")" + more + "}");
    }
    std::string debit(std::string const& invoice, std::string const& mandate, std::string const& more = {}) {
        return make("fran", "/direct_debit_runs",
                    R"({"bank_account_id":")" + account_ + R"(","lines":[{"invoice_id":")" + invoice +
                        R"(","mandate_id":")" + mandate + R"("}])" + more + "}");
    }
    void collect() {
        auto const always = mandate({});
        auto const whole = debit(invoice("100"), always);
        done("/direct_debit_runs/" + whole + "/approve");
        done("/direct_debit_runs/" + whole + "/book");
        auto const once = debit(invoice("200"), mandate(R"(,"once":true)"));
        done("/direct_debit_runs/" + once + "/approve");
        patch("fran", "/mandates/" + always, R"({"iban":"MT84MALT011000012345MTLCAST001S","bic":"MALTMTMT"})");
        done("/direct_debit_runs/" + debit(invoice("300"), always, R"(,"collect_on":"2026-12-20")") + "/approve");
        done("/direct_debit_runs/" + debit(invoice("50"), always, R"(,"collect_on":"2026-12-01")") + "/approve");
        debit(invoice("400"), always);
        done("/mandates/" + always + "/revoke");
    }

    std::vector<ledger::Finding> findings() {
        std::vector<ledger::Finding> found;
        look_as_system([&](Unit const& unit) { found = verify_runs(unit); });
        return found;
    }
    /// What verify finds with a fault in the data, which is then taken back with its transaction.
    std::string findings_with(std::string const& fault) {
        std::string all;
        struct TakeBack {};
        try {
            as_system([&](Unit& unit) {
                unit.connection().execute_script(fault);
                for (auto const& finding : verify_runs(unit)) all += finding.invariant + " " + finding.text + "\n";
                throw TakeBack{};
            });
        } catch (TakeBack const&) {
            return all;
        }
        return all;
    }

    std::string account_;
    std::string first_payment_;
    std::string second_payment_;
};
INSTANTIATE_TEST_SUITE_P(Both, VerifyRuns, test::both_databases(), test::name_of);

TEST_P(VerifyRuns, finds_nothing_in_an_honest_history) {
    for (auto const& finding : findings()) ADD_FAILURE() << finding.invariant << " " << finding.text;
}

struct Planted {
    char const* what;
    std::string sql;
    char const* says;
};

std::string in_payouts(std::string const& number, std::string const& from, std::string const& to) {
    return "update bank_payout_runs set lines = replace(lines, '" + from + "', '" + to +
           "') where number = 'PAY-2026-" + number + "'";
}
std::string in_debits(std::string const& number, std::string const& from, std::string const& to) {
    return "update bank_direct_debit_runs set lines = replace(lines, '" + from + "', '" + to +
           "') where number = 'DEBIT-2026-" + number + "'";
}

TEST_P(VerifyRuns, finds_every_fault_planted_in_a_payout_run) {
    std::vector<Planted> const faults{
        {"a draft made approved",
         "update bank_payout_runs set state = 'approved', approved_at = 1 where state = 'draft'",
         "is approved, and nobody did so once"},
        {"an approved run made a draft", "update bank_payout_runs set state = 'draft' where number = 'PAY-2026-0002'",
         "is not in the state"},
        {"an approval taken away",
         "update bank_payout_runs set approved_at = null, approved_by = null where number = 'PAY-2026-0001'",
         "was approved and is not"},
        {"another who approved", "update bank_payout_runs set approved_by = id where number = 'PAY-2026-0001'",
         "names somebody else"},
        {"a run without lines", "update bank_payout_runs set lines = '[]' where number = 'PAY-2026-0001'",
         "has another number of lines"},
        {"an amount", in_payouts("0002", "\"30.00\"", "\"29.00\""), "has other lines than were approved"},
        {"more than the bill", in_payouts("0003", "\"40.00\"", "\"41.00\""), "moves more for BILL-2026-0005"},
        {"another currency", in_payouts("0003", "\"40.00\",\"currency\":\"EUR\"", "\"40.00\",\"currency\":\"USD\""),
         "moves more for BILL-2026-0005"},
        {"a bill's number", in_payouts("0003", "BILL-2026-0005", "BILL-2026-9999"), "calls BILL-2026-0005"},
        {"a bill of nobody", in_payouts("0003", "\"bill_id\":\"0", "\"bill_id\":\"f"), "which is not there"},
        {"another partner", in_payouts("0003", party_.at("carpat"), party_.at("qianhai")), "of somebody else"},
        {"a bill twice", in_payouts("0003", "BILL-2026-0006", "BILL-2026-0005"), "calls BILL-2026-0006"},
        {"an account", in_payouts("0001", "RO49AAAA1B31007593840000", "DE89370400440532013000"),
         "pays BILL-2026-0001 to another account"},
        {"an account at no bank of SEPA", in_payouts("0001", "6222 0200 0000 1234", "6222 0200 0000 9999"),
         "pays BILL-2026-0002 to another account"},
        {"an approval before an account was confirmed",
         "update activity_log set data = replace(data, '\"account_version\":4', '\"account_version\":3')"
         " where data like '{\"number\":\"PAY-2026-0002\"%'",
         "before a second person confirmed"},
        {"an account confirmed by who changed it",
         "update activity_log set actor_id = (select u.actor_id from activity_log u where u.entity = 'party' and u.data"
         " like '%account_changed_by\":[null%' limit 1) where entity = 'party' and (action = 'party_account_confirmed'"
         " or data like '%account_changed_by\":[\"%')",
         "confirmed the account that the same person changed"},
        {"more than was open",
         "update activity_log set data = replace(data, '\"open\":[{\"amount\":\"100.00\"',"
         " '\"open\":[{\"amount\":\"99.00\"') where entity = 'bill'",
         "more than was open of BILL-2026-0001"},
        {"another payment", in_payouts("0001", first_payment_, second_payment_), "that does not settle just that"},
        {"a payment that is not told",
         in_payouts("0001", "\"payment_id\":\"" + first_payment_ + '"', "\"payment_id\":null"),
         "tells another payment of BILL-2026-0001"},
        {"a fee", in_payouts("0001", "\"0.50\"", "\"0.40\""), "tells another payment of BILL-2026-0001"},
        {"a rate", in_payouts("0001", "\"rate\":\"1.60\"", "\"rate\":\"1.70\""), "tells another payment"},
        {"a day", in_payouts("0001", "\"paid_on\":\"2026-11-09\"", "\"paid_on\":\"2026-11-08\""),
         "tells another payment"},
        {"a payment of less",
         "update billing_allocations set amount_minor = amount_minor - 1 where bill_id = (select id from billing_bills"
         " where number = 'BILL-2026-0001')",
         "that does not settle just that"},
        {"claims let go", "delete from bank_payout_claims", "does not hold it"},
        {"another run's claim",
         "update bank_payout_claims set run_id = (select id from bank_payout_runs where number = 'PAY-2026-0001')",
         "is held by a run that does not have it"},
        {"a claim of what is paid",
         "insert into bank_payout_claims select b.workspace_id, b.id, r.id from billing_bills b, bank_payout_runs r"
         " where b.number = 'BILL-2026-0001' and r.number = 'PAY-2026-0001'",
         "holds BILL-2026-0001 for nothing"},
        {"a run that is gone", "delete from bank_payout_runs where number = 'PAY-2026-0004'",
         "numbers that no run has"},
    };
    for (auto const& fault : faults) {
        auto const found = findings_with(fault.sql);
        EXPECT_NE(found.find("M13 "), std::string::npos) << fault.what;
        EXPECT_NE(found.find(fault.says), std::string::npos) << fault.what << ", found was:\n" << found;
    }
}

TEST_P(VerifyRuns, finds_every_fault_planted_in_a_direct_debit_run) {
    std::vector<Planted> const faults{
        {"an amount", in_debits("0002", "\"200.00\"", "\"199.00\""), "has other lines than were approved"},
        {"more than the invoice", in_debits("0005", "\"400.00\"", "\"401.00\""), "moves more for INV-2026-0005"},
        {"an account", in_debits("0001", "DE89370400440532013000", "DE75512108001245126199"),
         "from another account than was approved"},
        {"a mandate's reference", in_debits("0001", "MANDATE-2026-0001", "MANDATE-2026-0002"), "by another mandate"},
        {"a sequence", in_debits("0002", "\"once\"", "\"recurring\""), "by another mandate"},
        {"a customer", in_debits("0001", party_.at("gozo"), party_.at("minato")), "of somebody else"},
        {"a mandate used twice", "update bank_mandates set once = 1 where reference = 'MANDATE-2026-0001'",
         "for one payment and was used for more"},
        {"a mandate never used", "update bank_mandates set last_collected_on = null", "on another day than it says"},
        {"a mandate that was revoked before",
         "update activity_log set data = replace(data, '[\"active\"', '[\"revoked\"') where entity = 'mandate'",
         "that could not be used"},
        {"no payment", in_debits("0001", "\"payment_id\":\"", "\"payment_id\":\"f"), "is not in the state"},
        {"claims let go", "delete from bank_debit_claims", "does not hold it"},
        {"a payment of less",
         "update billing_allocations set amount_minor = amount_minor - 1 where invoice_id is not null",
         "that does not settle just that"},
        {"lines that cannot be read", "update bank_direct_debit_runs set lines = 'x' where number = 'DEBIT-2026-0001'",
         "has another number of lines"},
    };
    for (auto const& fault : faults) {
        auto const found = findings_with(fault.sql);
        EXPECT_NE(found.find("M13 "), std::string::npos) << fault.what;
        EXPECT_NE(found.find(fault.says), std::string::npos) << fault.what << ", found was:\n" << found;
    }
}

/// The log of an older release tells how many lines were approved and no more.
TEST_P(VerifyRuns, takes_an_approval_of_an_older_release_as_it_was_told) {
    std::string const place = GetParam() == db::Dialect::sqlite ? "instr" : "strpos";
    auto const found = findings_with("update activity_log set data = substr(data, 1, " + place +
                                     "(data, ',\"lines\"') - 1) || '}' where action like '%run_approved'");
    EXPECT_EQ(found, "");
}

}  // namespace
}  // namespace farflung::bank
