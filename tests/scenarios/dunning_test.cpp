#include <fstream>
#include <sstream>

#include "billing/verify.hpp"
#include "loop_world.hpp"
#include "outside_judges.hpp"

namespace farflung {
namespace {

/// The company sits in Kiel now, where § 288 BGB sets the interest of late debts between businesses: nine points above
/// the base rate of 1.27 %. Two German customers owe; both have until 23 November.
class Dunning : public LoopWorld {
  protected:
    void owe() {
        for (std::string const day : {"2026-11-09", "2027-01-01"}) {
            does("fran", "/exchange_rates",
                 R"({"currency":"EUR","valid_on":")" + day + R"(","rate":"1.60","source":"ECB"})");
        }
        ASSERT_EQ(patch("dana", filled("/parties/{tidewrack}"),
                        R"({"address":{"street":"Kai 1","city":"Kiel","country":"DE"}})")
                      .status,
                  200);
        debtor("werft", "Werft Hansen GmbH", "buchhaltung@werft.example");
        debtor("segel", "Segelmacher Petersen OHG", "post@segel.example");
        bill_for("hull", "werft", "1000");
        bill_for("mast", "werft", "500");
        bill_for("sail", "segel", "100");
    }
    void debtor(std::string const& key, std::string const& name, std::string const& email) {
        party_[key] = make("dana", "/parties",
                           R"({"name":")" + name + R"(","email":")" + email +
                               R"(","is_customer":true,"zone":"Europe/Berlin","currency":"EUR","language":"de",)"
                               R"("address":{"street":"Hafen 2","city":"Flensburg","country":"DE"}})");
    }
    void bill_for(std::string const& what, std::string const& customer, std::string const& net) {
        makes("fran", what, "/invoices/issued",
              R"({"customer_id":"{)" + customer + R"(}","currency":"EUR","lines":[{"description":")" + what +
                  R"(","price":")" + net + R"(","tax_by":"hand","tax_rate":"19"}]})");
        things_["number of " + what] = sees("fran", "/invoices/{" + what + "}", "number");
    }
    /// Noon in Sydney.
    void be_on(std::string const& day) {
        world_.set(*Instant::parse(day + "T01:00:00Z"));
        run_jobs();
    }
    test::Reply remind(std::string const& customer) {
        auto sent =
            post("fran", "/reminders/send", filled(R"({"customer_id":"{)" + customer + R"(}","currency":"EUR"})"));
        for (int i = 0; i < 3; ++i) run_jobs();
        return sent;
    }
    /// The letter to a customer that is due on a day, if there is one.
    std::optional<std::string> letter_at(test::Reply const& due, std::string const& customer) {
        for (std::size_t i = 0; i < due.size_at("items"); ++i) {
            auto at = "items/" + std::to_string(i);
            if (due.at(at + "/customer_id") == party_.at(customer)) return at;
        }
        return {};
    }
    std::string interest_due(std::string const& customer, std::string const& day) {
        auto const due = get("audrey", "/reminders/due?on=" + day);
        auto const at = letter_at(due, customer);
        return at ? due.at(*at + "/interest/amount") : "no letter";
    }
    void pay(std::string const& what, std::string const& amount, std::string const& value_date) {
        does("fran", "/payments",
             R"({"party_id":"{werft}","paid_on":")" + value_date + R"(","amount":{"amount":")" + amount +
                 R"(","currency":"EUR"},"allocations":[{"invoice_id":"{)" + what + R"(}"}]})");
    }
    /// What stands on the letter's paper, wherever its lines break.
    std::string paper(std::string const& reminder) {
        auto const path = (folder_.path() / "letter.pdf").string();
        std::ofstream(path, std::ios::binary) << get("fran", "/reminders/" + reminder + "/pdf").body;
        std::istringstream words(run("pdftotext -raw " + path + " -").text);
        std::string text;
        for (std::string word; words >> word;) text += word + " ";
        return text;
    }
    void expect_on_paper(std::string const& paper, std::vector<std::string> const& words) {
        for (auto const& one : words) EXPECT_NE(paper.find(one), std::string::npos) << one << " in " << paper;
    }
    std::string number(std::string const& what) { return things_.at("number of " + what); }

    void write_friendly() {
        be_on("2026-12-13");
        EXPECT_EQ(interest_due("werft", "2026-12-13"), "10.05") << "20 days of 10.27 % on 1,190 and on 595 euro";
        EXPECT_EQ(interest_due("werft", "2026-12-14"), "10.55") << "each day adds to it";
        auto const sent = remind("werft");
        EXPECT_EQ(sent.at("level"), "1") << sent.body;
        EXPECT_EQ(sent.at("invoices/0/days_late"), "20");
        EXPECT_EQ(sent.at("language"), "de");
        EXPECT_EQ(sent.at("article"), "§ 288 Abs. 2 BGB");
        EXPECT_EQ(remind("segel").at("level"), "1");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Dunning, test::both_databases(), test::name_of);

