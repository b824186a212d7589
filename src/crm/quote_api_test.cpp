#include <array>
#include <cstdlib>
#include <fstream>

#include "crm/verify.hpp"
#include "official_rules.hpp"
#include "test_world.hpp"

namespace farflung::crm {
namespace {

class Quotes : public test::WorldTest {
  protected:
    std::string body(std::string const& lines, std::string const& more = "", std::string const& currency = "EUR") {
        return R"({"title":"Wreck atlas","customer_id":")" + party_.at("gozo") + R"(","currency":")" + currency +
               R"(","lines":[)" + lines + "]" + more + "}";
    }
    std::string quote(std::string const& lines, std::string const& more = "") {
        return make("kofi", "/quotes", body(lines, more));
    }
    std::string sent(std::string const& id) {
        auto const reply = post("kofi", "/quotes/" + id + "/send");
        EXPECT_EQ(reply.status, 200) << reply.body;
        auto const url = reply.at("url");
        return url.substr(url.find("/p/quotes/"));
    }
    void move_company_to(std::string const& country) {
        auto const reply =
            patch("dana", "/parties/" + party_.at("tidewrack"), R"({"address":{"country":")" + country + "\"}}");
        ASSERT_EQ(reply.status, 200) << reply.body;
    }
    std::string words_of(test::Reply const& paper) {
        auto const file = (folder_.path() / "paper.pdf").string();
        std::ofstream(file, std::ios::binary) << paper.body;
        return test::output_of("pdftotext -layout " + file + " -");
    }
    static std::string with_workspace(std::string const& change) {
        return (change.find(" where ") == std::string::npos ? " where" : " and") +
               std::string(" workspace_id = :workspace");
    }
    static constexpr auto taxed = R"({"description":"Charts","price":"100","tax_rate":"20"})";
};
INSTANTIATE_TEST_SUITE_P(Both, Quotes, test::both_databases(), test::name_of);

TEST_P(Quotes, take_discounts_and_charges_off_before_the_tax) {
    auto const id = quote(
        R"({"description":"Charts","price":"100","tax_rate":"20","adjustments":[{"kind":"discount","reason":"Loyal","percent":"10"}]})",
        R"(,"adjustments":[{"kind":"charge","reason":"Freight","amount":{"amount":"5.00","currency":"EUR"}}])");
    auto const shown = get("kofi", "/quotes/" + id);
    EXPECT_EQ(shown.at("lines/0/net/amount"), "90.00");
    EXPECT_EQ(shown.at("net/amount"), "95.00");
    EXPECT_EQ(shown.at("tax/amount"), "19.00");
    EXPECT_EQ(shown.at("total/amount"), "114.00");
    EXPECT_EQ(shown.at("taxes/0/rate"), "20");
}

TEST_P(Quotes, may_have_prices_with_tax) {
    auto const shown = get("kofi", "/quotes/" + quote(R"({"description":"Charts","price":"0.03","tax_rate":"19"})",
                                                      R"(,"prices":"with_tax")"));
    EXPECT_EQ(shown.at("total/amount"), "0.03");
    EXPECT_EQ(shown.at("rounding/amount"), "-0.01");
    EXPECT_EQ(shown.at("lines/0/gross/amount"), "0.03");
}

TEST_P(Quotes, bear_the_tax_that_the_rules_set_and_say_why) {
    auto const abroad = get("kofi", "/quotes/" + quote(R"({"description":"Charts","price":"100","tax_by":"rules"})"));
    EXPECT_EQ(abroad.at("lines/0/tax_category"), "G");
    EXPECT_NE(abroad.at("lines/0/tax_reason"), "");
}

TEST_P(Quotes, round_their_tax_as_the_country_of_the_seat_does) {
    move_company_to("JP");
    auto const yen = R"({"description":"Charts","price":"99","tax_rate":"10"})";
    auto const shown = get("kofi", "/quotes/" + make("kofi", "/quotes", body(yen, "", "JPY")));
    EXPECT_EQ(shown.at("tax_rounding"), "down");
    EXPECT_EQ(shown.at("tax/amount"), "9") << shown.body;
}

