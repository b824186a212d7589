#include "bank/bank_world.hpp"
#include "bank/booking.hpp"

namespace farflung::bank {
namespace {

class BankBooking : public BankWorld {};
INSTANTIATE_TEST_SUITE_P(Both, BankBooking, test::both_databases(), test::name_of);

TEST_P(BankBooking, what_is_proposed_can_be_booked_as_it_stands) {
    auto const [id, number] = issued("100");
    auto const one = line("100,00", "for " + number, "Gozo Dive");
    auto const proposals = get("fran", "/bank_lines/" + one + "/proposals");
    EXPECT_EQ(proposals.at("items/0/documents/0/number"), number) << proposals.body;
    EXPECT_EQ(proposals.at("items/0/is_certain"), "true") << proposals.body;
    auto const all = get("audrey", "/bank_matches");
    EXPECT_EQ(all.at("items/0/bank_line_id"), one) << all.body;
    auto const booked = book(one, for_gozo(R"({"invoice_id":")" + id + R"("})"));
    ASSERT_EQ(booked.status, 200) << booked.body;
    EXPECT_EQ(booked.at("state"), "booked");
    EXPECT_EQ(get("fran", "/invoices/" + id).at("state"), "paid");
    EXPECT_EQ(balance("1000"), "160.00");
    EXPECT_EQ(get("fran", "/payments/" + booked.at("payment_id")).at("paid_on"), "2026-11-09");
}

TEST_P(BankBooking, money_less_the_discount_for_early_payment_is_certain_while_that_lasts) {
    auto const id = make("fran", "/invoices",
                         R"({"customer_id":")" + party_.at("gozo") +
                             R"(","currency":"EUR","cash_discount_percent":"2","cash_discount_days":3,"lines":[)"
                             R"({"description":"Survey","price":"100"}]})");
    auto const number = post("fran", "/invoices/" + id + "/issue").at("number");
    auto const one = line("98,00", "for " + number, "Gozo Dive");
    auto const proposed = get("fran", "/bank_lines/" + one + "/proposals");
    EXPECT_EQ(proposed.at("items/0/is_certain"), "true") << proposed.body;
    EXPECT_EQ(proposed.at("items/0/documents/0/discount/amount"), "2.00");
    EXPECT_EQ(proposed.at("items/0/documents/0/settles/amount"), "98.00");
    auto const booked = book(one, for_gozo(R"({"invoice_id":")" + id + R"(","amount":)" + money("98", "EUR") +
                                           R"(,"takes_discount":true})"));
    ASSERT_EQ(booked.status, 200) << booked.body;
    EXPECT_EQ(get("fran", "/invoices/" + id).at("state"), "paid");
    EXPECT_EQ(balance("1100"), "0.00");
}

TEST_P(BankBooking, a_line_is_booked_once_and_a_refusal_books_nothing) {
    auto const [id, number] = issued("100");
    auto const one = line("100,00", number);
    auto const twice = for_gozo(R"({"invoice_id":")" + id + R"("},{"invoice_id":")" + id + R"("})");
    EXPECT_EQ(book(one, twice).status, 422);
    EXPECT_EQ(get("fran", "/bank_lines/" + one).at("state"), "to_do");
    EXPECT_EQ(book(one, "{}").at("code"), "bank_line.one_way");
    EXPECT_EQ(book(one, for_gozo(R"({"invoice_id":")" + id + R"("})")).status, 200);
    EXPECT_EQ(book(one, for_gozo("")).at("code"), "bank_line.not_to_do");
    EXPECT_EQ(get("fran", "/payments").size_at("items"), 1U);
}

TEST_P(BankBooking, one_line_pays_several_invoices_a_fee_and_leaves_credit) {
    auto const [first, first_number] = issued("60");
    auto const [second, second_number] = issued("30");
    // 100 were sent; the bank kept 2 of them.
    auto const one = line("98,00", first_number + " " + second_number);
    auto const booked = book(one, for_gozo(R"({"invoice_id":")" + first + R"("},{"invoice_id":")" + second + R"("})",
                                           R"(,"fee":)" + money("2", "EUR")));
    ASSERT_EQ(booked.status, 200) << booked.body;
    auto const payment = get("fran", "/payments/" + booked.at("payment_id"));
    EXPECT_EQ(payment.at("amount/amount"), "100.00");
    EXPECT_EQ(payment.at("unallocated/amount"), "10.00");
    EXPECT_EQ(balance("1000"), "156.80");
    EXPECT_EQ(balance("1100"), "0.00");
}

TEST_P(BankBooking, money_in_another_currency_settles_what_the_person_says) {
    auto const [id, number] = issued("160", "AUD");
    auto const one = line("99,00", number);
    auto const booked = book(one, for_gozo(R"({"invoice_id":")" + id + R"(","amount":)" + money("160", "AUD") + "}"));
    ASSERT_EQ(booked.status, 200) << booked.body;
    EXPECT_EQ(get("fran", "/invoices/" + id).at("state"), "paid");
    EXPECT_EQ(balance("1000"), "158.40");
}

TEST_P(BankBooking, what_no_document_tells_is_booked_against_an_account_and_taken_back) {
    auto const rent = ledger_account("6100", "Rent");
    auto const one = line("-500,00", "Rent November");
    auto const booked = book(one, R"({"account_id":")" + rent + R"(","note":"Rent"})");
    ASSERT_EQ(booked.status, 200) << booked.body;
    EXPECT_EQ(balance("6100"), "800.00");
    EXPECT_EQ(post("fran", "/bank_lines/" + one + "/unbook", R"({"reason":"wrong"})").at("state"), "to_do");
    EXPECT_EQ(balance("6100"), "0.00");
    EXPECT_EQ(balance("1000"), "0.00");
    EXPECT_EQ(book(one, R"({"account_id":")" + rent + R"("})").status, 200);
    auto const receivable = sql_text("select code from ledger_accounts where role = 'receivable' limit 1");
    auto const accounts = get("fran", "/ledger_accounts?code=" + receivable).at("items/0/id");
    auto const other = line("-1,00", "Something");
    EXPECT_EQ(book(other, R"({"account_id":")" + accounts + R"("})").status, 422);
    auto const bank = get("fran", "/ledger_accounts?code=1000").at("items/0/id");
    EXPECT_EQ(book(other, R"({"account_id":")" + bank + R"("})").at("code"), "entry.money_is_there");
}

TEST_P(BankBooking, a_payment_that_was_recorded_before_is_not_booked_again) {
    auto const [id, number] = issued("100");
    auto const payment =
        post("fran", "/payments",
             R"({"amount":)" + money("100", "EUR") + "," + for_gozo(R"({"invoice_id":")" + id + R"("})").substr(1))
            .at("id");
    auto const one = line("100,00", "thanks", "Gozo Dive");
    auto const proposals = get("fran", "/bank_lines/" + one + "/proposals");
    EXPECT_EQ(proposals.at("items/0/payment_id"), payment) << proposals.body;
    EXPECT_EQ(book(one, R"({"payment_id":")" + payment + R"("})").status, 200);
    EXPECT_EQ(balance("1000"), "160.00");
    auto const again = line("100,00", "thanks again", "Gozo Dive");
    EXPECT_EQ(get("fran", "/bank_lines/" + again + "/proposals").size_at("items"), 0U);
    EXPECT_EQ(book(again, R"({"payment_id":")" + payment + R"("})").at("code"), "bank_line.other_payment");
}

TEST_P(BankBooking, what_the_books_have_from_elsewhere_is_set_aside) {
    auto const one = line("-20,00", "To our other account");
    EXPECT_EQ(post("fran", "/bank_lines/" + one + "/set_aside", R"({"note":"own transfer"})").at("state"), "set_aside");
    EXPECT_EQ(book(one, for_gozo("")).at("code"), "bank_line.not_to_do");
    EXPECT_EQ(post("fran", "/bank_lines/" + one + "/take_up").at("state"), "to_do");
    EXPECT_EQ(post("audrey", "/bank_lines/" + one + "/set_aside", R"({"note":"x"})").status, 403);
}

}  // namespace
}  // namespace farflung::bank
