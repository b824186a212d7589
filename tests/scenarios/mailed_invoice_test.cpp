#include "billing/sample_invoice.hpp"
#include "billing/verify.hpp"
#include "e_invoice/write.hpp"
#include "loop_world.hpp"
#include "platform/pdf/archive.hpp"
#include "platform/pdf/document.hpp"

namespace farflung {
namespace {

using billing::known_iban;
using billing::other_iban;
using billing::partners_invoice;

/// Atelier Carpat mails its invoice as a ZUGFeRD PDF, and this time another account stands on it: a new bank, or
/// somebody who reads its mail.
class MailedInvoice : public LoopWorld {
  protected:
    void know_the_supplier() {
        does("fran", "/exchange_rates", R"({"currency":"EUR","valid_on":"2026-11-01","rate":"1.60","source":"ECB"})");
        change_supplier("dana", R"({"tax_number":"RO18547290","email":"office@carpat.example"})");
        change_supplier("fran", R"({"iban":")" + std::string(known_iban) + R"(","bic":"AAAAROBU"})");
        makes("fran", "bank", "/bank_accounts",
              R"({"name":"Euro","number":"MT84MALT011000012345MTLCAST001S","currency":"EUR"})");
    }
    void change_supplier(std::string const& who, std::string const& json) {
        ASSERT_EQ(patch(who, filled("/parties/{carpat}"), json).status, 200) << json;
    }
    static std::string zugferd() {
        pdf::PrintedDocument printed;
        printed.title = "Factura";
        printed.issued_on = *Date::parse("2026-11-08");
        return pdf::to_pdf_a3(
            {.drawing = pdf::render_pdf(printed),
             .made_on = printed.issued_on,
             .filename = "factur-x.xml",
             .xml = e_invoice::write(partners_invoice("C-2026-118", other_iban), e_invoice::Syntax::cii),
             .conformance = "EN 16931"});
    }
    test::Reply upload(std::string const& path, std::string const& bytes) {
        return ask("fran",
                   {.method = "POST", .path = path, .body = bytes, .headers = {{"Content-Type", "application/pdf"}}});
    }
    test::Reply mail_in(std::string const& message_id, std::string const& text = "Please note our new bank.") {
        auto const raw = mailer::to_mime({.from = "office@carpat.example",
                                          .from_name = "Carpat",
                                          .to = "help@tidewrack.example",
                                          .subject = "Factura C-2026-118",
                                          .text = text,
                                          .message_id = message_id,
                                          .attachments = {{"C-2026-118.pdf", "application/pdf", zugferd()}}},
                                         world_.now());
        auto mailed = ask(
            "maria",
            {.method = "POST", .path = "/mail/inbound", .body = raw, .headers = {{"Content-Type", "message/rfc822"}}});
        EXPECT_EQ(mailed.status, 200) << mailed.body;
        return mailed;
    }
    /// The mail becomes a ticket with the PDF at it, and what is in the PDF an incoming e-invoice, with nobody's help.
    void the_mail_comes() {
        auto const mailed = mail_in("118@carpat.example");
        things_["message"] = mailed.at("message_id");
        things_["ticket"] = mailed.at("ticket_id");
        things_["file"] = sees("maria", "/files?subject_id={message}", "items/0/id");
        ASSERT_EQ(get("maria", filled("/files/{file}/content")).body, zugferd()) << "as it came";
        EXPECT_EQ(get("fran", "/e_invoices").size_at("items"), 0U) << "nobody who mails waits for that";
        run_jobs();
        things_["e_invoice"] = sees("fran", "/e_invoices", "items/0/id");
    }
    test::Reply start_run(std::string const& bill) {
        return post("fran", "/payout_runs",
                    filled(R"({"bank_account_id":"{bank}","lines":[{"bill_id":")" + bill + R"("}]})"));
    }
    std::size_t payable() {
        return get("fran", filled("/payout_runs/payable?bank_account_id={bank}")).size_at("items");
    }
    void expect_sound() {
        look_as_system([](Unit const& unit) {
            for (auto const& finding : billing::verify_money(unit)) {
                ADD_FAILURE() << finding.invariant << " " << finding.text;
            }
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, MailedInvoice, test::both_databases(), test::name_of);

TEST_P(MailedInvoice, is_read_validated_matched_and_held_until_a_second_person_says_yes) {
    know_the_supplier();
    the_mail_comes();
    auto const where_from = get("audrey", filled("/mailed_invoices?incoming_invoice_id={e_invoice}"));
    EXPECT_EQ(where_from.at("items/0/ticket_id"), id("ticket"));
    EXPECT_EQ(where_from.at("items/0/file_id"), id("file"));
    EXPECT_EQ(where_from.at("items/0/from_email"), "office@carpat.example");
    auto const came = get("audrey", filled("/e_invoices/{e_invoice}"));
    EXPECT_EQ(came.at("number"), "C-2026-118");
    EXPECT_EQ(came.at("total/amount"), "400.00");
    EXPECT_EQ(came.at("due_on"), "2026-12-08");
    EXPECT_EQ(came.size_at("findings"), 0U) << came.body;
    EXPECT_EQ(came.at("vendor_id"), party_.at("carpat"));
    EXPECT_EQ(came.at("matched_by"), "tax_number");
    EXPECT_EQ(came.at("differences/0/field"), "iban");
    EXPECT_EQ(came.at("differences/0/theirs"), other_iban);
    EXPECT_EQ(came.at("differences/0/ours"), known_iban);

    EXPECT_EQ(does("fran", "/e_invoices/{e_invoice}/accept").at("state"), "held");
    EXPECT_EQ(payable(), 0U) << "no run can pay what is held";
    EXPECT_EQ(sees("fran", "/parties/{carpat}", "iban"), known_iban);
    EXPECT_EQ(post("fran", filled("/e_invoices/{e_invoice}/approve")).at("code"), "e_invoice.second_person");
    for (auto const* who : {"kofi", "maria", "audrey", "andrei"}) {
        EXPECT_GE(post(who, filled("/e_invoices/{e_invoice}/approve")).status, 403) << who;
    }
    EXPECT_EQ(post("fran", filled("/e_invoices/{e_invoice}/accept")).status, 409) << "nor by asking again";
    EXPECT_EQ(get("fran", "/bills").size_at("items"), 0U);

    things_["bill"] = does("amir", "/e_invoices/{e_invoice}/approve").at("bill_id");
    EXPECT_EQ(sees("fran", "/parties/{carpat}", "iban"), other_iban);
    EXPECT_EQ(sees("fran", "/parties/{carpat}", "bic"), "") << "the old bank's, which the new account is not at";
    things_["run"] = start_run(id("bill")).at("id");
    EXPECT_EQ(does("fran", "/payout_runs/{run}/approve").at("lines/0/iban"), other_iban);
    auto const file = get("fran", filled("/payout_runs/{run}/document/pain001.xml"));
    EXPECT_NE(file.body.find(other_iban), std::string::npos) << file.body;
    does("fran", "/payout_runs/{run}/book");
    EXPECT_EQ(sees("fran", "/bills/{bill}", "state"), "paid");
    EXPECT_EQ(upload("/e_invoices", zugferd()).at("code"), "e_invoice.known") << "sent again, it is not paid again";
    auto const again = mail_in("119@carpat.example", "Did you get it?").at("ticket_id");
    run_jobs();
    EXPECT_EQ(get("fran", "/mailed_invoices?ticket_id=" + again).at("items/0/outcome"), "known");
    EXPECT_EQ(get("fran", "/e_invoices").size_at("items"), 1U);
    expect_sound();
}

TEST_P(MailedInvoice, is_not_paid_to_an_account_that_one_person_alone_took_over) {
    know_the_supplier();
    the_mail_comes();
    // Without the difference nothing is held, so whoever wants it paid writes the account to the supplier first.
    change_supplier("fran", R"({"iban":")" + std::string(other_iban) + R"(","bic":""})");
    auto const accepted = does("fran", "/e_invoices/{e_invoice}/accept");
    EXPECT_EQ(accepted.at("state"), "booked");
    things_["run"] = start_run(accepted.at("bill_id")).at("id");
    auto const refused = post("fran", filled("/payout_runs/{run}/approve"));
    EXPECT_NE(refused.body.find("payout.account_unconfirmed"), std::string::npos) << refused.body;
    EXPECT_EQ(post("amir", filled("/payout_runs/{run}/approve")).status, refused.status) << "whoever asks";
    EXPECT_EQ(get("fran", filled("/payout_runs/{run}/document/pain001.xml")).status, 409);
    EXPECT_FALSE(post("fran", filled("/payout_runs/{run}/book")).is_good());
    EXPECT_EQ(post("fran", filled("/parties/{carpat}/confirm_account")).at("code"), "party.second_person");
    does("amir", "/parties/{carpat}/confirm_account");
    does("fran", "/payout_runs/{run}/approve");
    expect_sound();
}

TEST_P(MailedInvoice, of_a_stranger_that_the_second_person_refuses_is_paid_by_nobody) {
    know_the_supplier();
    the_mail_comes();
    does("fran", "/e_invoices/{e_invoice}/accept");
    does("amir", "/e_invoices/{e_invoice}/refuse", R"({"reason":"They have no new bank, Andrei says"})");
    EXPECT_EQ(post("amir", filled("/e_invoices/{e_invoice}/approve")).status, 409);
    EXPECT_EQ(sees("fran", "/parties/{carpat}", "iban"), known_iban);
    EXPECT_EQ(payable(), 0U);
    expect_sound();
}

}  // namespace
}  // namespace farflung
