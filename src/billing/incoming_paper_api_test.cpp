#include <filesystem>
#include <fstream>
#include <sstream>

#include "billing/incoming_document.hpp"
#include "billing/incoming_paper.hpp"
#include "billing/incoming_world.hpp"
#include "official_rules.hpp"
#include "platform/pdf/archive.hpp"
#include "platform/pdf/document.hpp"
#include "platform/pdf/text.hpp"

namespace farflung::billing {
namespace {

/// What the paper of Carpat's invoice over EUR 400.00 says.
struct Said {
    std::string number = "C-7";
    std::string total = "400,00";
    std::string account = "RO49 AAAA 1B31 0075 9384 0000";
};

std::string paper_of(Said const& said) {
    pdf::PrintedDocument printed;
    printed.title = "Factură";
    printed.number = said.number;
    printed.issued_on = *Date::parse("2026-11-08");
    printed.seller_name = "Carpat Modelare SRL";
    printed.lines = {{.name = "Modelare", .quantity = "4 h", .price = "100,00", .tax = "0 %", .amount = "…"}};
    printed.sums = {{"Total de plată", said.total + " EUR", true}};
    printed.payment = {{"IBAN", said.account, true}};
    return pdf::render_pdf(printed);
}

std::string hybrid_of(std::string drawing, e_invoice::EInvoice const& invoice) {
    return pdf::to_pdf_a3({.drawing = std::move(drawing),
                           .made_on = *Date::parse("2026-11-08"),
                           .filename = "factur-x.xml",
                           .xml = e_invoice::write(invoice, e_invoice::Syntax::cii),
                           .conformance = "EN 16931"});
}

class IncomingPaper : public IncomingWorld {
  protected:
    void SetUp() override {
        if (!pdf::can_read_text()) GTEST_SKIP() << "poppler-utils is not installed";
    }
    test::Reply receive_with_paper(Said const& said, std::string const& iban = known_iban) {
        return upload("/e_invoices", hybrid_of(paper_of(said), partners_invoice("C-7", iban)));
    }
};
INSTANTIATE_TEST_SUITE_P(Both, IncomingPaper, test::both_databases(), test::name_of);

TEST_P(IncomingPaper, that_shows_what_the_data_say_makes_no_difference) {
    auto const received = receive_with_paper({});
    ASSERT_EQ(received.status, 200) << received.body;
    EXPECT_EQ(received.size_at("differences"), 0U) << received.body;
    EXPECT_EQ(post("fran", "/e_invoices/" + received.at("id") + "/accept").at("state"), "booked");
}

TEST_P(IncomingPaper, of_another_total_waits_for_a_second_person) {
    auto const received = receive_with_paper({.total = "40,00"});
    EXPECT_EQ(received.size_at("differences"), 1U) << received.body;
    EXPECT_EQ(received.at("differences/0/field"), "paper_total");
    EXPECT_EQ(received.at("differences/0/theirs"), "400.00");
    auto const path = "/e_invoices/" + received.at("id");
    EXPECT_EQ(post("fran", path + "/accept").at("state"), "held");
    EXPECT_EQ(get("fran", "/bills").size_at("items"), 0U);
    EXPECT_EQ(get("fran", path).at("differences/0/field"), "paper_total") << "it is still said while it is held";
    EXPECT_EQ(post("fran", path + "/approve").at("code"), "e_invoice.second_person");
    EXPECT_EQ(post("amir", path + "/approve").at("state"), "booked");
    auto const vendor = get("fran", "/parties/" + party_.at("carpat"));
    EXPECT_EQ(vendor.at("iban"), known_iban);
    EXPECT_EQ(vendor.at("bic"), "AAAAROBU") << "the account was not what it was about";
}

TEST_P(IncomingPaper, of_another_account_waits_although_the_data_name_the_one_that_we_have) {
    auto const received = receive_with_paper({.account = "DE89 3704 0044 0532 0130 00"});
    EXPECT_EQ(received.at("differences/0/field"), "paper_iban") << received.body;
    EXPECT_EQ(received.at("differences/0/theirs"), known_iban);
    EXPECT_EQ(received.at("differences/0/ours"), other_iban);
    EXPECT_EQ(post("fran", "/e_invoices/" + received.at("id") + "/accept").at("state"), "held");
}

TEST_P(IncomingPaper, keeps_its_differences_beside_those_with_what_we_have) {
    auto const received = receive_with_paper({}, other_iban);
    EXPECT_EQ(received.at("differences/0/field"), "paper_iban") << received.body;
    EXPECT_EQ(received.at("differences/1/field"), "iban");
    auto const path = "/e_invoices/" + received.at("id");
    EXPECT_EQ(post("fran", path + "/accept").size_at("differences"), 2U);
    EXPECT_EQ(post("amir", path + "/approve").at("state"), "booked");
    EXPECT_EQ(get("fran", "/parties/" + party_.at("carpat")).at("iban"), other_iban);
}

TEST_P(IncomingPaper, of_another_number_is_said_and_holds_nothing) {
    auto const received = receive_with_paper({.number = "C-8"});
    EXPECT_EQ(received.at("differences/0/field"), "paper_number") << received.body;
    EXPECT_EQ(post("fran", "/e_invoices/" + received.at("id") + "/accept").at("state"), "booked");
}

TEST_P(IncomingPaper, without_figures_says_nothing) {
    pdf::PrintedDocument scan;
    scan.title = "Factură";
    scan.issued_on = *Date::parse("2026-11-08");
    auto const received = upload("/e_invoices", hybrid_of(pdf::render_pdf(scan), partners_invoice("C-7", known_iban)));
    EXPECT_EQ(received.size_at("differences"), 0U) << received.body;
}

TEST(PaperOfSamples, shows_what_their_data_say) {
    auto const folder = test::oracles("factur-x/pdf-correct");
    if (!folder || !pdf::can_read_text()) GTEST_SKIP() << "the official samples or poppler-utils are not here";
    int count = 0;
    for (auto const& entry : std::filesystem::directory_iterator(*folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::ostringstream bytes;
        bytes << file.rdbuf();
        auto document = read_incoming(bytes.str());
        read_paper(document, bytes.str());
        for (auto const& one : to_incoming(document).differences) {
            ADD_FAILURE() << entry.path() << ' ' << one.field << ' ' << one.theirs << ' ' << one.ours;
        }
        count += document.paper.empty() ? 0 : 1;
    }
    EXPECT_GE(count, 3);
}

}  // namespace
}  // namespace farflung::billing
