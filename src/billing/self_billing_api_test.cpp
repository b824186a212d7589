#include "billing/bill.hpp"
#include "billing/billing_world.hpp"
#include "billing/verify.hpp"

namespace farflung::billing {
namespace {

class SelfBilling : public BillingWorld {
  protected:
    SelfBilling() {
        as_system([&](Unit& unit) {
            auto carpat = unit.get(*PartyId::parse(party_.at("carpat")));
            carpat.tax_number = "RO18547290";
            carpat.email = "office@carpat.example";
            unit.save(carpat);
        });
    }
    std::string bill(std::string const& partner, std::string const& more = {}, std::string const& tax = "0") {
        return make("fran", "/bills",
                    R"({"partner_id":")" + party_.at(partner) + R"(","currency":"EUR","billed_on":"2026-11-09",)" +
                        more + R"("lines":[{"description":"Model of the wreck","quantity":"2","price":"150.00",)" +
                        R"("tax_rate":")" + tax + R"("}]})");
    }
    void agree(std::string const& partner, std::string const& since = "2026-11-01") {
        auto const path = "/parties/" + party_.at(partner);
        auto const reply = patch("fran", path, R"({"self_billing_since":")" + since + R"("})");
        ASSERT_EQ(reply.status, 200) << reply.body;
    }
    test::Reply write_for(std::string const& id) { return post("fran", "/bills/" + id + "/self_bill"); }
    void expect_sound() {
        look_as_system([](Unit const& unit) {
            for (auto const& finding : verify_money(unit)) ADD_FAILURE() << finding.invariant << " " << finding.text;
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, SelfBilling, test::both_databases(), test::name_of);

TEST_P(SelfBilling, writes_the_partners_invoice_in_their_name_and_asks_for_nothing_twice) {
    agree("carpat");
    auto const id = bill("carpat");
    auto const before = get("fran", "/ledger/trial_balance").body;
    auto const done = write_for(id);
    ASSERT_EQ(done.status, 200) << done.body;
    auto const document = done.at("self_billed_id");
    auto const invoice = get("fran", "/invoices/" + document);
    EXPECT_EQ(invoice.at("number"), "SB-2026-0001");
    EXPECT_EQ(invoice.at("seller/name"), "Atelier Carpat");
    EXPECT_EQ(invoice.at("total/amount"), "300.00");
    EXPECT_EQ(invoice.at("open/amount"), "0.00") << "the bill is what is owed";
    EXPECT_EQ(get("fran", "/ledger/trial_balance").body, before) << "the bill was booked already";
    EXPECT_EQ(get("fran", "/vat/summary?from=2026-07-01&to=2026-12-31").size_at("boxes"), 0U) << "no sale of ours";
    run_jobs();
    EXPECT_EQ(get("fran", "/invoices/" + document + "/document/pdf").status, 200);
    auto const ubl = get("fran", "/invoices/" + document + "/document/ubl.xml");
    EXPECT_NE(ubl.body.find(">389<"), std::string::npos) << ubl.body;
    auto const peppol = get("fran", "/invoices/" + document + "/document/peppol.xml");
    EXPECT_EQ(peppol.status, 409);
    EXPECT_NE(peppol.body.find("PEPPOL-EN16931-P0100"), std::string::npos) << peppol.body;
    EXPECT_EQ(write_for(id).status, 409) << "once";
    EXPECT_EQ(post("fran", "/invoices/" + document + "/credit").status, 409);
    expect_sound();
}

TEST_P(SelfBilling, is_read_by_that_partner_and_by_no_other_outsider) {
    agree("carpat");
    auto const document = write_for(bill("carpat")).at("self_billed_id");
    run_jobs();
    EXPECT_EQ(get("andrei", "/invoices/" + document).at("number"), "SB-2026-0001");
    EXPECT_EQ(get("andrei", "/invoices/" + document + "/document/pdf").status, 200);
    EXPECT_EQ(get("andrei", "/invoices").size_at("items"), 1U);
    for (auto const* who : {"wei", "rita", "mallory"}) {
        EXPECT_EQ(get(who, "/invoices/" + document).status, 404) << who;
        EXPECT_EQ(get(who, "/invoices/" + document + "/document/pdf").status, 404) << who;
    }
    ASSERT_EQ(world_.mails().size(), 1U) << "the partner gets it";
    EXPECT_NE(world_.mails().front().text.find("your invoice SB-2026-0001 to us"), std::string::npos);
}

TEST_P(SelfBilling, gives_no_number_on_a_day_before_the_last) {
    agree("carpat");
    auto const first = bill("carpat");
    auto const second = bill("carpat");
    ASSERT_EQ(write_for(first).status, 200);
    world_.advance_ms(-24LL * 3600 * 1000);
    EXPECT_EQ(write_for(second).at("code"), "invoice.date_before_last") << "the machine's clock went back";
    expect_sound();
    world_.advance_ms(24LL * 3600 * 1000);
    EXPECT_EQ(write_for(second).status, 200);
}

TEST_P(SelfBilling, leaves_alone_what_the_partner_wrote_themselves) {
    agree("carpat");
    as_system([&](Unit& unit) {
        auto const id = make_bill(unit, {.partner_id = *PartyId::parse(party_.at("carpat")),
                                         .currency = *Currency::parse("EUR"),
                                         .billed_on = *Date::parse("2026-11-09"),
                                         .their_number = "R-12",
                                         .lines = {{.description = "Model", .price = Decimal(10)}}});
        EXPECT_FALSE(unit.get(id).self_billed_id);
    });
    expect_sound();
}

TEST_P(SelfBilling, needs_an_agreement_and_the_tax_that_the_rules_say) {
    auto const id = bill("carpat");
    EXPECT_EQ(write_for(id).status, 409) << "nothing was agreed";
    agree("carpat", "2026-11-10");
    EXPECT_EQ(write_for(id).status, 409) << "agreed from tomorrow on";
    agree("carpat");
    EXPECT_EQ(write_for(bill("carpat", {}, "19")).status, 409) << "a service from Romania bears none of its tax here";
    EXPECT_EQ(write_for(bill("carpat", R"("their_number":"R-7",)")).status, 409) << "they wrote one themselves";
    EXPECT_EQ(post("ilse", "/bills/" + id + "/self_bill").status, 403);
    EXPECT_EQ(get("fran", "/invoices").size_at("items"), 0U);
    EXPECT_EQ(write_for(id).status, 200);
    expect_sound();
}

}  // namespace
}  // namespace farflung::billing
