#include "billing/bill.hpp"
#include "billing/billing_world.hpp"
#include "billing/verify.hpp"

namespace farflung::billing {
namespace {

class BillCredits : public BillingWorld {
  protected:
    BillCredits() {
        rate("EUR", "2026-11-05", "1.70");
        as_system([&](Unit& unit) {
            auto carpat = unit.get(*PartyId::parse(party_.at("carpat")));
            carpat.tax_number = "RO18547290";
            carpat.email = "office@carpat.example";
            unit.save(carpat);
        });
    }
    std::string bill(std::string const& more = {}) {
        return make("fran", "/bills",
                    R"({"partner_id":")" + party_.at("carpat") + R"(","currency":"EUR","billed_on":"2026-11-02",)" +
                        more +
                        R"("lines":[{"description":"Model of the wreck","quantity":"2","price":"150.00"},)"
                        R"({"description":"Travel","quantity":"1","price":"33.33"}]})");
    }
    test::Reply credit(std::string const& id, std::string const& body = "{}") {
        return post("fran", "/bills/" + id + "/credit", body);
    }
    test::Reply pay(std::string const& id, std::string const& amount, std::string const& day) {
        return post("fran", "/bills/" + id + "/pay",
                    R"({"paid_on":")" + day + R"(","amount":{"amount":")" + amount + R"(","currency":"EUR"}})");
    }
    void expect_sound() {
        look_as_system([](Unit const& unit) {
            for (auto const& finding : verify_money(unit)) ADD_FAILURE() << finding.invariant << " " << finding.text;
        });
        auto const ageing = get("fran", "/bills/ageing");
        EXPECT_EQ(ageing.at("base/total/amount"), ageing.at("booked/amount")) << ageing.body;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, BillCredits, test::both_databases(), test::name_of);

TEST_P(BillCredits, a_part_comes_off_what_is_open_at_the_rate_of_the_bill) {
    auto const id = bill();
    auto const note = credit(id, R"({"credited_on":"2026-11-06","their_number":"C-9","lines":[{"line":0,)"
                                 R"("quantity":"1"}]})");
    ASSERT_EQ(note.status, 200) << note.body;
    EXPECT_EQ(note.at("number"), "BCN-2026-0001");
    EXPECT_EQ(note.at("kind"), "credit_note");
    EXPECT_EQ(note.at("total/amount"), "150.00");
    EXPECT_EQ(note.at("base_total/amount"), "240.00") << "1.60, though a later rate is there";
    EXPECT_EQ(note.at("state"), "paid") << "all of it came off the bill";
    auto const left = get("fran", "/bills/" + id);
    EXPECT_EQ(left.at("open/amount"), "183.33");
    EXPECT_EQ(left.at("credited/amount"), "150.00");
    EXPECT_EQ(left.at("state"), "open");
    EXPECT_EQ(get("fran", "/bills/ageing?on=2026-11-05").at("base/total/amount"), "533.33") << "the day before";
    expect_sound();
    ASSERT_EQ(pay(id, "183.33", "2026-11-09").status, 200);
    EXPECT_EQ(get("fran", "/bills/" + id).at("state"), "paid");
    expect_sound();
}

TEST_P(BillCredits, what_was_paid_already_the_partner_pays_back) {
    auto const id = bill();
    ASSERT_EQ(pay(id, "300.00", "2026-11-03").status, 200);
    auto const note = credit(id, R"({"credited_on":"2026-11-05"})");
    ASSERT_EQ(note.status, 200) << note.body;
    EXPECT_EQ(note.at("open/amount"), "300.00") << "33.33 came off the bill";
    EXPECT_EQ(get("fran", "/bills/" + id).at("state"), "credited");
    EXPECT_EQ(get("fran", "/bills/ageing").at("base/total/amount"), "-480.00") << "owed to us";
    expect_sound();
    EXPECT_EQ(pay(note.at("id"), "300.01", "2026-11-09").status, 409);
    ASSERT_EQ(pay(note.at("id"), "300.00", "2026-11-09").status, 200);
    EXPECT_EQ(get("fran", "/payments?direction=in").size_at("items"), 1U);
    EXPECT_EQ(get("fran", "/bills/" + note.at("id")).at("state"), "paid");
    EXPECT_EQ(get("fran", "/bills/ageing").at("base/total/amount"), "0.00");
    expect_sound();
}

TEST_P(BillCredits, more_than_the_bill_or_out_of_its_time_is_refused_and_changes_nothing) {
    auto const id = bill();
    auto const before = get("fran", "/ledger/trial_balance").body;
    auto const refused = [&](std::string const& body, std::string const& path, std::string const& code) {
        auto const reply = credit(id, body);
        EXPECT_GE(reply.status, 400) << body;
        EXPECT_NE(reply.body.find(code), std::string::npos) << reply.body;
        EXPECT_NE(reply.body.find(path), std::string::npos) << reply.body;
    };
    refused(R"({"lines":[{"line":0,"quantity":"3"}]})", "lines/0/quantity", "bill.over_credited");
    refused(R"({"lines":[{"line":0,"quantity":"-1"}]})", "lines/0/quantity", "bill.over_credited");
    refused(R"({"lines":[{"line":0,"price":"150.01"}]})", "lines/0/price", "bill.over_credited");
    refused(R"({"lines":[{"line":2}]})", "lines/0/line", "no_such_record");
    refused(R"({"lines":[{"line":0},{"line":0}]})", "lines", "bill.over_credited");
    refused(R"({"lines":[{"line":0,"price":"0"}]})", "lines", "bill.total_not_positive");
    refused(R"({"credited_on":"2026-11-01"})", "credited_on", "bill.credit_before_bill");
    refused(R"({"credited_on":"2026-11-10"})", "credited_on", "bill.date_in_future");
    EXPECT_EQ(get("fran", "/ledger/trial_balance").body, before);
    EXPECT_EQ(post("ilse", "/bills/" + id + "/credit").status, 403);
    EXPECT_EQ(post("andrei", "/bills/" + id + "/credit").status, 403) << "the partner sees it, and no more";
    EXPECT_EQ(post("wei", "/bills/" + id + "/credit").status, 403);
    ASSERT_EQ(credit(id).status, 200);
    EXPECT_EQ(credit(id).status, 409) << "nothing is left of it";
    expect_sound();
}

TEST_P(BillCredits, a_number_of_theirs_stands_on_one_document) {
    auto const id = bill(R"("their_number":"R-1",)");
    auto const note = credit(id, R"({"their_number":"R-1"})");
    EXPECT_EQ(note.status, 409) << note.body;
    EXPECT_EQ(note.at("problems/0/path"), "their_number") << note.body;
    EXPECT_EQ(credit(id, R"({"their_number":"R-2"})").status, 200);
}

TEST_P(BillCredits, of_a_bill_that_we_wrote_is_written_by_us_too) {
    ASSERT_EQ(patch("fran", "/parties/" + party_.at("carpat"), R"({"self_billing_since":"2026-11-01"})").status, 200);
    auto const id = bill();
    ASSERT_EQ(post("fran", "/bills/" + id + "/self_bill").status, 200);
    EXPECT_EQ(credit(id, R"({"their_number":"C-9"})").status, 422) << "its number is given here";
    auto const note = credit(id, R"({"lines":[{"line":1}]})");
    ASSERT_EQ(note.status, 200) << note.body;
    auto const document = "/invoices/" + note.at("self_billed_id");
    EXPECT_EQ(get("fran", document).at("number"), "SBC-2026-0001");
    EXPECT_EQ(get("fran", document).at("total/amount"), "33.33");
    EXPECT_EQ(get("fran", document).at("open/amount"), "0.00");
    EXPECT_EQ(get("fran", document).at("seller/name"), "Atelier Carpat");
    run_jobs();
    auto const ubl = get("fran", document + "/document/ubl.xml").body;
    EXPECT_NE(ubl.find("CreditNoteTypeCode>261<"), std::string::npos) << ubl;
    EXPECT_NE(ubl.find(">SB-2026-0001<"), std::string::npos) << "it names what it corrects";
    EXPECT_EQ(get("andrei", document).status, 200);
    for (auto const* who : {"wei", "rita", "mallory"}) EXPECT_EQ(get(who, document).status, 404) << who;
    EXPECT_EQ(world_.mails().size(), 2U);
    EXPECT_EQ(get("fran", "/vat/summary?from=2026-07-01&to=2026-12-31").size_at("boxes"), 0U) << "no sale of ours";
    expect_sound();
}

}  // namespace
}  // namespace farflung::billing
