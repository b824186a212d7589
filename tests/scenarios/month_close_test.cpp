#include <fstream>

#include "billing/verify.hpp"
#include "loop_world.hpp"
#include "outside_judges.hpp"

namespace farflung {
namespace {

/// November ends. Retainers of December begin around the world, and on Wednesday in Sydney Fran closes the month for
/// Audrey, who looks at it from outside.
class MonthClose : public LoopWorld {
  protected:
    /// A request, as it would be sent.
    struct Road {
        std::string path;
        std::string json;
    };

    void set_time(std::string const& utc) { world_.set(*Instant::parse(utc)); }
    void rate(std::string const& currency, std::string const& day, std::string const& rate) {
        does("fran", "/exchange_rates",
             R"({"currency":")" + currency + R"(","valid_on":")" + day + R"(","rate":")" + rate +
                 R"(","source":"ECB"})");
    }
    void customer(std::string const& key, std::string const& zone, std::string const& currency) {
        party_[key] = make("dana", "/parties",
                           R"({"name":")" + key + R"(","is_customer":true,"is_vendor":true,"zone":")" + zone +
                               R"(","currency":")" + currency + R"(","language":"en"})");
    }
    void sold(std::string const& name, std::string const& customer, std::string const& currency,
              std::string const& line) {
        makes("fran", name, "/invoices/issued",
              R"({"customer_id":"{)" + customer + R"(}","currency":")" + currency + R"(","lines":[)" + line + "]}");
    }
    void retainer(std::string const& customer) {
        makes("fran", "retainer of " + customer, "/recurring_invoices",
              R"({"title":"Care","customer_id":"{)" + customer +
                  R"(}","currency":"AUD","starts_on":"2026-12-01","rhythm":"monthly","makes":"issued","lines":[)"
                  R"({"description":"Care","price":"300","tax_by":"hand","tax_category":"G"}]})");
    }
    void work_in_november() {
        record_rates();
        rate("USD", "2026-11-09", "1.50");
        customer("Harbour", "Australia/Sydney", "AUD");
        customer("Pier 9", "America/Los_Angeles", "USD");
        customer("Kauri", "Pacific/Auckland", "AUD");
        sell();
        accept_on_the_public_page();
        start_the_project();
        find_a_partner();
        deliver_and_accept();
        work_the_hours();
        sold("in euro", "gozo", "EUR", R"({"description":"Survey","price":"1000","tax_by":"hand","tax_category":"G"})");
        sold("in dollars", "Pier 9", "USD",
             R"({"description":"Survey","price":"500","tax_by":"hand","tax_category":"G"})");
        sold("at home", "Harbour", "AUD", R"({"description":"Survey","price":"1000","tax_by":"hand","tax_rate":"10"})");
        makes("fran", "rent", "/bills",
              R"({"partner_id":"{Harbour}","currency":"AUD","billed_on":"2026-11-09","their_number":"R-11",)"
              R"("lines":[{"description":"Rent","price":"500","tax_rate":"10"}]})");
        for (auto const* who : {"Kauri", "Harbour", "minato", "gozo", "Pier 9"}) retainer(who);
        run_jobs();
    }
    /// The scheduler looks, and runs whatever is due.
    void look() {
        runner_->schedule_due();
        run_jobs();
    }
    /// The invoices of December's retainer.
    std::vector<std::string> december_of(std::string const& customer) {
        auto const invoices = get("fran", filled("/invoices?customer_id={" + customer + "}&limit=100"));
        std::vector<std::string> states;
        for (std::size_t i = 0; i < invoices.size_at("items"); ++i) {
            auto const at = "items/" + std::to_string(i);
            if (invoices.at(at + "/period_from") == "2026-12-01") states.push_back(invoices.at(at + "/state"));
        }
        return states;
    }
    void until_december() {
        for (auto const& [customer, midnight] :
             std::vector<std::pair<std::string, std::string>>{{"Kauri", "2026-11-30T11:00:00Z"},
                                                              {"Harbour", "2026-11-30T13:00:00Z"},
                                                              {"minato", "2026-11-30T15:00:00Z"},
                                                              {"gozo", "2026-11-30T23:00:00Z"},
                                                              {"Pier 9", "2026-12-01T08:00:00Z"}}) {
            set_time(midnight);
            world_.advance_ms(-1);
            look();
            EXPECT_TRUE(december_of(customer).empty()) << customer << " is still in November";
            world_.advance_ms(1);
            for (int i = 0; i < 3; ++i) look();
            EXPECT_EQ(december_of(customer), std::vector<std::string>{"issued"}) << customer;
        }
        set_time("2026-12-02T00:00:00Z");
        for (auto const& [currency, worth] :
             std::map<std::string, std::string>{{"EUR", "1.70"}, {"USD", "1.40"}, {"RON", "0.34"}}) {
            rate(currency, "2026-11-30", worth);
        }
    }
    Amount profit(std::string const& to) {
        auto const told = get("fran", "/ledger/profit_and_loss?to=" + to);
        return *Amount::parse(told.at("profit/amount"), *Currency::parse("AUD"));
    }
    std::string november() { return get("fran", "/ledger/trial_balance?on=2026-11-30").body; }
    void value_november() {
        auto const revalued = does("fran", "/ledger/revalue", R"({"on":"2026-11-30"})");
        std::map<std::string, std::string> differences;
        for (std::size_t i = 0; i < revalued.size_at("lines"); ++i) {
            auto const at = "lines/" + std::to_string(i);
            differences[revalued.at(at + "/account") + " " + revalued.at(at + "/amount/currency")] =
                revalued.at(at + "/difference/amount");
        }
        EXPECT_EQ(differences,
                  (std::map<std::string, std::string>{
                      {"receivable EUR", "100.00"}, {"receivable USD", "-50.00"}, {"payable RON", "-122.44"}}));
        auto const accrued = does("fran", "/projects/accrue", R"({"on":"2026-11-30"})");
        EXPECT_EQ(accrued.at("difference/amount"), "7651.70") << "4,501 euro of work, at 1.70";
    }
    void expect_drafted_tax() {
        auto const summary = get("fran", "/vat/summary?from=2026-11-01&to=2026-11-30");
        std::string taxed;
        for (std::size_t i = 0; i < summary.size_at("boxes"); ++i) {
            auto const at = "boxes/" + std::to_string(i);
            taxed += summary.at(at + "/category") + " " + summary.at(at + "/taxable/amount") + " " +
                     summary.at(at + "/tax/amount") + "\n";
        }
        // The retainer of Auckland is 300 of it: where the books are kept it was still the 30th.
        EXPECT_EQ(taxed, "G 2650.00 0.00\nS 1000.00 100.00\n") << summary.body;
        EXPECT_EQ(summary.at("output/amount"), "100.00");
        EXPECT_EQ(summary.at("input/amount"), "50.00");
        EXPECT_EQ(summary.at("booked/amount"), summary.at("output/amount"));
    }
    void close_november() {
        work_in_november();
        until_december();
        value_november();
        make_ready_what_might_slip_in();
        does("fran", "/period_locks/lock", R"({"through":"2026-11-30","reason":"November is done"})");
    }
    void make_ready_what_might_slip_in() {
        makes("fran", "draft", "/invoices",
              R"({"customer_id":"{minato}","currency":"AUD","lines":[{"description":"Late","price":"70"}]})");
        makes("fran", "bank", "/bank_accounts", R"({"name":"Till","number":"42","currency":"AUD"})");
        for (auto const* role : {"Rent", "Travel"}) {
            makes("fran", role, "/ledger_accounts",
                  R"({"code":")" + std::string(role).substr(0, 3) + R"(","name":")" + role + R"(","kind":"expense"})");
        }
        makes("fran", "entry", "/journal_entries", entry("2026-11-30"));
        auto const taken = ask("fran", {.method = "POST",
                                        .path = filled("/bank_statements?bank_account_id={bank}"),
                                        .body = "Date;Amount;Name;Description\n2026-11-30;-70,00;Harbour;Pay\n",
                                        .headers = {{"Content-Type", "text/csv"}}});
        ASSERT_EQ(taken.status, 200) << taken.body;
        things_["line"] = sees("fran", "/bank_lines", "items/0/id");
        makes("fran", "run", "/payout_runs",
              R"({"bank_account_id":"{bank}","lines":[{"bill_id":"{rent}","way":"by_hand"}]})");
        does("fran", "/payout_runs/{run}/approve");
    }
    static std::string entry(std::string const& day) {
        return R"({"posted_on":")" + day +
               R"(","text":"Tram","postings":[{"account_id":"{Travel}","amount":{"amount":"5","currency":"AUD"}},)"
               R"({"account_id":"{Rent}","amount":{"amount":"-5","currency":"AUD"}}]})";
    }
    /// All that books on a day that one may name.
    std::vector<Road> roads(std::string const& day) {
        auto const on = R"("on":")" + day + '"';
        return {{"/invoices/{draft}/issue", R"({"issued_on":")" + day + R"("})"},
                {"/invoices/{at home}/credit", R"({"issued_on":")" + day + R"("})"},
                {"/invoices/{in dollars}/write_off", "{" + on + R"(,"reason":"Gone"})"},
                {"/invoices/carry_over", R"({"customer_id":"{minato}","number":"OLD-1","issued_on":"2026-10-01",)"
                                         R"("due_on":"2026-10-15","open":{"amount":"9","currency":"AUD"},)" +
                                             on + "}"},
                {"/bills/carry_over", R"({"partner_id":"{Harbour}","their_number":"OLD-2","billed_on":"2026-10-01",)"
                                      R"("due_on":"2026-10-15","open":{"amount":"9","currency":"AUD"},)" +
                                          on + "}"},
                {"/bills", R"({"partner_id":"{Harbour}","currency":"AUD","their_number":"R-12","billed_on":")" + day +
                               R"(","lines":[{"description":"Rent","price":"1"}]})"},
                {"/payments",
                 R"({"party_id":"{Harbour}","amount":{"amount":"1","currency":"AUD"},"paid_on":")" + day + R"("})"},
                {"/bills/{bill}/pay", R"({"paid_on":")" + day + R"("})"},
                {"/journal_entries", entry(day)},
                {"/journal_entries/{entry}/reverse", "{" + on + R"(,"reason":"Wrong"})"},
                {"/ledger/opening_balances",
                 "{" + on +
                     R"(,"balances":[{"account_id":"{Travel}","amount":{"amount":"3","currency":"AUD"}},)"
                     R"({"account_id":"{Rent}","amount":{"amount":"-3","currency":"AUD"}}]})"},
                {"/bank_lines/{line}/book", R"({"account_id":"{Rent}"})"},
                {"/bank_lines/{line}/book", R"({"party_id":"{Harbour}","allocations":[{"bill_id":"{rent}",)"
                                            R"("amount":{"amount":"70","currency":"AUD"}}]})"},
                {"/payout_runs/{run}/book", R"({"paid_on":")" + day + R"("})"},
                {"/ledger/revalue", "{" + on + "}"},
                {"/projects/accrue", "{" + on + "}"},
                {"/bills/{rent}/credit", R"({"credited_on":")" + day + R"("})"}};
    }
};
INSTANTIATE_TEST_SUITE_P(Both, MonthClose, test::both_databases(), test::name_of);

