#include "billing/incoming_world.hpp"

namespace farflung::billing {
namespace {

class IncomingCredit : public IncomingWorld {
  protected:
    /// Two of the four hours of what `partners_invoice` asks for.
    test::Reply receive_note(std::string const& number, std::string const& of, char const* hours = "2") {
        auto note = partners_invoice(number, other_iban);
        note.type = "381";
        if (!of.empty()) note.preceding.push_back({of, std::nullopt});
        auto& line = note.lines[0];
        line.quantity = *Decimal::parse(hours);
        auto const net = line.quantity.value() * Decimal(100);
        line.net = net;
        note.taxes[0].taxable = net;
        note.totals = {.lines = net, .net = net, .tax = Decimal(0), .total = net, .due = net};
        return upload("/e_invoices", e_invoice::write(note, e_invoice::Syntax::ubl));
    }
    std::string booked_bill(std::string const& number) {
        auto const received = receive_from_carpat(number, known_iban);
        return post("fran", "/e_invoices/" + received.at("id") + "/accept").at("bill_id");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, IncomingCredit, test::both_databases(), test::name_of);

TEST_P(IncomingCredit, what_a_vendor_takes_back_goes_off_the_bill_that_it_names) {
    auto const bill = booked_bill("C-1");
    auto const received = receive_note("CN-1", "C-1");
    ASSERT_EQ(received.status, 200) << received.body;
    EXPECT_EQ(received.at("corrects_id"), bill) << received.body;
    EXPECT_EQ(received.size_at("differences"), 0U) << "its account asks for nothing";
    auto const accepted = post("fran", "/e_invoices/" + received.at("id") + "/accept");
    ASSERT_EQ(accepted.status, 200) << accepted.body;
    EXPECT_EQ(accepted.at("state"), "booked");
    EXPECT_EQ(get("fran", "/bills/" + bill).at("open/amount"), "200.00");
    auto const note = get("fran", "/bills/" + accepted.at("bill_id"));
    EXPECT_EQ(note.at("kind"), "credit_note");
    EXPECT_EQ(note.at("their_number"), "CN-1");
    EXPECT_EQ(receive_note("CN-1", "C-1").at("code"), "e_invoice.known");
}

TEST_P(IncomingCredit, one_that_names_nothing_known_asks_whose_bill_it_takes_back) {
    auto const bill = booked_bill("C-1");
    auto const path = "/e_invoices/" + receive_note("CN-2", "C-9").at("id") + "/accept";
    auto const refused = post("fran", path);
    EXPECT_EQ(refused.at("code"), "e_invoice.no_bill_to_credit") << refused.body;
    EXPECT_EQ(refused.at("problems/0/path"), "corrects_id") << refused.body;
    auto const others = make("fran", "/bills",
                             R"({"partner_id":")" + party_.at("gozo") +
                                 R"(","currency":"EUR","billed_on":"2026-11-08","lines":[{"description":"Hull",)"
                                 R"("price":"400"}]})");
    EXPECT_EQ(post("fran", path, R"({"corrects_id":")" + others + R"("})").at("code"), "e_invoice.no_bill_to_credit");
    EXPECT_EQ(post("fran", path, R"({"corrects_id":")" + bill + R"("})").at("state"), "booked");
}

TEST_P(IncomingCredit, no_more_is_taken_back_than_was_asked_for) {
    auto const bill = booked_bill("C-1");
    auto const path = "/e_invoices/" + receive_note("CN-3", "C-1", "5").at("id") + "/accept";
    EXPECT_EQ(post("fran", path).at("code"), "bill.over_credited");
    EXPECT_EQ(get("fran", "/bills/" + bill).at("open/amount"), "400.00");
}

TEST_P(IncomingCredit, what_it_takes_back_is_taken_from_the_project_of_the_bill) {
    auto const customer = party_.at("gozo");
    make("fran", "/bills",
         R"({"partner_id":")" + party_.at("carpat") +
             R"(","currency":"EUR","billed_on":"2026-11-08","their_number":"C-5","lines":[{"description":"Keel",)"
             R"("price":"10"},{"description":"Modelling of the hull","price":"390","customer_id":")" +
             customer + R"("}]})");
    auto const accepted = post("fran", "/e_invoices/" + receive_note("CN-5", "C-5").at("id") + "/accept");
    ASSERT_EQ(accepted.status, 200) << accepted.body;
    EXPECT_EQ(get("fran", "/bills/" + accepted.at("bill_id")).at("lines/0/customer_id"), customer);
}

}  // namespace
}  // namespace farflung::billing
