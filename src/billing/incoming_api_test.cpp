#include <filesystem>

#include "billing/incoming_document.hpp"
#include "billing/incoming_world.hpp"
#include "core/testing.hpp"
#include "official_rules.hpp"
#include "platform/pdf/archive.hpp"
#include "platform/pdf/document.hpp"

namespace farflung::billing {
namespace {

std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

class Incoming : public IncomingWorld {};
INSTANTIATE_TEST_SUITE_P(Both, Incoming, test::both_databases(), test::name_of);

TEST_P(Incoming, an_e_invoice_of_a_known_vendor_becomes_a_bill_over_the_same_sum) {
    auto const received = receive_from_carpat("C-1", known_iban);
    ASSERT_EQ(received.status, 200) << received.body;
    EXPECT_EQ(received.at("vendor_id"), party_.at("carpat"));
    EXPECT_EQ(received.at("matched_by"), "tax_number");
    EXPECT_EQ(received.size_at("differences"), 0U) << received.body;
    EXPECT_EQ(received.size_at("findings"), 0U) << received.body;
    EXPECT_EQ(receive_from_carpat("C-1", known_iban).at("code"), "e_invoice.known");
    auto const path = "/e_invoices/" + received.at("id");
    auto const accepted = post("fran", path + "/accept");
    ASSERT_EQ(accepted.status, 200) << accepted.body;
    EXPECT_EQ(accepted.at("state"), "booked");
    auto const bill = get("fran", "/bills/" + accepted.at("bill_id"));
    EXPECT_EQ(bill.at("total/amount"), "400.00");
    EXPECT_EQ(bill.at("lines/0/unit"), "h") << "HUR is for machines";
    EXPECT_EQ(bill.at("their_number"), "C-1");
    EXPECT_EQ(bill.at("due_on"), "2026-12-08");
    EXPECT_EQ(post("fran", path + "/accept").status, 409) << "once is enough";
    EXPECT_TRUE(get("fran", path + "/file").body.starts_with("<?xml"));
}

TEST_P(Incoming, the_same_bill_is_known_under_another_name_and_when_it_was_typed) {
    ASSERT_EQ(receive_from_carpat("C-7", known_iban).status, 200);
    auto renamed = partners_invoice("C-7", known_iban);
    renamed.seller.name = "CARPAT MODELARE";
    EXPECT_EQ(upload("/e_invoices", e_invoice::write(renamed, e_invoice::Syntax::ubl)).at("code"), "e_invoice.known");
    make("fran", "/bills",
         R"({"partner_id":")" + party_.at("carpat") +
             R"(","currency":"EUR","billed_on":"2026-11-08","their_number":"C-8","lines":[{"description":"Hull",)"
             R"("price":"400"}]})");
    EXPECT_EQ(receive_from_carpat("C-8", known_iban).at("code"), "e_invoice.known");
}

TEST_P(Incoming, a_changed_account_waits_for_a_second_person) {
    auto const received = receive_from_carpat("C-2", other_iban);
    EXPECT_EQ(received.at("differences/0/field"), "iban") << received.body;
    EXPECT_EQ(received.at("differences/0/ours"), known_iban);
    auto const path = "/e_invoices/" + received.at("id");
    EXPECT_EQ(post("fran", path + "/accept").at("state"), "held");
    EXPECT_EQ(get("fran", "/bills").size_at("items"), 0U) << "nothing is booked while it is held";
    EXPECT_EQ(post("fran", path + "/approve").at("code"), "e_invoice.second_person");
    EXPECT_EQ(post("kofi", path + "/approve").status, 403);
    auto const approved = post("amir", path + "/approve");
    ASSERT_EQ(approved.status, 200) << approved.body;
    EXPECT_EQ(approved.at("state"), "booked");
    auto const vendor = get("fran", "/parties/" + party_.at("carpat"));
    EXPECT_EQ(vendor.at("iban"), other_iban);
    EXPECT_EQ(vendor.at("bic"), "") << "the old bank's";
}

TEST_P(Incoming, a_pdf_of_a_supplier_with_another_account_is_read_matched_and_held) {
    pdf::PrintedDocument printed;
    printed.title = "Factura";
    printed.issued_on = *Date::parse("2026-11-08");
    auto const mailed =
        pdf::to_pdf_a3({.drawing = pdf::render_pdf(printed),
                        .made_on = printed.issued_on,
                        .filename = "factur-x.xml",
                        .xml = e_invoice::write(partners_invoice("C-7", other_iban), e_invoice::Syntax::cii),
                        .conformance = "EN 16931"});
    EXPECT_EQ(upload("/e_invoices/validate", mailed).at("valid"), "true");
    auto const received = upload("/e_invoices", mailed);
    ASSERT_EQ(received.status, 200) << received.body;
    EXPECT_EQ(received.at("file_type"), "application/pdf");
    EXPECT_EQ(received.at("vendor_id"), party_.at("carpat"));
    auto const path = "/e_invoices/" + received.at("id");
    EXPECT_EQ(post("fran", path + "/accept").at("state"), "held");
    EXPECT_EQ(get("fran", path + "/file").body, mailed) << "the file is handed out as it came";
}

TEST_P(Incoming, what_is_refused_keeps_the_account_as_it_was) {
    auto const path = "/e_invoices/" + receive_from_carpat("C-3", other_iban).at("id");
    post("fran", path + "/accept");
    auto const refused = post("amir", path + "/refuse", R"({"reason":"They did not send it"})");
    EXPECT_EQ(refused.at("state"), "refused") << refused.body;
    EXPECT_EQ(get("fran", "/parties/" + party_.at("carpat")).at("iban"), known_iban);
}

TEST_P(Incoming, a_stranger_is_matched_by_hand_and_a_broken_one_is_not_accepted) {
    auto invoice = partners_invoice("S-1", known_iban);
    invoice.seller.name = "Nobody we know";
    invoice.seller.tax_number = "RO1234567897";
    invoice.payment.reset();
    invoice.totals.total = *Decimal::parse("401.00");
    auto const received = upload("/e_invoices", e_invoice::write(invoice, e_invoice::Syntax::cii));
    EXPECT_EQ(received.at("matched_by"), "nothing") << received.body;
    EXPECT_NE(received.body.find(R"("rule":"BR-CO-15")"), std::string::npos) << received.body;
    auto const path = "/e_invoices/" + received.at("id");
    EXPECT_EQ(post("fran", path + "/accept").at("code"), "e_invoice.no_vendor");
    EXPECT_EQ(post("fran", path + "/match", R"({"vendor_id":")" + party_.at("carpat") + R"("})").status, 200);
    EXPECT_EQ(post("fran", path + "/accept").at("code"), "e_invoice.broken");
}

TEST_P(Incoming, what_is_no_e_invoice_is_said_with_its_line) {
    EXPECT_EQ(upload("/e_invoices", "<a>\n<b></a>").at("code"), "e_invoice.not_readable");
    EXPECT_EQ(upload("/e_invoices", "%PDF-1.4 nothing").status, 422);
    EXPECT_EQ(upload("/e_invoices", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>").status, 422);
    auto const validation = upload("/e_invoices/validate", "<a>\n<b></a>");
    EXPECT_EQ(validation.status, 200);
    EXPECT_EQ(validation.at("valid"), "false") << validation.body;
}

TEST_P(Incoming, sums_beyond_any_amount_are_refused_and_book_nothing) {
    for (auto const* sum : {"99999999999999999", "99999999999999999999999999999"}) {
        auto invoice = partners_invoice("H-1", known_iban);
        invoice.totals.total = *Decimal::parse(sum);
        invoice.lines[0].net = *Decimal::parse(sum);
        auto const xml = e_invoice::write(invoice, e_invoice::Syntax::ubl);
        EXPECT_EQ(upload("/e_invoices", xml).status, 422);
        EXPECT_EQ(upload("/e_invoices/validate", xml).status, 200);
    }
    EXPECT_EQ(get("fran", "/e_invoices").size_at("items"), 0U);
}

TEST_P(Incoming, partners_and_customers_see_nothing_of_it) {
    auto const path = "/e_invoices/" + receive_from_carpat("C-4", known_iban).at("id");
    for (auto const* who : {"andrei", "rita", "kofi"}) {
        EXPECT_NE(get(who, path).status, 200) << who;
        EXPECT_NE(get(who, path + "/file").status, 200) << who;
    }
}

TEST_P(Incoming, every_official_sample_comes_in_with_the_total_that_it_says) {
    if (!test::oracles("en16931")) GTEST_SKIP() << "the official samples are not here";
    int count = 0;
    for (auto const* folder : {"en16931/ubl-examples", "en16931/cii-examples", "xrechnung/business-cases",
                               "factur-x/cii-correct", "factur-x/pdf-correct"}) {
        for (auto const& entry : std::filesystem::directory_iterator(*test::oracles(folder))) {
            if (!entry.is_regular_file()) continue;
            auto const bytes = bytes_of(entry.path());
            auto const document = read_incoming(bytes);
            auto const received = upload("/e_invoices", bytes);
            ASSERT_EQ(received.status, 200) << entry.path() << received.body;
            EXPECT_EQ(*Decimal::parse(received.at("total/amount")), *document.read.invoice.totals.total)
                << entry.path();
            std::string fatal;
            for (auto const& finding : document.findings) {
                if (finding.severity == e_invoice::Severity::fatal) fatal += finding.rule + " ";
            }
            EXPECT_EQ(fatal, "") << entry.path();
            ++count;
            // The folders hold some invoices in two syntaxes, and what stands here already is not taken again.
            post("fran", "/e_invoices/" + received.at("id") + "/refuse", R"({"reason":"A sample"})");
        }
    }
    EXPECT_GE(count, 50);
}

}  // namespace
}  // namespace farflung::billing
