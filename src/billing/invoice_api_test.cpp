#include "billing/billing_world.hpp"
#include "billing/verify.hpp"

namespace farflung::billing {
namespace {

class Invoices : public BillingWorld {};
INSTANTIATE_TEST_SUITE_P(Both, Invoices, test::both_databases(), test::name_of);

TEST_P(Invoices, a_draft_is_computed_by_the_server_and_issued_with_a_number) {
    auto const id = draft("gozo", "EUR", "1000.00", "18");
    auto const shown = get("fran", "/invoices/" + id);
    EXPECT_EQ(shown.at("state"), "draft");
    EXPECT_EQ(shown.at("number"), "");
    EXPECT_EQ(shown.at("total/amount"), "1180.00");
    auto const issued = post("fran", "/invoices/" + id + "/issue");
    ASSERT_EQ(issued.status, 200) << issued.body;
    EXPECT_EQ(issued.at("number"), "INV-2026-0001");
    EXPECT_EQ(issued.at("state"), "issued");
    EXPECT_EQ(issued.at("open/amount"), "1180.00");
    EXPECT_EQ(issued.at("rate"), "1.60");
    EXPECT_EQ(issued.at("base_total/amount"), "1888.00");
    EXPECT_EQ(issued.at("seller/name"), "Tidewrack Pty Ltd");
    EXPECT_EQ(issued.at("buyer/tax_number"), "MT23451187");
    auto const balance = get("fran", "/ledger/trial_balance");
    EXPECT_EQ(balance.at("items/0/base/amount"), "1888.00") << balance.body;
}

TEST_P(Invoices, a_total_that_the_client_sends_is_refused) {
    auto const reply = post("fran", "/invoices",
                            R"({"customer_id":")" + party_.at("gozo") +
                                R"(","currency":"EUR","lines":[{"description":"x","price":"1"}],)"
                                R"("total":{"amount":"0.01","currency":"EUR"}})");
    EXPECT_EQ(reply.status, 422);
    EXPECT_NE(reply.body.find("\"total\""), std::string::npos) << reply.body;
}

TEST_P(Invoices, wrong_input_is_named_by_its_path) {
    auto const reply = post("fran", "/invoices",
                            R"({"customer_id":")" + party_.at("gozo") +
                                R"(","currency":"EUR","lines":[{"description":" ","price":"-1","quantity":"0"},)"
                                R"({"description":"x","price":"1e400"}]})");
    EXPECT_EQ(reply.status, 422);
    for (auto const* path : {"lines/0/description", "lines/0/price", "lines/1/price"}) {
        EXPECT_NE(reply.body.find(path), std::string::npos) << path << " in " << reply.body;
    }
}

TEST_P(Invoices, whoever_gets_one_is_a_customer_from_then_on) {
    auto const carpat = "/parties/" + party_.at("carpat");
    ASSERT_EQ(get("fran", carpat).at("is_customer"), "false");
    make("fran", "/invoices",
         R"({"customer_id":")" + party_.at("carpat") +
             R"(","currency":"EUR","lines":[{"description":"Boat hire","price":"1"}]})");
    EXPECT_EQ(get("fran", carpat).at("is_customer"), "true");
    EXPECT_EQ(get("fran", carpat).at("is_partner"), "true") << "and what they were before";
}

TEST_P(Invoices, an_issued_invoice_is_never_changed_or_deleted) {
    auto const id = issued("gozo", "EUR", "100");
    EXPECT_EQ(patch("fran", "/invoices/" + id, R"({"note":"x"})").status, 409);
    EXPECT_EQ(erase("fran", "/invoices/" + id).status, 409);
    EXPECT_EQ(post("fran", "/invoices/" + id + "/issue").status, 409);
}

TEST_P(Invoices, the_same_issue_twice_is_once) {
    auto const id = draft("gozo", "EUR", "100", "0");
    test::Ask const request{
        .method = "POST", .path = "/invoices/" + id + "/issue", .body = "{}", .headers = {{"Idempotency-Key", "once"}}};
    auto const first = ask("fran", request);
    EXPECT_EQ(first.status, 200) << first.body;
    EXPECT_EQ(ask("fran", request).body, first.body);
}

