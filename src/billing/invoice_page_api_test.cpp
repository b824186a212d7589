#include "billing/billing_world.hpp"
#include "billing/document.hpp"
#include "platform/jobs/runner.hpp"

namespace farflung::billing {
namespace {

class InvoicePages : public BillingWorld {
  protected:
    std::string sent(std::string const& id) {
        auto const reply = post("fran", "/invoices/" + id + "/send", R"({"to":"books@gozo.example"})");
        EXPECT_EQ(reply.status, 200) << reply.body;
        auto const url = reply.at("url");
        return url.substr(std::min(url.size(), url.find("/p/")));
    }
};
INSTANTIATE_TEST_SUITE_P(Both, InvoicePages, test::both_databases(), test::name_of);

TEST_P(InvoicePages, whoever_holds_the_link_reads_the_invoice_and_its_pdf) {
    auto const id = issued("gozo", "EUR", "4550");
    auto const link = sent(id);
    run_jobs();
    auto const page = get("nobody", link);
    ASSERT_EQ(page.status, 200) << page.body;
    EXPECT_TRUE(page.headers.at("Content-Type").starts_with("text/html"));
    for (auto const* text : {"INV-2026-0001", "4,550.00", "Gozo Dive Charters Ltd", "Survey", "/pdf"}) {
        EXPECT_NE(page.body.find(text), std::string::npos) << text;
    }
    EXPECT_EQ(page.body.find("<script"), std::string::npos);
    EXPECT_EQ(page.body.find("7280"), std::string::npos) << "the total in our base currency is ours alone";
    EXPECT_LT(page.body.size(), 60'000U);
    EXPECT_TRUE(get("nobody", link + "/pdf").body.starts_with("%PDF-"));
    ASSERT_EQ(world_.mails().size(), 1U);
    auto const& enclosed = world_.mails().front().attachments;
    ASSERT_EQ(enclosed.size(), 1U);
    EXPECT_EQ(enclosed.front().name, "INV-2026-0001.pdf");
    EXPECT_EQ(enclosed.front().bytes, get("fran", "/invoices/" + id + "/document/pdf").body);
}

TEST_P(InvoicePages, a_customer_learns_where_to_pay_and_what_to_name) {
    auto const own = get("fran", "/parties?is_own=true").at("items/0/id");
    EXPECT_EQ(patch("fran", "/parties/" + own, R"({"iban":"MT84 MALT 0110 0001 2345 MTLC AST0 01S"})", "\"1\"").status,
              200);
    auto const id = issued("gozo", "EUR", "4550");
    auto const page = get("nobody", sent(id));
    for (auto const* text : {"MT84 MALT 0110 0001 2345 MTLC AST0 01S", "RF", "<svg class=\"qr\""}) {
        EXPECT_NE(page.body.find(text), std::string::npos) << text;
    }
    auto const code = get("fran", "/invoices/" + id + "/document/epc_qr.png");
    EXPECT_EQ(code.headers.at("Content-Type"), "image/png");
    EXPECT_TRUE(code.body.substr(1, 3) == "PNG");
    rate("USD", "2026-11-09", "1.50");
    auto const dollars = issued("gozo", "USD", "10");
    EXPECT_EQ(get("fran", "/invoices/" + dollars + "/document/epc_qr.png").at("code"), "document.no_code");
}

TEST_P(InvoicePages, a_crash_after_the_letter_was_written_writes_no_second_one) {
    auto const id = issued("gozo", "EUR", "4550");
    jobs::Outside outside(*database_, *registry_, world_, workspace_);
    MailInvoice const job{*InvoiceId::parse(id), "books@gozo.example", "http://farflung.test/p/x",
                          "once@tidewrack.example"};
    for (int i = 0; i < 2; ++i) mail_invoice(outside, job);
    run_jobs();
    EXPECT_EQ(world_.mails().size(), 1U);
}

TEST_P(InvoicePages, a_wrong_link_opens_nothing) {
    auto const id = issued("gozo", "EUR", "4550");
    auto const link = sent(id);
    EXPECT_EQ(get("nobody", link + "x").status, 404);
    EXPECT_EQ(get("nobody", "/p/invoices/" + id).status, 404);
    EXPECT_EQ(get("nobody", "/p/invoices/" + id + "/pdf").status, 404);
    EXPECT_NE(sent(id), link);
    EXPECT_EQ(get("nobody", link).status, 200) << "the link of an earlier mail stays good";
}

TEST_P(InvoicePages, what_was_typed_stays_text) {
    auto const id = make("fran", "/invoices",
                         R"({"customer_id":")" + party_.at("gozo") +
                             R"(","currency":"AUD","note":"<img src=x onerror=alert(1)>","lines":[{"description":)"
                             R"("<script>alert(1)</script>","detail":"\"><b>","unit":"<i>","price":"1"}]})");
    post("fran", "/invoices/" + id + "/issue");
    auto const page = get("nobody", sent(id));
    for (auto const* text : {"<script", "<img", "<b>", "<i>"})
        EXPECT_EQ(page.body.find(text), std::string::npos) << text;
}

TEST_P(InvoicePages, a_draft_and_a_customer_without_an_address_are_not_sent_to) {
    auto const drafted = draft("gozo", "EUR", "1", "0");
    EXPECT_EQ(post("fran", "/invoices/" + drafted + "/send", R"({"to":"a@example.com"})").status, 409);
    auto const id = issued("gozo", "EUR", "1");
    EXPECT_EQ(post("fran", "/invoices/" + id + "/send").at("code"), "invoice.no_address");
    EXPECT_EQ(post("kofi", "/invoices/" + id + "/send", R"({"to":"a@example.com"})").status, 403);
}

}  // namespace
}  // namespace farflung::billing
