#include <set>

#include "billing/verify.hpp"
#include "core/creditor_reference.hpp"
#include "loop_world.hpp"
#include "told_statement.hpp"

namespace farflung {
namespace {

constexpr auto our_iban = "DE89370400440532013000";
constexpr auto our_number = "062000-12345678";
constexpr auto reef_iban = "FR1420041010050500013M02606";

/// Monday morning in Sydney. Fran takes what two banks tell of the day, in euro and in Australian dollars, and goes
/// through it line by line.
class BankMorning : public LoopWorld {
  protected:
    void the_books_until_today() {
        does("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-01","rate":"1.60","source":"ECB"})");
        for (auto const* name :
             {"Azzurro Immersioni", "Reef Divers", "Harbour Tours", "Lagoon Charters", "Seal Cove"}) {
            party_[name] = make("dana", "/parties",
                                R"({"name":")" + std::string(name) +
                                    R"(","is_customer":true,"currency":"EUR","zone":"UTC","language":"en"})");
        }
        ASSERT_EQ(
            patch("fran", filled("/parties/{Reef Divers}"), R"({"iban":")" + std::string(reef_iban) + R"("})").status,
            200);
        does("fran", "/ledger/chart", R"({"chart":"au"})");
        for (auto const& [name, code] : std::map<std::string, std::string>{{"Bank", "1-1110"},
                                                                           {"Capital", "3-1000"},
                                                                           {"Rent", "6-1700"},
                                                                           {"Bank charges", "6-1400"},
                                                                           {"Interest", "4-9000"}}) {
            things_[name] = get("fran", "/ledger_accounts?code=" + code).at("items/0/id");
        }
        does("fran", "/ledger/opening_balances",
             R"({"on":"2026-11-01","balances":[)"
             R"({"account_id":"{Bank}","amount":{"amount":"1000.00","currency":"EUR"}},)"
             R"({"account_id":"{Bank}","amount":{"amount":"5000.00","currency":"AUD"}},)"
             R"({"account_id":"{Capital}","amount":{"amount":"-6600.00","currency":"AUD"}}]})");
    }
    Amount money(std::string const& text, std::string const& currency) {
        return *Amount::parse(text, *Currency::parse(currency));
    }
    static std::string json(Amount amount) {
        return R"({"amount":")" + amount.text() + R"(","currency":")" + std::string(amount.currency.text()) + R"("})";
    }
    /// Issues an invoice, keeps its id under its number, and answers that.
    std::string invoiced(std::string const& customer, Amount amount) {
        auto const made =
            does("fran", "/invoices/issued",
                 R"({"customer_id":"{)" + customer + R"(}","currency":")" + std::string(amount.currency.text()) +
                     R"(","lines":[{"description":"Survey","price":")" + amount.text() + R"(","tax_rate":"0"}]})");
        things_[made.at("number")] = made.at("id");
        return made.at("number");
    }
    void billed(std::string const& partner, std::string const& their_number, Amount amount) {
        makes("fran", their_number, "/bills",
              R"({"partner_id":"{)" + partner + R"(}","currency":")" + std::string(amount.currency.text()) +
                  R"(","billed_on":"2026-11-02","their_number":")" + their_number +
                  R"(","lines":[{"description":"Work","price":")" + amount.text() + R"("}]})");
    }

    void euro_comes_and_goes() {
        for (int i = 0; i < 11; ++i) {
            auto const amount = Amount{10'000 + 137 * i, *Currency::parse("EUR")};
            auto const reference = make_creditor_reference(invoiced("gozo", amount)).value();
            euro_.push_back(
                {.reference = "", .amount = amount, .name = "GOZO", .text = "", .creditor_reference = reference});
        }
        for (int i = 0; i < 6; ++i) {
            auto const amount = Amount{20'000 + 251 * i, *Currency::parse("EUR")};
            euro_.push_back({"", amount, "R Borg", "your invoice " + invoiced("gozo", amount)});
        }
        std::string three;
        for (auto const* price : {"300.00", "450.00", "125.50"}) {
            three_.push_back(invoiced("Lagoon Charters", money(price, "EUR")));
            three += three_.back() + " ";
        }
        euro_.push_back({"", money("863.50", "EUR"), "Lagoon Charters", three + "less charges 12.00"});
        twice_ = invoiced("Azzurro Immersioni", money("240.00", "EUR"));
        for (int i = 0; i < 2; ++i) euro_.push_back({"", money("240.00", "EUR"), "Azzurro Immersioni", twice_});
        invoiced("Reef Divers", money("77.70", "EUR"));
        euro_.push_back({"", money("77.70", "EUR"), "Someone", "thank you", {}, {}, reef_iban});
        for (auto const* number : {"CA-2026-71", "CA-2026-72", "CA-2026-73"}) {
            auto const amount =
                Amount{50'000 + 1'000 * static_cast<std::int64_t>(euro_.size()), *Currency::parse("EUR")};
            billed("carpat", number, amount);
            euro_.push_back({"", -amount, "Atelier Carpat", std::string("bill ") + number});
        }
        euro_.push_back({"", money("-9.90", "EUR"), "Our bank", "Account fee"});
    }
    void dollars_come_and_go() {
        for (int i = 0; i < 9; ++i) {
            auto const amount = Amount{30'000 + 173 * i, *Currency::parse("AUD")};
            dollars_.push_back({"", amount, "TRANSFER", invoiced("minato", amount)});
        }
        for (auto const* price : {"61.10", "62.20"}) {
            invoiced("Harbour Tours", money(price, "AUD"));
            dollars_.push_back({"", money(price, "AUD"), "Harbour Tours", "thanks"});
        }
        for (auto const* price : {"80.00", "90.00"}) invoiced("Seal Cove", money(price, "AUD"));
        dollars_.push_back({"", money("170.00", "AUD"), "Seal Cove", "all that we owe"});
        makes("fran", "by_hand", "/payments",
              R"({"party_id":"{minato}","amount":)" + json(money("555.00", "AUD")) +
                  R"(,"allocations":[{"invoice_id":")" + id(invoiced("minato", money("555.00", "AUD"))) + R"("}]})");
        dollars_.push_back({"", money("555.00", "AUD"), "Minato Kiki", "survey"});
        auto const named = invoiced("gozo", money("98.70", "AUD"));
        dollars_.push_back({"", money("98.70", "AUD"), "TRANSFER", "", {}, named});
        for (auto const* number : {"QP-2026-18", "QP-2026-19"}) {
            auto const amount =
                Amount{70'000 + 1'000 * static_cast<std::int64_t>(dollars_.size()), *Currency::parse("AUD")};
            billed("qianhai", number, amount);
            dollars_.push_back({"", -amount, "Qianhai Precision", number});
        }
        dollars_.push_back({"", money("-1200.00", "AUD"), "Wharf Estates", "Rent November"});
        dollars_.push_back({"", money("3.21", "AUD"), "Our bank", "Credit interest"});
    }
    void number_by_bank(std::vector<ToldMovement>& movements) {
        for (std::size_t i = 0; i < movements.size(); ++i) movements[i].reference = "R" + std::to_string(i + 1);
    }
    std::string camt() { return told_as_camt(our_iban, "2026-11-09", money("1000.00", "EUR"), euro_); }
    std::string ofx() { return told_as_ofx(our_number, "20261109", money("5000.00", "AUD"), dollars_); }
    test::Reply import(std::string const& bytes) {
        auto reply = ask("fran", {.method = "POST",
                                  .path = "/bank_statements",
                                  .body = bytes,
                                  .headers = {{"Content-Type", "application/octet-stream"}}});
        EXPECT_EQ(reply.status, 200) << reply.body;
        return reply;
    }
    void take_what_the_banks_tell() {
        the_books_until_today();
        euro_comes_and_goes();
        dollars_come_and_go();
        number_by_bank(euro_);
        number_by_bank(dollars_);
        for (auto const& [bytes, name] : {std::pair(camt(), "euro"), std::pair(ofx(), "dollars")}) {
            auto const taken = import(bytes);
            things_[name] = taken.at("statements/0/bank_statement_id");
            EXPECT_EQ(taken.size_at("refused"), 0U) << taken.body;
        }
    }

    /// The lines that are still to do, by what the bank wrote.
    std::vector<std::pair<std::string, std::string>> to_do() {
        auto const lines = get("fran", "/bank_lines?state=to_do&sort=file_line&limit=100");
        std::vector<std::pair<std::string, std::string>> all;
        for (std::size_t i = 0; i < lines.size_at("items"); ++i) {
            auto const at = "items/" + std::to_string(i);
            all.emplace_back(lines.at(at + "/text"), lines.at(at + "/id"));
        }
        return all;
    }
    std::string line_that_says(std::string const& text) {
        for (auto const& [said, id] : to_do()) {
            if (said.find(text) != std::string::npos) return id;
        }
        ADD_FAILURE() << "no line to do says " << text;
        return {};
    }
    test::Reply book(std::string const& line, std::string const& json) {
        return post("fran", "/bank_lines/" + line + "/book", filled(json));
    }
    /// The first proposal, as one says yes to it.
    static std::string yes_to(test::Reply const& proposals) {
        if (auto const payment = proposals.at("items/0/payment_id"); payment != "null") {
            return R"({"payment_id":")" + payment + R"("})";
        }
        std::string allocations;
        for (std::size_t i = 0; i < proposals.size_at("items/0/documents"); ++i) {
            auto const at = "items/0/documents/" + std::to_string(i);
            bool const is_bill = proposals.at(at + "/invoice_id") == "null";
            std::string const which = is_bill ? "bill_id" : "invoice_id";
            allocations +=
                (i == 0 ? "" : ",") + (R"({")" + which) + R"(":")" + proposals.at(at + "/" + which) + R"("})";
        }
        return R"({"party_id":")" + proposals.at("items/0/party_id") + R"(","allocations":[)" + allocations + "]}";
    }
    /// Says yes to every line whose first proposal leaves nothing over; only to certain ones at first.
    int say_yes(bool also_uncertain) {
        int count = 0;
        for (auto const& [text, line] : to_do()) {
            auto const proposals = get("fran", "/bank_lines/" + line + "/proposals");
            if (proposals.size_at("items") == 0) continue;
            bool const is_certain = proposals.at("items/0/is_certain") == "true";
            bool const fits = proposals.at("items/0/reasons").find("amount") != std::string::npos ||
                              proposals.at("items/0/reasons").find("sum") != std::string::npos;
            if (!is_certain && !(also_uncertain && fits)) continue;
            auto const booked = book(line, yes_to(proposals));
            EXPECT_EQ(booked.status, 200) << text << booked.body << proposals.body;
            ++count;
        }
        return count;
    }
    void expect_books_to_hold_what_the_bank_says(std::string const& statement) {
        auto const told = get("audrey", filled("/bank_statements/{" + statement + "}"));
        auto const balance = get("audrey", "/ledger/trial_balance");
        std::string held;
        for (std::size_t i = 0; i < balance.size_at("items"); ++i) {
            auto const at = "items/" + std::to_string(i);
            bool const is_it = balance.at(at + "/code") == "1-1110" &&
                               balance.at(at + "/amount/currency") == told.at("closing/currency");
            if (is_it) held = balance.at(at + "/amount/amount");
        }
        EXPECT_EQ(held, told.at("closing/amount")) << statement;
    }

    std::vector<ToldMovement> euro_;
    std::vector<ToldMovement> dollars_;
    std::vector<std::string> three_;  // numbers of invoices that one payment covers
    std::string twice_;               // the number of the invoice that is paid twice
};
INSTANTIATE_TEST_SUITE_P(Both, BankMorning, test::both_databases(), test::name_of);

TEST_P(BankMorning, forty_of_forty_three_lines_are_matched_and_each_says_why) {
    take_what_the_banks_tell();
    EXPECT_EQ(to_do().size(), 43U);
    auto const matches = get("fran", "/bank_matches");
    EXPECT_EQ(matches.size_at("items"), 40U) << matches.body;
    std::string all_reasons;
    for (std::size_t i = 0; i < matches.size_at("items"); ++i) {
        auto const at = "items/" + std::to_string(i) + "/proposal/reasons";
        EXPECT_GE(matches.size_at(at), 1U) << matches.at(at);
        all_reasons += matches.at(at);
    }
    for (auto const* reason :
         {"creditor_reference", "end_to_end_id", "number", "recorded_before", "amount", "sum", "iban", "name"}) {
        EXPECT_NE(all_reasons.find(reason), std::string::npos) << reason;
    }
    for (auto const* text : {"Account fee", "Rent November", "Credit interest"}) {
        EXPECT_EQ(get("fran", "/bank_lines/" + line_that_says(text) + "/proposals").size_at("items"), 0U) << text;
    }
}

TEST_P(BankMorning, a_file_sent_again_takes_nothing_before_and_after_its_lines_are_booked) {
    take_what_the_banks_tell();
    for (auto const& bytes : {camt(), ofx()}) EXPECT_EQ(import(bytes).at("taken"), "0");
    say_yes(false);
    // The bank says the same in another file, with one blank more: its lines are known still.
    for (auto const& bytes : {camt() + "\n", ofx() + "\n"}) EXPECT_EQ(import(bytes).at("taken"), "0");
    EXPECT_EQ(get("fran", "/bank_lines?limit=100").size_at("items"), 43U);
}

TEST_P(BankMorning, a_morning_of_bookings_leaves_what_the_bank_says_in_each_currency) {
    take_what_the_banks_tell();
    EXPECT_EQ(say_yes(false), 33) << "a reference or number and the whole amount";
    EXPECT_EQ(say_yes(true), 5) << "by account, name, sum, or because they were recorded before";

    auto const three = line_that_says("less charges");
    std::string allocations;
    for (auto const& number : three_) {
        allocations += (allocations.empty() ? "" : ",") + (R"({"invoice_id":")" + id(number)) + R"("})";
    }
    auto const covered =
        book(three, R"({"party_id":"{Lagoon Charters}","fee":{"amount":"12.00","currency":"EUR"},"allocations":[)" +
                        allocations + "]}");
    ASSERT_EQ(covered.status, 200) << covered.body;
    for (auto const& number : three_) EXPECT_EQ(sees("fran", "/invoices/{" + number + "}", "state"), "paid");
    auto const payment = "/payments/" + covered.at("payment_id");
    EXPECT_EQ(sees("fran", payment, "amount/amount"), "875.50");
    EXPECT_EQ(sees("fran", payment, "fee/amount"), "12.00");
    EXPECT_EQ(sees("fran", payment, "unallocated/amount"), "0.00");

    auto const twin = line_that_says(twice_);
    auto const onto_it = R"({"party_id":"{Azzurro Immersioni}","allocations":[{"invoice_id":")" + id(twice_) +
                         R"(","amount":{"amount":"240.00","currency":"EUR"}}]})";
    EXPECT_EQ(book(twin, onto_it).at("code"), "allocation.more_than_open");
    auto const credit = book(twin, R"({"party_id":"{Azzurro Immersioni}","note":"Paid twice"})");
    ASSERT_EQ(credit.status, 200) << credit.body;
    things_["credit"] = credit.at("payment_id");
    EXPECT_EQ(sees("fran", "/payments/{credit}", "unallocated/amount"), "240.00");

    for (auto const& [text, account] : std::map<std::string, std::string>{
             {"Account fee", "Bank charges"}, {"Rent November", "Rent"}, {"Credit interest", "Interest"}}) {
        EXPECT_EQ(book(line_that_says(text), R"({"account_id":"{)" + account + R"(}"})").status, 200) << text;
    }
    EXPECT_EQ(to_do().size(), 0U);
    expect_books_to_hold_what_the_bank_says("euro");
    expect_books_to_hold_what_the_bank_says("dollars");

    // What was paid twice pays the next invoice.
    auto const next = invoiced("Azzurro Immersioni", money("200.00", "EUR"));
    does("fran", "/payments/{credit}/allocate", R"({"allocations":[{"invoice_id":")" + id(next) + R"("}]})");
    EXPECT_EQ(sees("fran", "/invoices/{" + next + "}", "state"), "paid");
    EXPECT_EQ(sees("fran", "/payments/{credit}", "unallocated/amount"), "40.00");
    expect_books_to_hold_what_the_bank_says("euro");
    look_as_system([](Unit const& unit) {
        for (auto const& finding : billing::verify_money(unit))
            ADD_FAILURE() << finding.invariant << " " << finding.text;
    });
}

}  // namespace
}  // namespace farflung
