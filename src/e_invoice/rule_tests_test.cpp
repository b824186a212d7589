#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "core/xml.hpp"
#include "e_invoice/read.hpp"
#include "official_rules.hpp"

namespace farflung::e_invoice {

namespace {

std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::set<std::string> rules_broken_by(std::string const& xml) {
    std::set<std::string> rules;
    for (auto const& finding : check(read_xml(xml))) {
        if (finding.severity == Severity::fatal) rules.insert(finding.rule);
    }
    return rules;
}

/// The invoices inside a file of official tests, cut out as they stand, with what must come of each.
struct OfficialCase {
    std::string name;
    std::string xml;
    std::set<std::string> breaks;
    std::set<std::string> keeps;
};

std::string cut(std::string const& text, std::string const& from, std::string const& to, std::size_t& at) {
    auto const start = text.find(from, at);
    if (start == std::string::npos) return {};
    auto const end = text.find(to, start);
    if (end == std::string::npos) return {};
    at = end + to.size();
    return text.substr(start, at - start);
}

std::vector<OfficialCase> cases_in(std::filesystem::path const& path) {
    std::vector<OfficialCase> cases;
    auto const text = bytes_of(path);
    std::size_t at = 0;
    for (auto test = cut(text, "<test", "</test>", at); !test.empty(); test = cut(text, "<test", "</test>", at)) {
        // The first <test is the set itself.
        if (test.starts_with("<testSet")) {
            at = text.find("<test", text.find("<testSet") + 8);
            test = cut(text, "<test", "</test>", at);
        }
        std::size_t inside = 0;
        OfficialCase one{.name = path.filename().string() + "#" + std::to_string(cases.size() + 1)};
        auto const asserts = XmlDocument::parse(cut(test, "<assert>", "</assert>", inside));
        for (auto const& error : asserts.root().children("error")) one.breaks.insert(error.text());
        for (auto const& success : asserts.root().children("success")) one.keeps.insert(success.text());
        auto const is_note = test.find("<CreditNote", inside) != std::string::npos;
        one.xml =
            is_note ? cut(test, "<CreditNote", "</CreditNote>", inside) : cut(test, "<Invoice", "</Invoice>", inside);
        cases.push_back(std::move(one));
    }
    return cases;
}

std::vector<OfficialCase> all_cases(std::filesystem::path const& folder) {
    std::vector<OfficialCase> all;
    for (auto const& entry : std::filesystem::directory_iterator(folder / "rule-tests-invoice-ubl")) {
        std::ranges::move(cases_in(entry.path()), std::back_inserter(all));
    }
    return all;
}

}  // namespace

TEST(RuleTests, each_official_case_breaks_and_keeps_the_rules_that_it_says) {
    auto const folder = test::oracles("en16931");
    if (!folder) GTEST_SKIP() << "the official rule tests are not here";
    int broken = 0;
    int kept = 0;
    for (auto const& one : all_cases(*folder)) {
        auto const rules = rules_broken_by(one.xml);
        for (auto const& rule : one.breaks) EXPECT_TRUE(rules.contains(rule)) << one.name << " must break " << rule;
        for (auto const& rule : one.keeps) EXPECT_FALSE(rules.contains(rule)) << one.name << " must keep " << rule;
        broken += static_cast<int>(one.breaks.size());
        kept += static_cast<int>(one.keeps.size());
    }
    EXPECT_GE(broken, 290);
    EXPECT_GE(kept, 250);
}

/// Beyond what each case is about: all rules that the official ones find in it, and no other.
TEST(RuleTests, each_official_case_breaks_all_rules_that_the_official_ones_find) {
    if (auto const why = test::why_no_schematron(); !why.empty()) GTEST_SKIP() << why;
    auto const folder = *test::oracles("en16931");
    auto const cases = all_cases(folder);
    test::Documents documents;
    for (auto const& one : cases) documents[one.name] = one.xml;
    auto const official = test::run_schematron(folder / "EN16931-UBL-validation.xslt", documents);
    for (auto const& one : cases) {
        auto rules = rules_broken_by(one.xml);
        rules.erase("syntax");  // the schema's part, which the official rules do not judge
        auto const found = official.find(one.name);
        EXPECT_EQ(rules, found == official.end() ? std::set<std::string>{} : found->second) << one.name;
    }
}

}  // namespace farflung::e_invoice
