#include <gtest/gtest.h>

#include <algorithm>
#include <boost/regex.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/json_write.hpp"
#include "e_invoice/read.hpp"
#include "e_invoice/write.hpp"
#include "official_rules.hpp"

namespace farflung::e_invoice {

namespace {

/// The official samples that are valid, in both syntaxes.
std::map<std::string, ReadInvoice> valid_samples() {
    std::map<std::string, ReadInvoice> samples;
    for (auto const* folder :
         {"en16931/ubl-examples", "en16931/cii-examples", "xrechnung/business-cases", "factur-x/cii-correct"}) {
        auto const path = test::oracles(folder);
        if (!path) continue;
        for (auto const& file : std::filesystem::directory_iterator(*path)) {
            std::ifstream bytes(file.path(), std::ios::binary);
            std::ostringstream text;
            text << bytes.rdbuf();
            auto read = read_xml(text.str());
            auto const faults = check(read);
            bool const is_valid = std::ranges::none_of(
                faults, [](Finding const& finding) { return finding.severity == Severity::fatal; });
            if (is_valid) samples.emplace(file.path().filename().string(), std::move(read));
        }
    }
    return samples;
}

/// As JSON, for comparing: without what is attached, for its bytes are not taken out, and without what says nothing:
/// empty groups, the document's own currency as that of its tax, a tax total of nought, idle digits of a number.
std::string said_by(EInvoice invoice) {
    if (invoice.base_currency == invoice.currency) invoice.base_currency.clear();
    if (invoice.totals.tax && invoice.totals.tax->is_zero()) invoice.totals.tax.reset();
    for (auto& document : invoice.documents) document = {document.id, document.description, document.address, {}, {}};
    auto text = to_json(invoice);
    static boost::regex const idle_digits(R"re("(-?\d+)(?:\.0+|(\.\d*[1-9])0+)")re");
    text = boost::regex_replace(text, idle_digits, R"("$1$2")");
    static boost::regex const idle_names(R"re(\{"id":"","scheme":"\w*"\})re");
    text = boost::regex_replace(text, idle_names, "null");
    static boost::regex const idle_groups(R"re(\{(?:"\w+":(?:""|null),?)+\})re");
    return boost::regex_replace(text, idle_groups, "null");
}

Syntax other_than(Syntax syntax) { return syntax == Syntax::cii ? Syntax::ubl : Syntax::cii; }

std::string fatal(ReadInvoice const& read) {
    std::string rules;
    for (auto const& finding : check(read)) {
        if (finding.severity == Severity::fatal) rules += finding.rule + " at " + finding.place + "\n";
    }
    return rules;
}

}  // namespace

TEST(OtherSyntax, says_the_same_and_there_and_back_is_word_for_word) {
    auto const samples = valid_samples();
    if (samples.empty()) GTEST_SKIP() << "the samples are not here";
    EXPECT_GE(samples.size(), 65U);
    for (auto const& [name, sample] : samples) {
        auto const there = read_xml(write(sample.invoice, other_than(sample.syntax)));
        EXPECT_EQ(said_by(there.invoice), said_by(sample.invoice)) << name;
        EXPECT_EQ(fatal(there), "") << name;
        auto const back = read_xml(write(there.invoice, sample.syntax));
        EXPECT_EQ(said_by(back.invoice), said_by(sample.invoice)) << name;
    }
}

TEST(OtherSyntax, is_taken_by_the_official_rules) {
    if (auto const why = test::why_no_schematron(); !why.empty()) GTEST_SKIP() << why;
    test::Documents ubl;
    test::Documents cii;
    for (auto const& [name, sample] : valid_samples()) {
        auto const syntax = other_than(sample.syntax);
        (syntax == Syntax::cii ? cii : ubl)[name] = write(sample.invoice, syntax);
    }
    auto const rules = *test::oracles("en16931");
    for (auto const& [stylesheet, documents] :
         {std::pair{"EN16931-UBL-validation.xslt", ubl}, std::pair{"EN16931-CII-validation.xslt", cii}}) {
        for (auto const& [name, broken] : test::run_schematron(rules / stylesheet, documents)) {
            for (auto const& rule : broken) ADD_FAILURE() << name << " breaks " << rule;
        }
    }
}

}  // namespace farflung::e_invoice