TEST_P(Quotes, are_refused_by_path_for_what_an_invoice_would_be_refused_for) {
    auto const first_path = [&](std::string const& lines, std::string const& more = "") {
        auto const reply = post("kofi", "/quotes", body(lines, more));
        EXPECT_EQ(reply.status, 422) << reply.body;
        return reply.at("problems/0/path");
    };
    EXPECT_EQ(first_path(R"({"description":"Charts","price":"1","tax_rate":"7","tax_category":"AE"})"),
              "lines/0/tax_rate");
    EXPECT_EQ(first_path(R"({"description":"Charts","price":"1","quantity":"0"})"), "lines/0/quantity");
    EXPECT_EQ(first_path(taxed, R"(,"adjustments":[{"reason":"Loyal"}])"), "adjustments/0/amount");
    EXPECT_EQ(first_path(taxed, R"(,"adjustments":[{"reason":"Loyal","amount":{"amount":"5.00","currency":"USD"}}])"),
              "adjustments/0/amount");
    EXPECT_EQ(first_path(R"({"description":"Charts","price":"1","adjustments":[{"reason":"Loyal","percent":"0"}]})"),
              "lines/0/adjustments/0/percent");
    EXPECT_EQ(first_path(R"({"description":"Charts","price":"1000000000","quantity":"1000000"})"), "lines");
}

TEST_P(Quotes, are_sent_with_the_tax_of_the_day_and_keep_both_parties) {
    auto const id = quote(R"({"description":"Charts","price":"100","tax_by":"rules"})");
    move_company_to("JP");
    sent(id);
    EXPECT_EQ(patch("kofi", "/parties/" + party_.at("gozo"), R"({"name":"Renamed Ltd"})").status, 200);
    auto const shown = get("kofi", "/quotes/" + id);
    EXPECT_EQ(shown.at("seller/address/country"), "JP");
    EXPECT_EQ(shown.at("buyer/name"), "Gozo Dive Charters Ltd");
    EXPECT_EQ(shown.at("lines/0/tax_reason").find("s 38-190"), std::string::npos)
        << "the seat moved before it was sent";
}

TEST_P(Quotes, stay_as_they_are_in_their_next_version) {
    auto const id = quote(taxed, R"(,"prices":"with_tax","adjustments":[{"reason":"Loyal","percent":"10"}])");
    sent(id);
    auto const revised = post("kofi", "/quotes/" + id + "/revise");
    EXPECT_EQ(revised.at("total/amount"), "90.00") << revised.body;
    EXPECT_EQ(revised.at("prices"), "with_tax");
    EXPECT_EQ(revised.at("seller"), "null") << "a draft is not frozen";
}

TEST_P(Quotes, say_discounts_and_tax_on_their_page_and_on_paper) {
    if (std::system("command -v pdftotext >/dev/null 2>&1") != 0) GTEST_SKIP() << "poppler-utils is not installed";
    auto const id = quote(
        R"({"description":"Charts","detail":"Two bays","price":"1234.5","tax_by":"rules","skill":"Blender","cost":{"amount":"777.77","currency":"EUR"}})",
        R"(,"intro":"As we said on the quay.","terms":"Half in advance.","valid_until":"2026-12-24",)"
        R"("adjustments":[{"reason":"Loyal","percent":"10"}])");
    auto const draft = words_of(get("kofi", "/quotes/" + id + "/document/pdf"));
    EXPECT_NE(draft.find("Draft"), std::string::npos) << draft;
    auto const page_at = sent(id);
    EXPECT_EQ(get("kofi", "/quotes/" + id + "/document/pdf").status, 409) << "it is drawn by a job";
    EXPECT_EQ(get("nobody", page_at).body.find("/pdf\""), std::string::npos);
    run_jobs();
    auto const page = get("nobody", page_at).body;
    auto const paper = get("nobody", page_at + "/pdf");
    EXPECT_EQ(paper.status, 200);
    auto const words = words_of(paper);
    for (auto const* said : {"Discount 10 %: Loyal", "Export outside the tax area", "Half in advance.", "Two bays",
                             "As we said on the quay.", "Wreck atlas", "1,111.05"}) {
        EXPECT_NE(words.find(said), std::string::npos) << said << "\n" << words;
        EXPECT_NE(page.find(said), std::string::npos) << said << "\n" << page;
    }
    for (auto const* ours : {"Blender", "777.77"}) {
        EXPECT_EQ(words.find(ours), std::string::npos) << words;
        EXPECT_EQ(page.find(ours), std::string::npos) << page;
    }
    EXPECT_NE(words.find("24 Dec 2026"), std::string::npos) << words;
    EXPECT_NE(page.find("/pdf\""), std::string::npos);
}

