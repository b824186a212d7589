#include <cstdlib>
#include <fstream>

#include "billing/billing_world.hpp"
#include "core/swiss_payment.hpp"
#include "official_rules.hpp"

namespace farflung::billing {
namespace {

constexpr auto* ordinary_iban = "CH58 0079 1123 0008 8901 2";
constexpr auto* qr_iban = "CH44 3199 9123 0008 8901 2";

class SwissBills : public BillingWorld {
  protected:
    SwissBills() {
        rate("CHF", "2026-11-09", "1.70");
        move("gozo", {.street = "Musterstrasse 1", .city = "Seldwyla", .postcode = "8000", .country = "CH"});
        as_system([&](Unit& unit) {
            auto own = unit.get(people::own_company(unit));
            own.name = "Tidewrack Pty Ltd";
            own.address = {.street = "14 Wharf Lane", .city = "Sydney", .postcode = "2009", .country = "AU"};
            own.iban = ordinary_iban;
            unit.save(own);
        });
    }
    void move(std::string const& customer, Address address) {
        as_system([&](Unit& unit) {
            auto party = unit.get(*PartyId::parse(party_.at(customer)));
            party.address = std::move(address);
            unit.save(party);
        });
    }
    void set_own_iban(std::string const& iban) {
        as_system([&](Unit& unit) {
            auto own = unit.get(people::own_company(unit));
            own.iban = iban;
            unit.save(own);
        });
    }
    std::string code_of(std::string const& invoice) { return decoded(swiss_qr(invoice).body); }
    test::Reply swiss_qr(std::string const& invoice) {
        return get("fran", "/invoices/" + invoice + "/document/swiss_qr.png");
    }
    std::string words_of(std::string const& invoice) {
        return test::output_of("pdftotext -layout " + paper_of(invoice) + " -");
    }
    /// What another program reads off the picture.
    std::string decoded(std::string const& png) {
        auto const file = (folder_.path() / "code.png").string();
        std::ofstream(file, std::ios::binary) << png;
        return test::output_of("zbarimg --nodbus --quiet --raw " + file);
    }
    std::string code_on_paper(std::string const& invoice) {
        auto const picture = (folder_.path() / "page").string();
        test::output_of("pdftoppm -r 200 -gray -png -singlefile -x 488 -y 1600 -W 440 -H 440 " + paper_of(invoice) +
                        " " + picture);
        return test::output_of("zbarimg --nodbus --quiet --raw " + picture + ".png");
    }

  private:
    std::string paper_of(std::string const& invoice) {
        run_jobs();
        auto const file = (folder_.path() / "paper.pdf").string();
        std::ofstream(file, std::ios::binary) << get("fran", "/invoices/" + invoice + "/document/pdf").body;
        return file;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, SwissBills, test::both_databases(), test::name_of);

std::string const head = "SPC\n0200\n1\n";
std::string const seller = "S\nTidewrack Pty Ltd\n14 Wharf Lane\n\n2009\nSydney\nAU\n\n\n\n\n\n\n\n";
std::string const buyer = "S\nGozo Dive Charters Ltd\nMusterstrasse\n1\n8000\nSeldwyla\nCH\n";

TEST_P(SwissBills, ask_on_paper_and_as_a_picture_for_the_same_in_the_fields_of_the_guidelines) {
    auto const invoice = issued("gozo", "CHF", "1949.75");
    auto const expected = head + "CH5800791123000889012\n" + seller + "1949.75\nCHF\n" + buyer +
                          "SCOR\nRF16INV20260001\nINV-2026-0001\nEPD\n";
    EXPECT_EQ(swiss_qr(invoice).headers.at("Content-Type"), "image/png");
    EXPECT_EQ(code_of(invoice), expected);
    EXPECT_EQ(code_on_paper(invoice), expected);
    auto const words = words_of(invoice);
    for (auto const* text : {"Payment part", "Receipt", "1 949.75", "RF16 INV2 0260 001", "8000 Seldwyla", "AU-2009"}) {
        EXPECT_NE(words.find(text), std::string::npos) << text << words;
    }
}

TEST_P(SwissBills, name_a_qr_reference_beside_a_qr_iban) {
    set_own_iban(qr_iban);
    EXPECT_EQ(code_of(issued("gozo", "EUR", "10")), head + "CH4431999123000889012\n" + seller + "10.00\nEUR\n" + buyer +
                                                        "QRR\n" + *make_qr_reference("INV-2026-0001") +
                                                        "\nINV-2026-0001\nEPD\n");
}

TEST_P(SwissBills, ask_for_what_is_still_open) {
    auto const invoice = issued("gozo", "CHF", "100");
    make("fran", "/payments",
         R"({"party_id":")" + party_.at("gozo") +
             R"(","amount":{"amount":"40.00","currency":"CHF"},"allocations":[{"invoice_id":")" + invoice + R"("}]})");
    EXPECT_NE(code_of(invoice).find("\n60.00\nCHF\n"), std::string::npos) << code_of(invoice);
}

TEST_P(SwissBills, take_the_place_of_the_code_for_euros_where_the_customers_bank_reads_them) {
    auto const near = words_of(issued("gozo", "EUR", "10"));
    EXPECT_NE(near.find("Payment part"), std::string::npos);
    EXPECT_EQ(near.find("Scan with your banking app"), std::string::npos);
    move("gozo", {.street = "7 Triq il-Port", .city = "Gozo", .postcode = "GSM 9020", .country = "MT"});
    auto const far = words_of(issued("gozo", "EUR", "10"));
    EXPECT_NE(far.find("Payment part"), std::string::npos);
    EXPECT_NE(far.find("Scan with your banking app"), std::string::npos);
}

TEST_P(SwissBills, are_none_where_a_bank_would_refuse_them) {
    rate("USD", "2026-11-09", "1.50");
    EXPECT_EQ(swiss_qr(issued("gozo", "USD", "10")).at("code"), "document.no_swiss_code");
    set_own_iban("MT84MALT011000012345MTLCAST001S");
    auto const elsewhere = issued("gozo", "CHF", "10");
    EXPECT_EQ(swiss_qr(elsewhere).status, 409);
    EXPECT_EQ(words_of(elsewhere).find("Payment part"), std::string::npos);
    set_own_iban(ordinary_iban);
    as_system([&](Unit& unit) {
        auto own = unit.get(people::own_company(unit));
        own.address.postcode.clear();
        unit.save(own);
    });
    auto const incomplete = issued("gozo", "CHF", "10");
    EXPECT_EQ(swiss_qr(incomplete).status, 409);
    EXPECT_EQ(words_of(incomplete).find("Payment part"), std::string::npos);
    auto const note = post("fran", "/invoices/" + elsewhere + "/credit").at("id");
    EXPECT_EQ(swiss_qr(note).status, 409) << "a credit note asks for nothing";
}

TEST_P(SwissBills, stand_on_the_page_of_the_link_with_their_cross) {
    auto const invoice = issued("gozo", "CHF", "10");
    auto const url = post("fran", "/invoices/" + invoice + "/send", R"({"to":"books@gozo.example"})").at("url");
    auto const page = get("nobody", url.substr(url.find("/p/"))).body;
    auto const svg = page.find("<svg class=\"qr\"");
    ASSERT_NE(svg, std::string::npos);
    auto const picture = page.substr(svg, page.find("</svg>", svg) - svg);
    EXPECT_NE(picture.find("<path fill=\"#fff\" d=\"M", picture.find("<path d=")), std::string::npos);
}

}  // namespace
}  // namespace farflung::billing