TEST_P(MonthClose, retainers_issue_where_the_first_begins_and_what_is_open_is_worth_the_last_day) {
    work_in_november();
    until_december();
    auto const before = profit("2026-11-30");
    auto const after = profit("2026-12-02");
    value_november();
    EXPECT_EQ((profit("2026-11-30") - before).text(), "7579.26");
    EXPECT_EQ(profit("2026-12-02"), after) << "taken back on the first of December";
    expect_drafted_tax();
    set_time("2026-12-31T23:00:00Z");
    look();
    EXPECT_EQ(december_of("gozo").size(), 1U) << "January's is another";
    EXPECT_EQ(sees("fran", "/recurring_invoices/{retainer of gozo}", "next_on"), "2027-02-01");
}

TEST_P(MonthClose, nothing_enters_a_closed_month_on_any_road) {
    close_november();
    auto const closed = november();
    auto const euro = get("fran", "/exchange_rates?currency=EUR&sort=-valid_on");
    auto const mended = patch("fran", "/exchange_rates/" + euro.at("items/0/id"), R"({"rate":"9.99"})");
    ASSERT_EQ(mended.at("code"), "period.locked") << mended.body;
    // With a rate mended all the same, valuing the month again would book a difference.
    as_system([&](Unit& unit) {
        auto const day = *Date::parse(euro.at("items/0/valid_on"));
        ledger::record_rate(unit, *Currency::parse("EUR"), day, *Decimal::parse("9.99"), "ECB");
    });
    for (auto const& [path, json] : roads("2026-11-30")) {
        auto const refused = post("fran", filled(path), filled(json));
        // Invoices are numbered in the order of their days as well, and December's are there already.
        bool const is_said = refused.at("code") == "period.locked" || refused.at("code") == "invoice.date_before_last";
        EXPECT_TRUE(is_said) << path << " " << refused.status << refused.body;
        bool const names_the_day = refused.size_at("problems") == 1U && !refused.at("problems/0/path").empty();
        EXPECT_TRUE(names_the_day || path.starts_with("/bank_lines")) << path << " " << refused.body;
    }
    EXPECT_EQ(november(), closed);
    EXPECT_EQ(post("fran", "/period_locks/unlock", R"({"reason":"Only a cent"})").status, 403) << "who runs it may";
    look_as_system([](Unit const& unit) {
        for (auto const& finding : billing::verify_money(unit))
            ADD_FAILURE() << finding.invariant << " " << finding.text;
    });
    for (auto const& [path, json] : roads("2026-12-01")) {
        bool const has_its_own_day = path.starts_with("/bank_lines");
        if (has_its_own_day) continue;
        does("fran", path, json);
    }
    EXPECT_EQ(november(), closed) << "December's bookings are December's";
}

