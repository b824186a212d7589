#include "billing/billing_world.hpp"
#include "billing/sample_invoice.hpp"
#include "billing/verify.hpp"
#include "e_invoice/write.hpp"

namespace farflung::billing {
namespace {

/// October is closed, and a bill of October comes in.
class LateBill : public BillingWorld {
  protected:
    LateBill() {
        rate("EUR", "2026-10-20", "1.50");
        as_system([&](Unit& unit) {
            auto carpat = unit.get(*PartyId::parse(party_.at("carpat")));
            carpat.tax_number = "RO18547290";
            carpat.iban = known_iban;
            unit.save(carpat);
        });
        EXPECT_EQ(post("fran", "/period_locks/lock", R"({"through":"2026-10-31","reason":"Filed"})").status, 200);
    }
    std::string bill_json(std::string const& more, std::string const& billed_on = "2026-10-20") {
        return R"({"partner_id":")" + party_.at("carpat") + R"(","currency":"EUR","billed_on":")" + billed_on +
               R"(","their_number":"C-10","lines":[{"description":"Hull","price":"100","tax_rate":"10"}])" + more + "}";
    }
    std::string received(std::string const& iban = known_iban) {
        auto invoice = partners_invoice("C-9", iban);
        invoice.issued_on = *Date::parse("2026-10-20");
        return ask("fran", {.method = "POST",
                            .path = "/e_invoices",
                            .body = e_invoice::write(invoice, e_invoice::Syntax::ubl),
                            .headers = {{"Content-Type", "application/xml"}}})
            .at("id");
    }
    std::string input_tax(std::string const& from, std::string const& to) {
        return get("fran", "/vat/summary?from=" + from + "&to=" + to).at("input/amount");
    }
    void expect_sound() {
        look_as_system([](Unit const& unit) {
            for (auto const& finding : verify_money(unit)) ADD_FAILURE() << finding.invariant << " " << finding.text;
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, LateBill, test::both_databases(), test::name_of);

TEST_P(LateBill, that_is_accepted_on_an_open_day_keeps_its_own) {
    auto const path = "/e_invoices/" + received();
    auto const refused = post("fran", path + "/accept");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.at("code"), "period.locked");
    EXPECT_EQ(refused.at("problems/0/path"), "booked_on") << "the field that leads on";
    EXPECT_EQ(get("fran", path).at("state"), "received");
    EXPECT_EQ(get("fran", "/bills").size_at("items"), 0U);
    auto const accepted = post("fran", path + "/accept", R"({"booked_on":"2026-11-01"})");
    ASSERT_EQ(accepted.status, 200) << accepted.body;
    EXPECT_EQ(accepted.at("state"), "booked");
    auto const bill = get("fran", "/bills/" + accepted.at("bill_id"));
    EXPECT_EQ(bill.at("billed_on"), "2026-10-20");
    EXPECT_EQ(bill.at("booked_on"), "2026-11-01");
    EXPECT_EQ(bill.at("due_on"), "2026-12-08");
    EXPECT_EQ(bill.at("rate"), "1.50") << "the rate of the document's day";
    EXPECT_EQ(get("fran", "/journal_entries?document_id=" + accepted.at("bill_id")).at("items/0/posted_on"),
              "2026-11-01");
    expect_sound();
}

TEST_P(LateBill, counts_its_input_tax_and_its_age_from_the_day_of_booking) {
    ASSERT_EQ(post("fran", "/bills", bill_json(R"(,"booked_on":"2026-11-02")")).status, 200);
    EXPECT_EQ(input_tax("2026-10-01", "2026-10-31"), "0.00");
    EXPECT_EQ(input_tax("2026-11-01", "2026-11-30"), "15.00");
    auto const before = get("fran", "/bills/ageing?on=2026-11-01");
    EXPECT_EQ(before.size_at("rows"), 0U) << before.body;
    EXPECT_EQ(before.at("booked/amount"), "0.00");
    auto const after = get("fran", "/bills/ageing?on=2026-11-02");
    EXPECT_EQ(after.at("booked/amount"), "165.00") << after.body;
    EXPECT_EQ(after.at("base/total/amount"), "165.00");
    expect_sound();
}

TEST_P(LateBill, is_refused_on_days_that_are_closed_too_early_or_to_come) {
    auto const refused = [&](std::string const& more, std::string const& code, std::string const& billed_on) {
        auto const reply = post("fran", "/bills", bill_json(more, billed_on));
        EXPECT_GE(reply.status, 400) << more;
        EXPECT_EQ(reply.at("problems/0/path"), "booked_on") << reply.body;
        EXPECT_EQ(reply.at("problems/0/code"), code) << reply.body;
        EXPECT_EQ(get("fran", "/bills").size_at("items"), 0U);
    };
    refused("", "period.locked", "2026-10-20");
    refused(R"(,"booked_on":"2026-10-31")", "period.locked", "2026-10-20");
    refused(R"(,"booked_on":"2026-11-04")", "before_billed_on", "2026-11-05");
    refused(R"(,"booked_on":"2026-11-10")", "bill.booked_in_future", "2026-10-20");
    auto const same = post("fran", "/bills", bill_json(R"(,"booked_on":"2026-11-05")", "2026-11-05"));
    EXPECT_EQ(same.status, 200) << same.body;
    EXPECT_EQ(same.at("booked_on"), "null") << "one day is said once";
    expect_sound();
}

TEST_P(LateBill, that_was_held_is_booked_on_the_day_that_the_second_person_says) {
    auto const path = "/e_invoices/" + received(other_iban);
    EXPECT_EQ(post("fran", path + "/accept").at("state"), "held");
    EXPECT_EQ(post("amir", path + "/approve").at("problems/0/path"), "booked_on");
    EXPECT_EQ(get("fran", "/parties/" + party_.at("carpat")).at("iban"), known_iban) << "a refusal changes nothing";
    EXPECT_EQ(post("amir", path + "/approve", R"({"booked_on":"2026-11-03"})").at("state"), "booked");
    expect_sound();
}

}  // namespace
}  // namespace farflung::billing