TEST_P(Invoices, made_and_issued_at_once_is_what_two_steps_make_and_refuses_what_they_refuse) {
    auto const body = [&](std::string const& currency, std::string const& price) {
        return R"({"customer_id":")" + party_.at("gozo") + R"(","currency":")" + currency +
               R"(","lines":[{"description":"Design","price":")" + price + R"(","tax_rate":"18"}]})";
    };
    EXPECT_EQ(post("fran", "/invoices/issued", body("EUR", "-1")).status, 422);
    EXPECT_EQ(post("fran", "/invoices/issued", body("JPY", "1000")).status, 409) << "no rate is known";
    EXPECT_EQ(post("kofi", "/invoices/issued", body("EUR", "1")).status, 403) << "sales may only draft";
    test::Ask const request{.method = "POST",
                            .path = "/invoices/issued",
                            .body = body("EUR", "1000.00"),
                            .headers = {{"Idempotency-Key", "once"}}};
    auto const made = ask("fran", request);
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(ask("fran", request).body, made.body);
    EXPECT_EQ(made.at("number"), "INV-2026-0001");
    EXPECT_EQ(made.at("state"), "issued");
    EXPECT_EQ(made.at("open/amount"), "1180.00");
    EXPECT_EQ(made.at("base_total/amount"), "1888.00");
    EXPECT_EQ(made.at("buyer/tax_number"), "MT23451187");
    EXPECT_EQ(get("fran", "/invoices/" + made.at("id")).at("total/amount"), "1180.00");
    EXPECT_EQ(get("fran", "/ledger/trial_balance").at("items/0/base/amount"), "1888.00");
    EXPECT_EQ(get("fran", "/invoices/" + issued("gozo", "AUD", "5")).at("number"), "INV-2026-0002");
    run_jobs();
    EXPECT_EQ(get("fran", "/invoices/" + made.at("id") + "/document/pdf").status, 200);
    look_as_system([](Unit const& unit) { EXPECT_TRUE(verify_money(unit).empty()); });
}

TEST_P(Invoices, drafts_hold_no_number_and_numbers_leave_no_gap) {
    auto const first = draft("gozo", "EUR", "1", "0");
    auto const dropped = draft("gozo", "EUR", "2", "0");
    EXPECT_EQ(erase("fran", "/invoices/" + dropped).status, 204);
    auto const missing_rate = draft("minato", "JPY", "1000", "0");
    EXPECT_EQ(post("fran", "/invoices/" + missing_rate + "/issue").status, 409);
    EXPECT_EQ(post("fran", "/invoices/" + first + "/issue").at("number"), "INV-2026-0001");
    EXPECT_EQ(get("fran", "/invoices/" + issued("gozo", "AUD", "5")).at("number"), "INV-2026-0002");
}

TEST_P(Invoices, numbers_and_dates_have_one_order) {
    auto const first = draft("gozo", "AUD", "1", "0");
    auto const second = draft("gozo", "AUD", "1", "0");
    EXPECT_EQ(post("fran", "/invoices/" + first + "/issue", R"({"issued_on":"2026-11-05"})").status, 200);
    auto const refused = post("fran", "/invoices/" + second + "/issue", R"({"issued_on":"2026-11-04"})");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.at("code"), "invoice.date_before_last");
    EXPECT_EQ(post("fran", "/invoices/" + second + "/issue", R"({"issued_on":"2026-11-10"})").status, 422);
}

TEST_P(Invoices, a_credit_note_takes_back_what_was_invoiced_and_no_more) {
    auto const id = issued("gozo", "EUR", "100");
    auto const part = post("fran", "/invoices/" + id + "/credit", R"({"lines":[{"line":0,"quantity":"0.4"}]})");
    ASSERT_EQ(part.status, 200) << part.body;
    EXPECT_EQ(part.at("number"), "CN-2026-0001");
    EXPECT_EQ(get("fran", "/invoices/" + id).at("open/amount"), "60.00");
    EXPECT_EQ(post("fran", "/invoices/" + id + "/credit").status, 409);
    EXPECT_EQ(post("fran", "/invoices/" + id + "/credit", R"({"lines":[{"line":0,"quantity":"0.6"}]})").status, 200);
    auto const shown = get("fran", "/invoices/" + id);
    EXPECT_EQ(shown.at("state"), "credited");
    EXPECT_EQ(shown.at("base_open/amount"), "0.00");
}

TEST_P(Invoices, an_invoice_over_nothing_is_issued_and_booked_and_there_is_nothing_to_take_back) {
    auto const id = draft("gozo", "EUR", "0", "0");
    auto const issued = post("fran", "/invoices/" + id + "/issue");
    ASSERT_EQ(issued.status, 200) << issued.body;
    EXPECT_EQ(issued.at("state"), "paid");
    auto const refused = post("fran", "/invoices/" + id + "/credit");
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_EQ(refused.at("problems/0/path"), "lines");
    auto const other = this->issued("gozo", "EUR", "10");
    auto const too_little =
        post("fran", "/invoices/" + other + "/credit", R"({"lines":[{"line":0,"quantity":"0.0001"}]})");
    EXPECT_EQ(too_little.at("problems/0/code"), "invoice.credits_nothing") << too_little.body;
    look_as_system([](Unit const& unit) {
        for (auto const& finding : verify_money(unit)) ADD_FAILURE() << finding.invariant << " " << finding.text;
    });
}