TEST_P(Dunning, begins_with_one_friendly_mail_in_the_customers_own_way_of_writing) {
    owe();
    be_on("2026-11-29");
    EXPECT_EQ(get("fran", "/reminders/due").size_at("items"), 0U) << "six days late may be the bank's";
    write_friendly();
    ASSERT_EQ(world_.mails().size(), 2U);
    auto const& mail = world_.mails().front();
    EXPECT_EQ(mail.to, "buchhaltung@werft.example");
    EXPECT_NE(mail.text.find("perhaps it slipped your mind"), std::string::npos) << mail.text;
    EXPECT_NE(mail.text.find("1.785,00"), std::string::npos) << mail.text;
    ASSERT_EQ(mail.attachments.size(), 1U);
    EXPECT_TRUE(mail.attachments[0].bytes.starts_with("%PDF-"));
    EXPECT_EQ(remind("werft").at("code"), "reminder.not_due");
    EXPECT_EQ(world_.mails().size(), 2U);
}

TEST_P(Dunning, goes_on_with_a_statement_of_interest_by_the_day_that_stops_at_the_value_date) {
    owe();
    write_friendly();
    be_on("2026-12-26");
    EXPECT_EQ(remind("werft").at("code"), "reminder.not_due") << "a fortnight to answer";
    be_on("2026-12-27");
    auto const second = remind("werft");
    EXPECT_EQ(second.at("level"), "2") << second.body;
    EXPECT_NE(world_.mails().back().text.find("we have written before"), std::string::npos);
    expect_on_paper(paper(second.at("id")), {number("hull"), number("mast"), "34 days from", "10,27 % of 1.190,00",
                                             "11,38", "10,27 % of 595,00", "5,69", "17,07", "§ 288 Abs. 2 BGB"});

    // The bank tells on the 8th what was valued on the 4th.
    be_on("2027-01-08");
    pay("hull", "690.00", "2027-01-04");
    be_on("2027-01-10");
    auto const last = remind("werft");
    EXPECT_EQ(last.at("level"), "3") << last.body;
    EXPECT_EQ(last.at("invoices/0/interest_lines/0/to"), "2027-01-04");
    EXPECT_EQ(last.at("invoices/0/interest_lines/0/days"), "42");
    EXPECT_EQ(last.at("invoices/0/interest_lines/0/interest/amount"), "14.06");
    EXPECT_EQ(last.at("invoices/0/interest_lines/1/from"), "2027-01-05");
    EXPECT_EQ(last.at("invoices/0/interest_lines/1/open/amount"), "500.00");
    EXPECT_EQ(last.at("invoices/0/interest_lines/1/interest/amount"), "0.84");
    expect_on_paper(paper(last.at("id")), {"42 days from", "14,06", "6 days from", "500,00", "0,84"});

    be_on("2027-01-20");
    pay("hull", "500.00", "2027-01-12");
    pay("mast", "595.00", "2027-01-12");
    be_on("2027-03-01");
    EXPECT_EQ(interest_due("werft", "2027-03-01"), "no letter");
    EXPECT_EQ(remind("werft").at("code"), "reminder.not_due");
    EXPECT_EQ(sees("audrey", "/parties/{werft}/statement", "closing/amount"), "0.00");
    look_as_system([](Unit const& unit) {
        for (auto const& finding : billing::verify_money(unit))
            ADD_FAILURE() << finding.invariant << " " << finding.text;
    });
}

TEST_P(Dunning, pauses_for_the_invoice_that_the_customer_complains_of_and_no_other) {
    owe();
    write_friendly();
    be_on("2026-12-15");
    does("fran", "/invoices/{mast}/dispute", R"({"reason":"The mast is bent"})");
    be_on("2026-12-27");
    auto const second = remind("werft");
    ASSERT_EQ(second.size_at("invoices"), 1U) << second.body;
    EXPECT_EQ(second.at("invoices/0/number"), number("hull"));
    EXPECT_EQ(second.at("open/amount"), "1190.00");
    EXPECT_EQ(second.at("interest/amount"), "11.38");
    EXPECT_EQ(paper(second.at("id")).find(number("mast")), std::string::npos);
    EXPECT_EQ(remind("segel").at("level"), "2") << "others are not paused";
    EXPECT_EQ(sees("fran", "/invoices/{mast}", "open/amount"), "595.00") << "it is owed until it is settled";

    // He is right in part, and pays the other one.
    be_on("2027-01-20");
    pay("hull", "1190.00", "2027-01-12");
    EXPECT_EQ(remind("werft").at("code"), "reminder.not_due");
    does("fran", "/invoices/{mast}/credit", R"({"lines":[{"line":0,"quantity":"0.5"}],"note":"Bent"})");
    EXPECT_EQ(remind("werft").at("code"), "reminder.not_due") << "still disputed";
    does("fran", "/invoices/{mast}/resolve");
    auto const again = remind("werft");
    EXPECT_EQ(again.at("level"), "2") << "it had one letter: " << again.body;
    EXPECT_EQ(again.at("open/amount"), "297.50");
    look_as_system([](Unit const& unit) {
        for (auto const& finding : billing::verify_money(unit))
            ADD_FAILURE() << finding.invariant << " " << finding.text;
    });
}

}  // namespace
}  // namespace farflung
