#include "billing/sample_invoice.hpp"
#include "e_invoice/write.hpp"
#include "platform/mailer/mail_message.hpp"
#include "platform/pdf/archive.hpp"
#include "platform/pdf/document.hpp"
#include "test_world.hpp"

namespace farflung {
namespace {

using billing::known_iban;
using billing::other_iban;
using billing::partners_invoice;
using Files = std::vector<mailer::Attachment>;

std::string xml_of(std::string const& number, std::string const& iban = known_iban,
                   e_invoice::Syntax syntax = e_invoice::Syntax::ubl) {
    return e_invoice::write(partners_invoice(number, iban), syntax);
}

std::string pdf_with(std::string const& xml) {
    pdf::PrintedDocument printed;
    printed.title = "Factura";
    printed.issued_on = *Date::parse("2026-11-08");
    return pdf::to_pdf_a3({.drawing = pdf::render_pdf(printed),
                           .made_on = printed.issued_on,
                           .filename = "factur-x.xml",
                           .xml = xml,
                           .conformance = "EN 16931"});
}

/// Whatever hangs on a mail, the mail is a ticket, and only an e-invoice becomes an incoming invoice.
class MailedFiles : public test::WorldTest {
  protected:
    MailedFiles() {
        as_system([&](Unit& unit) {
            auto carpat = unit.get(*PartyId::parse(party_.at("carpat")));
            carpat.tax_number = "RO18547290";
            carpat.iban = known_iban;
            unit.save(carpat);
        });
        make("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-01","rate":"1.60","source":"ECB"})");
    }
    /// Mails files as a supplier or a stranger, has everything done, and answers the ticket.
    std::string mail(Files files, std::string const& from = "office@carpat.example") {
        auto const raw = mailer::to_mime({.from = from,
                                          .to = "help@tidewrack.example",
                                          .subject = "Factura",
                                          .text = "See the attachment, please.",
                                          .message_id = std::to_string(++mails_) + "@carpat.example",
                                          .attachments = std::move(files)},
                                         world_.now());
        last_raw_ = raw;
        auto const taken = take(raw);
        run_jobs();
        return taken.at("ticket_id");
    }
    test::Reply take(std::string const& raw, std::string const& query = {}) {
        auto taken = ask("maria", {.method = "POST",
                                   .path = "/mail/inbound" + query,
                                   .body = raw,
                                   .headers = {{"Content-Type", "message/rfc822"}}});
        EXPECT_EQ(taken.status, 200) << taken.body;
        EXPECT_FALSE(taken.at("ticket_id").empty()) << taken.body;
        return taken;
    }
    test::Reply came_with(std::string const& ticket) { return get("fran", "/mailed_invoices?ticket_id=" + ticket); }
    std::size_t received() { return get("fran", "/e_invoices").size_at("items"); }
    std::size_t files_of(std::string const& ticket) {
        return get("maria", "/files?circle_id=" + ticket).size_at("items");
    }