TEST_P(Invoices, a_customer_sees_its_own_issued_invoices_without_our_figures) {
    auto const id = issued("gozo", "EUR", "100");
    auto const kept = draft("gozo", "EUR", "100", "0");
    auto const own = get("rita", "/invoices/" + id);
    EXPECT_EQ(own.status, 200);
    EXPECT_EQ(own.body.find("base_total"), std::string::npos);
    EXPECT_EQ(own.at("rate"), "");
    EXPECT_EQ(get("rita", "/invoices/" + kept).status, 404);
    EXPECT_EQ(get("aiko", "/invoices/" + id).status, 404);
    EXPECT_EQ(get("mallory", "/invoices/" + id).status, 404);
    EXPECT_EQ(get("andrei", "/invoices/" + id).status, 404);
    EXPECT_EQ(get("maria", "/invoices/" + id).status, 403);
    EXPECT_EQ(post("kofi", "/invoices/" + kept + "/issue").status, 403);
    EXPECT_EQ(post("audrey", "/invoices/" + kept + "/issue").status, 403);
    EXPECT_EQ(post("mallory", "/invoices/" + kept + "/issue").status, 404);
}

TEST_P(Invoices, a_list_shows_the_fields_that_are_named_and_lines_only_then) {
    auto const id = issued("gozo", "EUR", "100");
    auto const plain = get("fran", "/invoices");
    EXPECT_EQ(plain.body.find("\"lines\""), std::string::npos) << plain.body;
    EXPECT_EQ(plain.at("items/0/buyer/tax_number"), "MT23451187");
    auto const chosen = get("fran", "/invoices?fields=lines,number");
    EXPECT_EQ(chosen.at("items/0/lines/0/description"), "Survey") << chosen.body;
    EXPECT_EQ(chosen.at("items/0/number"), "INV-2026-0001");
    EXPECT_EQ(chosen.at("items/0/id"), id);
    EXPECT_EQ(chosen.body.find("\"total\""), std::string::npos) << chosen.body;
    EXPECT_EQ(get("fran", "/invoices?fields=number,nothing").at("problems/0/path"), "fields");
    // What is kept from an outsider is, by its name, not there.
    EXPECT_EQ(get("rita", "/invoices?fields=base_total").status, 422);
}

TEST_P(Invoices, a_source_is_billed_once_and_free_again_with_its_draft) {
    auto const hour = *Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8057");
    NewInvoice const wanted{
        .customer_id = *PartyId::parse(party_.at("gozo")),
        .currency = *Currency::parse("AUD"),
        .lines = {
            {.description = "Hours", .price = *Decimal::parse("90"), .source_kind = "time_entry", .source_id = hour}}};
    InvoiceId first;
    as_system([&](Unit& unit) { first = draft_invoice(unit, wanted); });
    EXPECT_THROW(as_system([&](Unit& unit) { draft_invoice(unit, wanted); }), Refusal);
    EXPECT_EQ(patch("fran", "/invoices/" + first.text(), R"({"note":"x"})").status, 200);
    EXPECT_EQ(erase("fran", "/invoices/" + first.text()).status, 204);
    as_system([&](Unit& unit) { first = draft_invoice(unit, wanted); });
    post("fran", "/invoices/" + first.text() + "/issue");
    EXPECT_THROW(as_system([&](Unit& unit) { draft_invoice(unit, wanted); }), Refusal);
    EXPECT_EQ(post("fran", "/invoices/" + first.text() + "/credit").status, 200);
    as_system([&](Unit& unit) { EXPECT_FALSE(is_billed(unit, "time_entry", hour)); });
}

TEST_P(Invoices, the_document_is_drawn_once_after_the_issue_and_kept) {
    auto const id = issued("gozo", "EUR", "100");
    EXPECT_EQ(get("fran", "/invoices/" + id + "/document/pdf").at("code"), "document.not_ready");
    run_jobs();
    auto const first = get("rita", "/invoices/" + id + "/document/pdf");
    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_TRUE(first.body.starts_with("%PDF-"));
    run_jobs();
    EXPECT_EQ(get("fran", "/invoices/" + id + "/document/pdf").body, first.body);
    EXPECT_EQ(get("fran", "/invoices/" + id + "/document/docx").at("code"), "document.no_such_form");
    EXPECT_EQ(get("fran", "/invoices/" + id + "/document/docx").status, 404);
    EXPECT_EQ(get("aiko", "/invoices/" + id + "/document/pdf").status, 404);
}

}  // namespace
}  // namespace farflung::billing