TEST_P(MonthClose, the_accountant_takes_the_books_home_and_changes_nothing) {
    close_november();
    auto const archive = get("audrey", "/accountant/archive?from=2026-11-01&to=2026-11-30");
    ASSERT_EQ(archive.status, 200);
    auto const path = (folder_.path() / "november.zip").string();
    std::ofstream(path, std::ios::binary) << archive.body;
    EXPECT_EQ(run("unzip -tq " + path).status, 0);
    auto const names = run("unzip -Z1 " + path).text;
    for (auto const* name : {"books/journal.csv", "books/trial_balance.xlsx", "books/profit_and_loss.csv",
                             "books/vat.csv", "books/receivables.csv", "books/payables.csv"}) {
        EXPECT_NE(names.find(name), std::string::npos) << name << " in " << names;
    }
    for (auto const* invoice : {"in euro", "in dollars", "at home"}) {
        auto const number = sees("fran", std::string("/invoices/{") + invoice + "}", "number");
        auto const drawn = run("unzip -p " + path + " documents/" + number + ".pdf").text;
        EXPECT_TRUE(drawn.starts_with("%PDF-")) << number;
    }
    auto const december = get("fran", filled("/invoices?customer_id={gozo}&sort=number&state=issued&limit=100"));
    auto const last = december.at("items/" + std::to_string(december.size_at("items") - 1) + "/number");
    EXPECT_EQ(names.find(last), std::string::npos) << last << " is of December";

    auto const closed = november();
    auto const today = get("fran", "/ledger/trial_balance").body;
    auto forbidden = roads("2026-12-01");
    forbidden.insert(forbidden.end(), {{"/period_locks/lock", R"({"through":"2026-12-01"})"},
                                       {"/period_locks/unlock", R"({"reason":"A look"})"},
                                       {"/ledger/chart", R"({"chart":"mt"})"},
                                       {"/payout_runs/{run}/cancel", "{}"},
                                       {"/recurring_invoices/{retainer of gozo}/pause", "{}"}});
    for (auto const& [road, json] : forbidden)
        EXPECT_EQ(post("audrey", filled(road), filled(json)).status, 403) << road;
    for (auto const* record :
         {"/invoices/{draft}", "/parties/{gozo}", "/ledger_accounts/{Rent}", "/bank_accounts/{bank}"}) {
        EXPECT_EQ(patch("audrey", filled(record), R"({"notes":"x","name":"x","note":"x"})").status, 403) << record;
        EXPECT_FALSE(erase("audrey", filled(record)).is_good()) << record;
    }
    EXPECT_EQ(november(), closed);
    EXPECT_EQ(get("fran", "/ledger/trial_balance").body, today);
}

}  // namespace
}  // namespace farflung