    int mails_ = 0;
    std::string last_raw_;
};
INSTANTIATE_TEST_SUITE_P(Both, MailedFiles, test::both_databases(), test::name_of);

TEST_P(MailedFiles, that_are_e_invoices_of_either_syntax_come_in_and_keep_their_place_at_the_ticket) {
    auto const ubl = mail({{"118.xml", "application/xml", xml_of("C-118")}});
    auto const cii = mail({{"119", "application/octet-stream", xml_of("C-119", known_iban, e_invoice::Syntax::cii)}});
    auto const pdf =
        mail({{"120.pdf", "application/pdf", pdf_with(xml_of("C-120", known_iban, e_invoice::Syntax::cii))}});
    for (auto const& ticket : {ubl, cii, pdf}) {
        auto const came = came_with(ticket);
        EXPECT_EQ(came.at("items/0/outcome"), "received") << came.body;
        auto const invoice = get("fran", "/e_invoices/" + came.at("items/0/incoming_invoice_id"));
        EXPECT_EQ(invoice.at("state"), "received") << "nothing is booked by itself";
        EXPECT_EQ(invoice.at("matched_by"), "tax_number");
        EXPECT_EQ(files_of(ticket), 1U);
    }
    EXPECT_EQ(received(), 3U);
    auto const path = "/e_invoices/" + came_with(pdf).at("items/0/incoming_invoice_id");
    EXPECT_EQ(get("fran", path + "/file").body, pdf_with(xml_of("C-120", known_iban, e_invoice::Syntax::cii)));
    EXPECT_EQ(post("fran", path + "/accept").at("state"), "booked");
}

TEST_P(MailedFiles, that_are_anything_else_stay_attachments) {
    pdf::PrintedDocument printed;
    printed.title = "Brochure";
    printed.issued_on = *Date::parse("2026-11-08");
    auto const ticket = mail({{"brochure.pdf", "application/pdf", pdf::render_pdf(printed)},
                              {"feed.xml", "application/xml", "<?xml version=\"1.0\"?><rss><channel/></rss>"},
                              {"page.html", "text/html", "<html><body>Factura</body></html>"},
                              {"photo.png", "image/png", "\x89PNG\r\n\x1a\n"},
                              {"broken.pdf", "application/pdf", "%PDF-1.7 nothing"}});
    EXPECT_EQ(files_of(ticket), 5U);
    EXPECT_EQ(came_with(ticket).size_at("items"), 0U);
    EXPECT_EQ(received(), 0U);
}

TEST_P(MailedFiles, that_are_made_to_hurt_leave_the_ticket_and_nothing_else) {
    auto const good = xml_of("C-1");
    auto const root = good.find("<Invoice");
    ASSERT_NE(root, std::string::npos);
    auto const laughs = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>" +
                        good.substr(root) + "&b;";
    std::string deep = good.substr(0, good.find('>', root) + 1);
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    auto huge = partners_invoice("C-2", known_iban);
    huge.totals.total = *Decimal::parse("99999999999999999999999999999");
    auto const bomb = pdf_with(good + std::string(std::size_t{40} << 20, ' '));
    EXPECT_LT(bomb.size(), 1'000'000U) << "a small file that unpacks to a large one";
    auto const ticket = mail({{"laughs.xml", "application/xml", laughs},
                              {"deep.xml", "application/xml", deep},
                              {"huge.xml", "application/xml", e_invoice::write(huge, e_invoice::Syntax::ubl)},
                              {"half.xml", "application/xml", good.substr(0, good.size() / 2)},
                              {"bomb.pdf", "application/pdf", bomb},
                              {"cut.pdf", "application/pdf", pdf_with(good).substr(0, 2000)}});
    EXPECT_EQ(files_of(ticket), 6U);
    EXPECT_EQ(received(), 0U);
    auto const came = came_with(ticket);
    EXPECT_EQ(came.size_at("items"), 4U) << "what says that it is an invoice: " << came.body;
    for (auto const* item : {"items/0", "items/1", "items/2", "items/3"}) {
        EXPECT_EQ(came.at(std::string(item) + "/outcome"), "unreadable");
    }
    look_as_system([](Unit const& unit) {
        EXPECT_EQ(
            unit.value<std::int64_t>("select count(*) from jobs where workspace_id = :workspace and state <> 'done'"
                                     " and job = 'receive_mailed'"),
            0)
            << "none is tried again";
    });
}

TEST_P(MailedFiles, are_opened_up_to_ten_of_a_mail) {
    Files files;
    for (int i = 0; i < 14; ++i) {
        files.push_back({std::to_string(i) + ".xml", "application/xml", xml_of("C-" + std::to_string(i))});
    }
    auto const ticket = mail(files);
    EXPECT_EQ(files_of(ticket), 14U);
    EXPECT_EQ(received(), 10U);
}

TEST_P(MailedFiles, come_in_once_however_often_and_in_whatever_form_they_are_mailed) {
    auto const both =
        mail({{"118.pdf", "application/pdf", pdf_with(xml_of("C-118", known_iban, e_invoice::Syntax::cii))},
              {"118.xml", "application/xml", xml_of("C-118")}});
    EXPECT_EQ(received(), 1U);
    auto const came = get("fran", "/mailed_invoices?sort=created_at&ticket_id=" + both);
    ASSERT_EQ(came.size_at("items"), 2U) << came.body;
    EXPECT_EQ(came.at("items/0/incoming_invoice_id"), came.at("items/1/incoming_invoice_id"));
    EXPECT_EQ(take(last_raw_).at("ticket_id"), both);
    run_jobs();
    EXPECT_EQ(came_with(both).size_at("items"), 2U) << "the same mail again is the same";
    auto const reminder = mail({{"118.xml", "application/xml", xml_of("C-118")}});
    EXPECT_EQ(came_with(reminder).at("items/0/outcome"), "known");
    EXPECT_EQ(came_with(reminder).at("items/0/incoming_invoice_id"), came.at("items/0/incoming_invoice_id"));
    EXPECT_EQ(received(), 1U);
}

TEST_P(MailedFiles, with_another_account_under_the_same_number_are_shown_and_change_nothing) {
    auto const first = came_with(mail({{"118.xml", "application/xml", xml_of("C-118")}}));
    auto const second =
        came_with(mail({{"118.xml", "application/xml", xml_of("C-118", other_iban)}}, "boss@evil.example"));
    EXPECT_EQ(second.at("items/0/outcome"), "differs") << second.body;
    EXPECT_EQ(second.at("items/0/from_email"), "boss@evil.example");
    auto const id = first.at("items/0/incoming_invoice_id");
    EXPECT_EQ(second.at("items/0/incoming_invoice_id"), id);
    EXPECT_EQ(get("fran", "/e_invoices/" + id).at("iban"), known_iban);
    EXPECT_EQ(received(), 1U);
}

TEST_P(MailedFiles, that_were_refused_do_not_come_back_by_being_mailed_again) {
    auto const id = came_with(mail({{"1.xml", "application/xml", xml_of("C-1")}})).at("items/0/incoming_invoice_id");
    post("fran", "/e_invoices/" + id + "/refuse", R"({"reason":"Not ours"})");
    EXPECT_EQ(came_with(mail({{"1.xml", "application/xml", xml_of("C-1")}})).at("items/0/outcome"), "known");
    EXPECT_EQ(received(), 1U);
    EXPECT_EQ(get("fran", "/e_invoices/" + id).at("state"), "refused");
}

TEST_P(MailedFiles, of_a_bill_that_was_typed_lead_to_the_bill) {
    auto const bill = make("fran", "/bills",
                           R"({"partner_id":")" + party_.at("carpat") +
                               R"(","currency":"EUR","billed_on":"2026-11-08","their_number":"C-8","lines":[)"
                               R"({"description":"Hull","price":"400"}]})");
    auto const came = came_with(mail({{"8.xml", "application/xml", xml_of("C-8")}}));
    EXPECT_EQ(came.at("items/0/outcome"), "known") << came.body;
    EXPECT_EQ(came.at("items/0/bill_id"), bill);
    EXPECT_EQ(received(), 0U);
}

