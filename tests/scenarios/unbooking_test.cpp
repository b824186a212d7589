#include "bank/bank_world.hpp"
#include "bank/verify.hpp"
#include "billing/verify.hpp"

namespace farflung {
namespace {

/// A line that was booked as the wrong thing, and is booked anew.
class Unbooking : public bank::BankWorld {
  protected:
    test::Reply unbook(std::string const& line, std::string const& more = {}) {
        return post("fran", "/bank_lines/" + line + "/unbook", R"({"reason":"Not theirs")" + more + "}");
    }
    std::string pays(std::string const& invoice, std::string const& more = {}) {
        return for_gozo(R"({"invoice_id":")" + invoice + R"("})", more);
    }
    std::string open_of(std::string const& invoice) { return get("fran", "/invoices/" + invoice).at("open/amount"); }
    std::string state_of(std::string const& invoice) { return get("fran", "/invoices/" + invoice).at("state"); }
    void expect_sound() {
        look_as_system([](Unit const& unit) {
            for (auto const verify : {&billing::verify_money, &bank::verify_runs}) {
                for (auto const& finding : verify(unit)) ADD_FAILURE() << finding.invariant << " " << finding.text;
            }
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Unbooking, test::both_databases(), test::name_of);

TEST_P(Unbooking, a_line_takes_its_payment_back_and_is_matched_anew) {
    auto const [wrong, wrong_number] = issued("100");
    auto const [right, right_number] = issued("100");
    auto const one = line("98,00", "thanks", "Gozo Dive");
    auto const booked = book(one, pays(wrong, R"(,"fee":)" + money("2", "EUR")));
    ASSERT_EQ(booked.status, 200) << booked.body;
    ASSERT_EQ(state_of(wrong), "paid");
    auto const undone = unbook(one);
    ASSERT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(undone.at("state"), "to_do");
    EXPECT_EQ(state_of(wrong), "issued");
    EXPECT_EQ(open_of(wrong), "100.00");
    EXPECT_EQ(balance("1000"), "0.00");
    EXPECT_EQ(balance("1100"), "320.00");
    EXPECT_EQ(get("fran", "/invoices/" + wrong + "/payments").size_at("items"), 0U);
    EXPECT_EQ(get("fran", "/invoices/" + wrong + "/margin").at("margin/amount"), "160.00") << "and no fee of the bank";
    auto const payment = get("fran", "/payments/" + booked.at("payment_id"));
    EXPECT_FALSE(payment.at("taken_back_at").empty()) << payment.body;
    EXPECT_EQ(payment.at("unallocated/amount"), "0.00");
    EXPECT_EQ(get("fran", "/bank_lines/" + one + "/proposals").body.find(booked.at("payment_id")), std::string::npos)
        << "what was taken back is not offered";
    EXPECT_EQ(book(one, R"({"payment_id":")" + booked.at("payment_id") + R"("})").at("code"),
              "bank_line.other_payment");
    EXPECT_EQ(unbook(one).at("code"), "bank_line.not_booked");
    EXPECT_EQ(book(one, pays(right, R"(,"fee":)" + money("2", "EUR"))).status, 200);
    EXPECT_EQ(state_of(right), "paid");
    EXPECT_EQ(balance("1000"), "156.80");
    expect_sound();
}

TEST_P(Unbooking, a_payment_of_several_documents_opens_each_and_takes_the_credit_with_it) {
    auto const [first, first_number] = issued("60");
    auto const [second, second_number] = issued("160", "AUD");
    auto const one = line("170,00", "all of it", "Gozo Dive");
    auto const booked =
        book(one, for_gozo(R"({"invoice_id":")" + first + R"("},{"invoice_id":")" + second + R"(","amount":)" +
                           money("160", "AUD") + R"(,"settled":)" + money("99", "EUR") + "}"));
    ASSERT_EQ(booked.status, 200) << booked.body;
    ASSERT_EQ(get("fran", "/payments/" + booked.at("payment_id")).at("unallocated/amount"), "11.00");
    ASSERT_EQ(unbook(one).status, 200);
    EXPECT_EQ(open_of(first), "60.00");
    EXPECT_EQ(open_of(second), "160.00");
    EXPECT_EQ(balance("1000"), "0.00");
    expect_sound();
}

TEST_P(Unbooking, parts_of_one_invoice_are_taken_back_in_any_order_to_the_cent) {
    make("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-09","rate":"1.6137","source":"ECB"})");
    auto const [id, number] = issued("100.01");
    std::vector<std::string> lines;
    for (auto const* amount : {"33,33", "33,34", "33,34"}) {
        lines.push_back(line(amount, "part " + std::to_string(lines.size()), "Gozo Dive"));
        ASSERT_EQ(book(lines.back(), pays(id)).status, 200);
    }
    ASSERT_EQ(state_of(id), "paid");
    for (auto const at : {1, 0, 2}) {
        ASSERT_EQ(unbook(lines[static_cast<std::size_t>(at)]).status, 200);
        expect_sound();
        auto const ageing = get("fran", "/invoices/ageing");
        EXPECT_EQ(ageing.at("base/total/amount"), ageing.at("booked/amount")) << ageing.body;
    }
    EXPECT_EQ(open_of(id), "100.01");
    for (auto const& one : lines) ASSERT_EQ(book(one, pays(id)).status, 200);
    EXPECT_EQ(state_of(id), "paid");
    EXPECT_EQ(balance("1100"), "0.00");
    expect_sound();
}

TEST_P(Unbooking, a_payout_opens_the_bill_again) {
    auto const bill = make("fran", "/bills",
                           R"({"partner_id":")" + party_.at("gozo") +
                               R"(","currency":"EUR","billed_on":"2026-11-08","lines":[{"description":"Hull",)"
                               R"("price":"50"}]})");
    auto const one = line("-50,00", "hull", "Gozo Dive");
    ASSERT_EQ(book(one, for_gozo(R"({"bill_id":")" + bill + R"("})")).status, 200);
    ASSERT_EQ(get("fran", "/bills/" + bill).at("state"), "paid");
    ASSERT_EQ(unbook(one).status, 200);
    EXPECT_EQ(get("fran", "/bills/" + bill).at("state"), "open");
    EXPECT_EQ(get("fran", "/bills/" + bill).at("open/amount"), "50.00");
    expect_sound();
}

TEST_P(Unbooking, only_lets_go_what_was_there_before_and_what_is_to_be_kept) {
    auto const [id, number] = issued("100");
    auto const payment =
        post("fran", "/payments", R"({"amount":)" + money("100", "EUR") + "," + pays(id).substr(1)).at("id");
    auto const one = line("100,00", "thanks", "Gozo Dive");
    ASSERT_EQ(book(one, R"({"payment_id":")" + payment + R"("})").status, 200);
    ASSERT_EQ(unbook(one).status, 200);
    EXPECT_EQ(state_of(id), "paid") << "somebody recorded that by hand";
    auto const [other, other_number] = issued("70");
    auto const two = line("70,00", "more", "Gozo Dive");
    ASSERT_EQ(book(two, pays(other)).status, 200);
    ASSERT_EQ(unbook(two, R"(,"payment":"keep")").status, 200);
    EXPECT_EQ(state_of(other), "paid");
    EXPECT_EQ(get("fran", "/bank_lines/" + two + "/proposals").at("items/0/documents/0/number"), "")
        << "and it can be tied again";
    EXPECT_EQ(balance("1000"), "272.00");
    expect_sound();
}

TEST_P(Unbooking, is_refused_when_something_stands_on_the_payment) {
    auto const [first, first_number] = issued("60");
    auto const [second, second_number] = issued("30");
    auto const one = line("100,00", "too much", "Gozo Dive");
    auto const payment = book(one, pays(first)).at("payment_id");
    ASSERT_EQ(
        post("fran", "/payments/" + payment + "/allocate", R"({"allocations":[{"invoice_id":")" + second + R"("}]})")
            .status,
        200);
    EXPECT_EQ(unbook(one).at("code"), "payment.credit_used");
    EXPECT_EQ(get("fran", "/bank_lines/" + one).at("state"), "booked");
    EXPECT_EQ(state_of(first), "paid");

    auto const [credited, credited_number] = issued("40");
    auto const two = line("40,00", "two", "Gozo Dive");
    ASSERT_EQ(book(two, pays(credited)).status, 200);
    ASSERT_EQ(post("fran", "/invoices/" + credited + "/credit").status, 200);
    auto const closed = unbook(two);
    EXPECT_EQ(closed.at("code"), "payment.document_closed");
    EXPECT_NE(closed.at("detail").find(credited_number), std::string::npos) << closed.body;
    EXPECT_EQ(unbook(two, R"(,"payment":"keep")").status, 200) << "the way that is left";
    expect_sound();
}

TEST_P(Unbooking, is_refused_in_closed_books_and_to_those_who_may_not) {
    auto const [id, number] = issued("60");
    auto const one = line("60,00", "paid", "Gozo Dive");
    ASSERT_EQ(book(one, pays(id)).status, 200);
    for (auto const* who : {"audrey", "kofi"}) {
        EXPECT_EQ(post(who, "/bank_lines/" + one + "/unbook", R"({"reason":"x"})").status, 403) << who;
    }
    for (auto const* who : {"rita", "mallory"}) {
        EXPECT_GE(post(who, "/bank_lines/" + one + "/unbook", R"({"reason":"x"})").status, 403) << who;
    }
    auto const without = post("fran", "/bank_lines/" + one + "/unbook", R"({"payment":"burn"})");
    EXPECT_EQ(without.status, 422) << without.body;
    EXPECT_EQ(without.size_at("problems"), 2U) << without.body;
    world_.advance_ms(std::int64_t{3} * 24 * 3600 * 1000);
    ASSERT_EQ(post("fran", "/period_locks/lock", R"({"through":"2026-11-10"})").status, 200);
    EXPECT_EQ(unbook(one).at("code"), "period.locked");
    EXPECT_EQ(state_of(id), "paid");
    EXPECT_EQ(get("fran", "/bank_lines/" + one).at("state"), "booked");
    expect_sound();
}

TEST_P(Unbooking, that_the_books_do_not_bear_out_is_found) {
    auto const [id, number] = issued("100");
    auto const one = line("98,00", "thanks", "Gozo Dive");
    ASSERT_EQ(book(one, pays(id, R"(,"fee":)" + money("2", "EUR"))).status, 200);
    auto const finds = [&](std::string const& mark) {
        std::size_t count = 0;
        as_system([&](Unit& unit) {
            unit.execute("update billing_payments set taken_back_at = " + mark + " where workspace_id = :workspace");
        });
        look_as_system([&](Unit const& unit) { count = billing::verify_money(unit).size(); });
        return count;
    };
    EXPECT_GE(finds("1"), 3U) << "what it settled, what the bank moved, and its fee";
    EXPECT_EQ(finds("null"), 0U);
    ASSERT_EQ(unbook(one).status, 200);
    EXPECT_GE(finds("null"), 2U);
}

TEST_P(Unbooking, leaves_what_a_payout_run_paid) {
    auto const bill = make("fran", "/bills",
                           R"({"partner_id":")" + party_.at("gozo") +
                               R"(","currency":"EUR","billed_on":"2026-11-08","lines":[{"description":"Hull",)"
                               R"("price":"50"}]})");
    patch("fran", "/parties/" + party_.at("gozo"), R"({"iban":"DE89370400440532013000"})");
    post("amir", "/parties/" + party_.at("gozo") + "/confirm_account");
    auto const bank = make("fran", "/bank_accounts",
                           R"({"name":"Euro","number":"MT84MALT011000012345MTLCAST001S","currency":"EUR"})");
    auto const run = post("fran", "/payout_runs",
                          R"({"bank_account_id":")" + bank + R"(","lines":[{"bill_id":")" + bill + R"("}]})");
    ASSERT_EQ(run.status, 200) << run.body;
    auto const approved = post("amir", "/payout_runs/" + run.at("id") + "/approve");
    ASSERT_EQ(approved.status, 200) << approved.body;
    auto const one = line("-50,00", "hull", "Gozo Dive");
    ASSERT_EQ(book(one, for_gozo(R"({"bill_id":")" + bill + R"("})")).status, 200);
    auto const refused = unbook(one);
    EXPECT_EQ(refused.at("code"), "bank_line.of_a_run") << refused.body;
    EXPECT_EQ(get("fran", "/bills/" + bill).at("state"), "paid");
    expect_sound();
}

}  // namespace
}  // namespace farflung
