#include "billing/billing_world.hpp"
#include "billing/verify.hpp"
#include "platform/i18n/catalogues.hpp"

namespace farflung::billing {
namespace {

class InvoiceTax : public BillingWorld {
  protected:
    std::string body_for(std::string const& customer, std::string const& line) {
        return R"({"customer_id":")" + customer + R"(","currency":"AUD","lines":[{"description":"Survey",)" + line +
               "}]}";
    }
    std::string by_rules(std::string const& customer, std::string const& more = "") {
        return make("fran", "/invoices", body_for(customer, R"("price":"100","tax_by":"rules")" + more));
    }
    std::string customer_in(std::string const& country, std::string const& more = "") {
        return make("fran", "/parties",
                    R"({"name":"Bay Kayaks","is_customer":true,"currency":"AUD","address":{"country":")" + country +
                        "\"}" + more + "}");
    }
    void move_company_to(std::string const& country) {
        auto const path = "/parties/" + party_.at("tidewrack");
        auto const reply = patch("dana", path, R"({"address":{"country":")" + country + "\"}}");
        ASSERT_EQ(reply.status, 200) << reply.body;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, InvoiceTax, test::both_databases(), test::name_of);

TEST_P(InvoiceTax, the_rules_charge_at_home_and_say_why) {
    auto const shown = get("fran", "/invoices/" + by_rules(customer_in("AU")));
    EXPECT_EQ(shown.at("lines/0/tax_category"), "S");
    EXPECT_EQ(shown.at("total/amount"), "110.00");
    EXPECT_NE(shown.at("lines/0/tax_reason").find("s 9-5"), std::string::npos) << shown.body;
}

TEST_P(InvoiceTax, a_service_for_a_business_abroad_is_free_and_the_document_says_so) {
    auto const id = by_rules(party_.at("gozo"));
    EXPECT_EQ(get("fran", "/invoices/" + id).at("lines/0/tax_category"), "G");
    ASSERT_EQ(post("fran", "/invoices/" + id + "/issue").status, 200);
    auto const sent = post("fran", "/invoices/" + id + "/send", R"({"to":"books@gozo.example"})");
    auto const url = sent.at("url");
    auto const page = get("nobody", url.substr(url.find("/p/")));
    EXPECT_NE(page.body.find("Export outside the tax area, free of tax. (s 38-190"), std::string::npos) << page.body;
}

TEST_P(InvoiceTax, what_a_register_said_of_the_number_counts_between_member_states) {
    move_company_to("DE");
    auto const customer = customer_in("FR", R"(,"tax_number":"FR40303265045")");
    auto const line_when = [&](TaxNumberState state) {
        as_system([&](Unit& unit) {
            auto party = unit.get(*PartyId::parse(customer));
            party.tax_number_state = state;
            unit.save(party);
        });
        auto const shown = get("fran", "/invoices/" + by_rules(customer));
        return shown.at("lines/0/tax_category") + (shown.at("lines/0/tax_question").empty() ? "" : " with a question");
    };
    EXPECT_EQ(line_when(TaxNumberState::unknown), "AE with a question");
    EXPECT_EQ(line_when(TaxNumberState::valid), "AE");
    EXPECT_EQ(line_when(TaxNumberState::invalid), "S with a question");
}

TEST_P(InvoiceTax, freezes_the_proof_that_a_register_was_asked) {
    auto const customer = party_.at("gozo");
    as_system([&](Unit& unit) {
        auto party = unit.get(*PartyId::parse(customer));
        party.tax_number_state = TaxNumberState::valid;
        party.tax_number_checked_at = unit.now();
        party.tax_number_checked_by = "VIES";
        party.tax_number_consultation = "WAPIAAAAYxYzAbCd";
        unit.save(party);
    });
    auto const id = issued("gozo", "EUR", "100");
    EXPECT_EQ(patch("kofi", "/parties/" + customer, R"({"tax_number":""})").status, 200);
    auto const buyer = get("fran", "/invoices/" + id);
    EXPECT_EQ(buyer.at("buyer/tax_number_consultation"), "WAPIAAAAYxYzAbCd") << buyer.body;
    EXPECT_EQ(buyer.at("buyer/tax_number_checked_by"), "VIES");
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_money(unit).empty()); });
}

TEST_P(InvoiceTax, between_member_states_the_number_decides) {
    move_company_to("DE");
    auto const with_number = customer_in("FR", R"(,"tax_number":"FR40303265045")");
    auto const reversed = get("fran", "/invoices/" + by_rules(with_number));
    EXPECT_EQ(reversed.at("lines/0/tax_category"), "AE");
    EXPECT_EQ(reversed.at("lines/0/tax_code"), "VATEX-EU-AE");
    EXPECT_NE(reversed.at("lines/0/tax_question"), "");
    auto const goods = get("fran", "/invoices/" + by_rules(with_number, R"(,"supply":"goods")"));
    EXPECT_EQ(goods.at("lines/0/tax_category"), "K");
    auto const charged = get("fran", "/invoices/" + by_rules(customer_in("FR")));
    EXPECT_EQ(charged.at("total/amount"), "119.00");
    EXPECT_NE(charged.at("lines/0/tax_question"), "");
}