TEST_P(Quotes, keep_the_bytes_of_the_paper_that_was_sent) {
    auto const id = quote(taxed);
    sent(id);
    run_jobs();
    auto const before = get("kofi", "/quotes/" + id + "/document/pdf").body;
    ASSERT_EQ(before.substr(0, 5), "%PDF-");
    EXPECT_EQ(post("dana", "/letterhead", R"({"accent":"#00687A"})").status, 200);
    move_company_to("MT");
    EXPECT_EQ(get("kofi", "/quotes/" + id + "/document/pdf").body, before);
}

TEST_P(Quotes, are_proven_and_each_fault_is_found) {
    sent(quote(taxed, R"(,"adjustments":[{"reason":"Loyal","percent":"10"}])"));
    quote(taxed, R"(,"prices":"with_tax")");
    run_jobs();
    auto const found = [&] {
        std::vector<ledger::Finding> findings;
        look_as_system([&](Unit const& unit) { findings = verify_quotes(unit); });
        return findings;
    };
    EXPECT_TRUE(found().empty());
    for (auto const& [what, change, back] : std::vector<std::array<std::string, 3>>{
             {"M4", "crm_quotes set total_minor = total_minor + 1", "crm_quotes set total_minor = total_minor - 1"},
             {"M4", "crm_quote_lines set net_minor = net_minor + 1", "crm_quote_lines set net_minor = net_minor - 1"},
             {"M3", "crm_quotes set shown_html = shown_html || ' ' where state = 'sent'",
              "crm_quotes set shown_html = substr(shown_html, 1, length(shown_html) - 1) where state = 'sent'"},
             {"M3", "crm_quote_papers set sha256 = '' || substr(sha256, 2) || '0'", ""}}) {
        as_system([&](Unit& unit) { unit.execute("update " + change + with_workspace(change)); });
        auto const findings = found();
        ASSERT_FALSE(findings.empty()) << change;
        EXPECT_EQ(findings.front().invariant, what) << findings.front().text;
        if (!back.empty()) as_system([&](Unit& unit) { unit.execute("update " + back + with_workspace(back)); });
    }
}

TEST_P(Quotes, show_their_paper_to_their_customer_alone) {
    auto const id = quote(taxed);
    EXPECT_EQ(get("rita", "/quotes/" + id + "/document/pdf").status, 404) << "a draft is ours";
    auto const page = sent(id);
    run_jobs();
    EXPECT_EQ(get("rita", "/quotes/" + id + "/document/pdf").status, 200);
    EXPECT_EQ(get("aiko", "/quotes/" + id + "/document/pdf").status, 404);
    EXPECT_EQ(get("mallory", "/quotes/" + id + "/document/pdf").status, 404);
    for (auto const* who : {"andrei", "nobody"}) {
        EXPECT_GE(get(who, "/quotes/" + id + "/document/pdf").status, 401) << who;
    }
    EXPECT_EQ(get("nobody", page + "x/pdf").status, 404);
    auto const seen = get("rita", "/quotes/" + id);
    EXPECT_EQ(seen.body.find("tax_by"), std::string::npos) << seen.body;
    EXPECT_EQ(seen.body.find("tax_question"), std::string::npos);
}

}  // namespace
}  // namespace farflung::crm