TEST_P(MailedFiles, show_their_sums_to_finance_alone) {
    auto const ticket = mail({{"118.xml", "application/xml", xml_of("C-118")}});
    auto const id = came_with(ticket).at("items/0/incoming_invoice_id");
    auto const path = "/mailed_invoices/" + came_with(ticket).at("items/0/id");
    for (auto const* who : {"amir", "audrey"}) {
        EXPECT_EQ(get(who, path).status, 200) << who;
        EXPECT_EQ(get(who, "/e_invoices/" + id).status, 200) << who;
    }
    EXPECT_EQ(get("maria", "/tickets/" + ticket).status, 200);
    EXPECT_EQ(get("mallory", "/mailed_invoices").size_at("items"), 0U) << "another company's";
    EXPECT_EQ(get("mallory", path).status, 404);
    for (auto const* who : {"maria", "kofi", "andrei", "rita"}) {
        EXPECT_GE(get(who, path).status, 403) << who;
        EXPECT_GE(get(who, "/mailed_invoices?ticket_id=" + ticket).status, 403) << who;
        EXPECT_GE(get(who, "/e_invoices/" + id).status, 403) << who;
        EXPECT_EQ(get(who, "/tickets/" + ticket).body.find("400.00"), std::string::npos) << who;
        EXPECT_EQ(get(who, "/activity?entity=ticket&entity_id=" + ticket).body.find("400.00"), std::string::npos)
            << who;
    }
}

}  // namespace
}  // namespace farflung
