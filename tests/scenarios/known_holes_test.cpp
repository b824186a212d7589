#include <filesystem>
#include <fstream>
#include <sstream>

#include "matrix.hpp"
#include "outside_judges.hpp"

namespace farflung {
namespace {

std::string text_of(std::filesystem::path const& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Every test of the sources as `Suite.name`, and every browser story by its name.
std::set<std::string> names_of_tests() {
    std::set<std::string> names;
    for (auto const* folder : {"src", "tests"}) {
        for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (!entry.path().filename().string().ends_with("_test.cpp")) continue;
            std::istringstream lines(text_of(entry.path()));
            for (std::string line; std::getline(lines, line);) {
                auto const open = line.find('(');
                auto const comma = line.find(", ");
                auto const close = line.find(')');
                if (!line.starts_with("TEST") || comma == std::string::npos || close == std::string::npos) continue;
                names.insert(line.substr(open + 1, comma - open - 1) + "." + line.substr(comma + 2, close - comma - 2));
            }
        }
    }
    std::istringstream stories(text_of("web/e2e/run.ts"));
    for (std::string line; std::getline(stories, line);) {
        auto const end = line.find("': ");
        if (line.starts_with("  '") && end != std::string::npos) names.insert(line.substr(3, end - 3));
    }
    return names;
}

std::vector<std::string> in_backticks(std::string const& text) {
    std::vector<std::string> found;
    for (auto at = text.find('`'); at != std::string::npos; at = text.find('`', at + 1)) {
        auto const start = at + 1;
        at = text.find('`', start);
        if (at == std::string::npos) break;
        found.push_back(text.substr(start, at - start));
    }
    return found;
}

TEST(KnownHoles, each_of_the_thirty_six_names_a_test_that_exists_or_says_why_there_is_none) {
    auto const names = names_of_tests();
    ASSERT_GT(names.size(), 300U);
    EXPECT_FALSE(names.contains("KnownHoles.a_test_that_nobody_wrote"));
    std::istringstream lines(text_of("docs/operating/known_holes.md"));
    int rows = 0;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| " + std::to_string(rows + 1) + " |")) continue;
        ++rows;
        auto const tests = line.substr(line.rfind("| ", line.size() - 2));
        auto const named = in_backticks(tests);
        EXPECT_TRUE(!named.empty() || tests.find("Nothing of the kind is here") != std::string::npos) << line;
        for (auto const& name : named) EXPECT_TRUE(names.contains(name)) << rows << ": no test is called " << name;
    }
    EXPECT_EQ(rows, 36);
}

/// Holes of other programs, tried here.
class OldHoles : public Matrix {
  protected:
    std::string session_of(std::string const& name) {
        std::string session;
        as_system([&](Unit& unit) {
            session = issue_credential(unit, {.account = unit.find_by<Account>("name", name)->id,
                                              .kind = CredentialKind::session,
                                              .name = {},
                                              .keys = {},
                                              .lives_ms = 1000000,
                                              .code = {}});
        });
        return session;
    }
    int status_with(std::map<std::string, std::string> headers) {
        return ask("nobody", {.method = "GET", .path = "/session", .headers = std::move(headers)}).status;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, OldHoles, test::both_databases(), test::name_of);

TEST_P(OldHoles, a_header_that_names_a_user_signs_nobody_in) {
    for (auto const* name : {"X-Remote-User", "Remote-User", "X-Forwarded-User", "X-Forwarded-Email", "X-Auth-User",
                             "X-User", "From", "X-Real-User", "X-Original-User", "X-Impersonate-User"}) {
        EXPECT_EQ(status_with({{name, "dana@example.com"}}), 401) << name;
    }
}

TEST_P(OldHoles, a_secret_of_one_kind_opens_nothing_of_another) {
    auto const session = session_of("Dana");
    EXPECT_EQ(status_with({{"Cookie", "farflung_session=" + session}}), 200) << "the session is good";
    EXPECT_EQ(status_with({{"Authorization", "Bearer " + session}}), 401);
    EXPECT_EQ(status_with({{"Cookie", "farflung_session=" + tokens_.at("dana")}}), 401);
    for (auto const& secret : {session, tokens_.at("dana"), tokens_.at("rita")}) {
        EXPECT_FALSE(post("nobody", "/portal_links/use", R"({"secret":")" + secret + R"("})").is_good());
        EXPECT_FALSE(post("nobody", "/invitations/accept",
                          R"({"secret":")" + secret + R"(","password":"correct horse battery"})")
                         .is_good());
        EXPECT_EQ(get("nobody", "/p/quotes/" + secret).status, 404);
        EXPECT_EQ(get("nobody", "/p/invoices/" + secret).status, 404);
    }
}

TEST_P(OldHoles, a_share_link_opens_its_page_and_no_other_way_in) {
    auto const page = id("quote_page");
    auto const secret = page.substr(page.rfind('/') + 1);
    EXPECT_EQ(get("nobody", page).status, 200) << "the link is good";
    for (auto const* name : {"secret", "share", "hash", "token", "key", "hashp"}) {
        for (auto const* path : {"/quotes/{quote}", "/invoices/{invoice}", "/files/{customer_file}/content"}) {
            EXPECT_EQ(get("nobody", filled(path) + "?" + name + "=" + secret).status, 401) << path << name;
        }
    }
    EXPECT_EQ(get("nobody", "/p/invoices/" + secret).status, 404) << "nor the page of another kind";
}

TEST_P(OldHoles, asking_for_a_link_tells_nobody_who_is_known) {
    auto const known = post("nobody", "/portal_links", R"({"email":"rita@example.com"})");
    auto const unknown = post("nobody", "/portal_links", R"({"email":"nobody@example.org"})");
    EXPECT_EQ(known.status, unknown.status);
    EXPECT_EQ(known.body, unknown.body);
}

TEST_P(OldHoles, a_password_of_a_million_letters_is_refused_before_it_is_hashed) {
    auto const reply =
        post("nobody", "/session", R"({"email":"dana@example.com","password":")" + std::string(1000000, 'x') + R"("})");
    EXPECT_EQ(reply.status, 422) << reply.body.substr(0, 200);
}

TEST_P(OldHoles, an_address_finds_nobody_out_of_reach) {
    for (auto const* query : {"email=aiko@example.com", "q=aiko", "email.in=aiko@example.com", "name=aiko"}) {
        auto const reply = get("rita", std::string("/parties?") + query);
        EXPECT_EQ(reply.body.find("aiko@example.com"), std::string::npos) << query << reply.body;
        EXPECT_EQ(reply.size_at("items"), 0U) << query << reply.body;
    }
}

TEST_P(OldHoles, what_is_less_than_nothing_is_refused) {
    struct Wrong {
        char const* who;
        char const* path;
        char const* json;
    };
    for (auto const& wrong : std::vector<Wrong>{
             {"fran", "/payments", R"({"party_id":"{gozo}","amount":{"amount":"-5.00","currency":"EUR"}})"},
             {"fran", "/payments", R"({"party_id":"{gozo}","amount":{"amount":"0.00","currency":"EUR"}})"},
             {"ilse", "/time_entries", R"({"task_id":"{charting}","worked_on":"2026-11-09","minutes":-90})"},
             {"ilse", "/work_packages/{kiki_package}/offer",
              R"({"partner_id":"{carpat}","price":{"amount":"-1.00","currency":"RON"}})"},
             {"fran", "/exchange_rates",
              R"({"currency":"EUR","valid_on":"2026-11-10","rate":"-1.6","source":"ECB"})"}}) {
        EXPECT_EQ(post(wrong.who, filled(wrong.path), filled(wrong.json)).status, 422) << wrong.path << wrong.json;
    }
}

/// What a customer left as credit, and what a mandate lets us collect, belong to who pays.
TEST_P(OldHoles, an_invoice_is_never_paid_with_what_another_customer_left) {
    auto const paid =
        post("fran", "/payments", filled(R"({"party_id":"{gozo}","amount":{"amount":"50.00","currency":"EUR"}})"));
    ASSERT_EQ(paid.status, 200) << paid.body;
    auto const issued = post("fran", "/invoices/issued",
                             filled(R"({"customer_id":"{minato}","currency":"EUR","lines":[)"
                                    R"({"description":"Survey","price":"50","tax_by":"hand","tax_category":"G"}]})"));
    ASSERT_EQ(issued.status, 200) << issued.body;
    auto const taken = post("fran", "/payments/" + paid.at("id") + "/allocate",
                            R"({"allocations":[{"invoice_id":")" + issued.at("id") + R"("}]})");
    EXPECT_EQ(taken.at("problems/0/code"), "allocation.other_party") << taken.body;
    EXPECT_EQ(get("fran", "/invoices/" + issued.at("id")).at("open/amount"), "50.00");
    EXPECT_EQ(get("fran", "/payments/" + paid.at("id")).at("unallocated/amount"), "50.00");
}

/// Words of a document are drawn, whatever they would mean to a program that draws pages from markup.
TEST_P(OldHoles, paper_fetches_and_opens_nothing_that_its_words_name) {
    auto const issued = post(
        "fran", "/invoices/issued",
        filled(R"({"customer_id":"{gozo}","currency":"EUR","lines":[{"description":"<img src='file:///etc/passwd'>",)"
               R"("detail":"\\input{/etc/passwd} <iframe src=/etc/passwd>","price":"50","tax_by":"hand",)"
               R"("tax_category":"G"}]})"));
    ASSERT_EQ(issued.status, 200) << issued.body;
    run_jobs();
    auto const paper = (folder_.path() / "paper.pdf").string();
    std::ofstream(paper, std::ios::binary) << get("fran", "/invoices/" + issued.at("id") + "/document/pdf").body;
    auto const words = run("pdftotext -layout " + paper + " -").text;
    EXPECT_NE(words.find("file:///etc/passwd"), std::string::npos) << "it stands there as it was typed: " << words;
    EXPECT_EQ(words.find("root:"), std::string::npos) << words;
}

/// C11: addresses that lead elsewhere, and parameters that other programs follow.
TEST_P(OldHoles, no_parameter_leads_a_visitor_elsewhere) {
    std::vector<std::string> const addresses{"https://evil.example",
                                             "//evil.example",
                                             "///evil.example",
                                             "/\\evil.example",
                                             "\\\\evil.example",
                                             "https:evil.example",
                                             "/%09/evil.example",
                                             "https:/evil.example",
                                             "javascript:alert(1)",
                                             "data:text/html,x",
                                             "//evil.example%2f..",
                                             "/p/../..//evil.example",
                                             "http://farflung.test@evil.example",
                                             "http://farflung.test.evil.example",
                                             "%0d%0aLocation:%20//evil.example",
                                             "//evil%E3%80%82example"};
    for (auto const& address : addresses) {
        for (auto const* name : {"next", "url", "redirect", "return_to", "continue"}) {
            for (auto const& path : {id("quote_page"), std::string("/session")}) {
                auto const reply = get("nobody", path + "?" + name + "=" + address);
                EXPECT_FALSE(reply.headers.contains("Location")) << path << name << address;
                EXPECT_LT(reply.status, 500);
            }
        }
    }
}

/// A path that looks like a file must not make a cache keep somebody's page.
TEST_P(OldHoles, a_private_answer_under_a_name_of_a_file_is_not_there) {
    for (auto const* path : {"/session", "/parties", "/invoices/{invoice}"}) {
        for (auto const* suffix : {"/x.css", ".css", ";x.js", "%2fx.png", "%00.css", "/..%2fx.ico", "%3f.css"}) {
            auto const reply = get("dana", filled(path) + suffix);
            EXPECT_TRUE(reply.status == 404 || reply.status == 400) << path << suffix << " " << reply.status;
            EXPECT_EQ(reply.headers.at("Cache-Control"), "no-store") << path << suffix;
        }
    }
}

}  // namespace
}  // namespace farflung