TEST_P(InvoiceTax, follows_the_customer_until_the_invoice_is_issued) {
    auto const customer = customer_in("AU");
    auto const id = by_rules(customer);
    ASSERT_EQ(patch("fran", "/parties/" + customer, R"({"address":{"country":"NZ"}})").status, 200);
    auto const issued = post("fran", "/invoices/" + id + "/issue");
    ASSERT_EQ(issued.status, 200) << issued.body;
    EXPECT_EQ(issued.at("total/amount"), "100.00");
    EXPECT_EQ(issued.at("lines/0/tax_category"), "G");
    patch("fran", "/parties/" + customer, R"({"address":{"country":"AU"}})");
    EXPECT_EQ(get("fran", "/invoices/" + id).at("total/amount"), "100.00");
}

TEST_P(InvoiceTax, by_hand_stays_as_it_is_with_its_reason) {
    auto const id =
        make("fran", "/invoices",
             body_for(customer_in("AU"), R"("price":"100","tax_rate":"0","tax_category":"E",)"
                                         R"("tax_note":"GST-free course","tax_reason":"s 38-85 of the Act")"));
    auto const issued = post("fran", "/invoices/" + id + "/issue");
    EXPECT_EQ(issued.at("total/amount"), "100.00") << issued.body;
    EXPECT_EQ(issued.at("lines/0/tax_by"), "hand");
    EXPECT_EQ(issued.at("lines/0/tax_note"), "GST-free course");
    EXPECT_EQ(issued.at("lines/0/tax_reason"), "s 38-85 of the Act");
}

TEST_P(InvoiceTax, a_dry_run_shows_sums_and_reasons_and_keeps_nothing) {
    auto const body = body_for(customer_in("AU"), R"("price":"100","tax_by":"rules")");
    auto const before = get("fran", "/invoices").size_at("items");
    auto const shown = post("fran", "/invoices?dry_run=true", body);
    EXPECT_EQ(shown.at("total/amount"), "110.00") << shown.body;
    EXPECT_NE(shown.at("lines/0/tax_reason"), "");
    EXPECT_EQ(get("fran", "/invoices").size_at("items"), before);
}

TEST_P(InvoiceTax, the_customer_reads_the_note_and_not_our_questions) {
    auto const id = by_rules(party_.at("gozo"));
    post("fran", "/invoices/" + id + "/issue");
    auto const own = get("rita", "/invoices/" + id);
    EXPECT_EQ(own.body.find("tax_question"), std::string::npos);
    EXPECT_NE(own.body.find("free of tax"), std::string::npos) << own.body;
}

TEST_P(InvoiceTax, leaves_everything_true) {
    auto const id = by_rules(customer_in("AU"));
    post("fran", "/invoices/" + id + "/issue");
    post("fran", "/invoices/" + id + "/credit", R"({"lines":[{"line":0,"quantity":"0.5"}]})");
    look_as_system([&](Unit const& unit) {
        auto const found = verify_money(unit);
        for (auto const& finding : found) ADD_FAILURE() << finding.invariant << " " << finding.text;
    });
}

TEST(TaxOfALine, is_told_in_the_language_of_the_document) {
    i18n::Catalogues const catalogues;
    Party seller;
    seller.address.country = "AU";
    Party buyer;
    buyer.address.country = "NZ";
    InvoiceLine line;
    auto const decision = decide_tax(tax_question_of(line, seller, buyer, *Date::parse("2026-11-09")));
    take_tax(line, decision, [&](std::string_view source) { return catalogues.text("cy", source, {}); });
    EXPECT_EQ(line.tax_category, TaxCategory::G);
    EXPECT_TRUE(line.tax_note.starts_with("Allforio")) << line.tax_note;
    EXPECT_NE(line.tax_note.find("(s 38-190"), std::string::npos) << line.tax_note;
    EXPECT_NE(line.tax_reason.find("dramor"), std::string::npos) << line.tax_reason;
}

TEST(TaxOfALine, notes_stand_once_on_a_document_and_typed_ones_take_the_place_of_ours) {
    InvoiceLine exported;
    exported.tax_category = TaxCategory::G;
    auto typed = exported;
    typed.tax_note = "Free by treaty";
    auto const notes =
        tax_notes({exported, typed, exported}, [](std::string_view source) { return std::string(source); });
    EXPECT_EQ(notes, (std::vector<std::string>{"Export outside the tax area, free of tax.", "Free by treaty"}));
}

}  // namespace
}  // namespace farflung::billing
