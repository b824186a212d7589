#include "commands/pure.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/json.hpp"
#include "core/testing.hpp"

namespace farflung {

namespace {

std::filesystem::path oracles() {
    auto const* given = std::getenv("FARFLUNG_ORACLES");
    return given != nullptr ? given : "../shared/oracles";
}

std::string read(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Checks every sample whose name begins with `kind`; returns how many there were.
int check_samples(std::string_view kind, bool expected) {
    int count = 0;
    for (auto const& entry : std::filesystem::directory_iterator(oracles() / "json")) {
        if (!entry.path().filename().string().starts_with(kind)) continue;
        ++count;
        EXPECT_EQ(check_json(read(entry.path())).good, expected) << entry.path().filename();
    }
    return count;
}

}  // namespace

TEST(JsonCheck, takes_all_that_rfc_8259_allows_and_nothing_else) {
    if (!std::filesystem::exists(oracles() / "json")) GTEST_SKIP() << "the JSON samples are not here";
    EXPECT_EQ(check_samples("y_", true), 95);
    EXPECT_EQ(check_samples("n_", false), 188);
}

TEST(JsonCheck, answers_either_way_without_falling_over_where_the_standard_is_silent) {
    if (!std::filesystem::exists(oracles() / "json")) GTEST_SKIP() << "the JSON samples are not here";
    for (auto const& entry : std::filesystem::directory_iterator(oracles() / "json")) {
        if (!entry.path().filename().string().starts_with("i_")) continue;
        EXPECT_TRUE(check_json(check_json(read(entry.path())).json).good) << entry.path().filename();
    }
}

struct Case {
    char const* input;
    bool good;
    char const* says;
};

TEST(IbanCheck, takes_a_plain_text_or_a_json_object) {
    for (auto const& one : std::vector<Case>{
             {"DE89 3704 0044 0532 0130 00", true, R"("country":"DE")"},
             {R"({"iban":"gb29nwbk60161331926819"})", true, R"("iban":"GB29NWBK60161331926819")"},
             {"DE89 3704 0044 0532 0130 01", false, R"("reason":"wrong_check_digits")"},
             {"", false, R"("valid":false)"},
         }) {
        auto const answer = check_iban_text(one.input);
        EXPECT_EQ(answer.good, one.good) << one.input;
        EXPECT_NE(answer.json.find(one.says), std::string::npos) << answer.json;
    }
}

TEST(ReferenceCheck, knows_creditor_and_belgian_references) {
    for (auto const& one : std::vector<Case>{
             {"RF18 5390 0754 7034", true, R"("kind":"iso_11649")"},
             {"+++090/9337/55493+++", true, R"("kind":"belgian")"},
             {R"({"reference":"RF18539007547034"})", true, R"("reference":"RF18539007547034")"},
             {"RF19 5390 0754 7034", false, R"("valid":false)"},
         }) {
        auto const answer = check_reference(one.input);
        EXPECT_EQ(answer.good, one.good) << one.input;
        EXPECT_NE(answer.json.find(one.says), std::string::npos) << answer.json;
    }
}

TEST(VatCheck, takes_a_text_an_object_or_lines_of_either) {
    for (auto const& one : std::vector<Case>{
             {"MT 2345 1187", false, R"("reason":"wrong_check_digits")"},
             {"EL 094259216", true, R"({"valid":true,"number":"EL094259216","country":"GR","in_vies":true})"},
             {R"({"number":"51 824 753 556","country":"AU"})", true, R"("in_vies":false)"},
             {R"({"country":"AU"})", false, R"("path":"number")"},
             {"", false, R"("reason":"unknown_country")"},
             {"DE246595415\n\nEL 094259216\n", true, "\n{\"valid\":true,\"number\":\"EL094259216\""},
             {"DE246595415\n{\"number\":\"DE246595416\"}", false, "}\n{\"valid\":false"},
         }) {
        auto const answer = check_tax_number_text(one.input);
        EXPECT_EQ(answer.good, one.good) << one.input;
        EXPECT_NE(answer.json.find(one.says), std::string::npos) << answer.json;
    }
}

TEST(TaxDecision, says_category_rate_and_why_in_the_language_asked_for) {
    auto const answer = decide_tax_text(
        R"({"seller":{"place":{"country":"DE"}},"buyer":{"place":{"country":"FR"},"kind":"business",)"
        R"("tax_number":"FR40303265045","tax_number_state":"valid"},"on":"2026-11-09","language":"cy"})");
    ASSERT_TRUE(answer.good) << answer.json;
    EXPECT_TRUE(answer.json.starts_with(
        R"({"treatment":"reverse_charge","category":"AE","rate":"0","country":"FR","code":"VATEX-EU-AE",)"
        R"("note":"Tâl gwrthdro: y cwsmer sy’n rhoi cyfrif am y dreth.")"))
        << answer.json;
    EXPECT_NE(answer.json.find(R"("article":"Art. 44 and 196 Directive 2006/112/EC","question":"")"), std::string::npos)
        << answer.json;
}

TEST(TaxDecision, answers_lines_one_by_one_and_names_what_is_wrong) {
    auto const answer =
        decide_tax_text(R"({"seller":{"place":{"country":"AU"}},"buyer":{"place":{"country":"AU"}},"on":"2026-11-09"})"
                        "\n"
                        R"({"seller":{"place":{"country":"AU"}},"buyer":{"kind":"robot"}})");
    EXPECT_FALSE(answer.good);
    EXPECT_NE(answer.json.find(R"("category":"S","rate":"10")"), std::string::npos) << answer.json;
    EXPECT_NE(answer.json.find(R"("path":"buyer/kind")"), std::string::npos) << answer.json;
    EXPECT_NE(answer.json.find(R"("path":"on")"), std::string::npos) << answer.json;
}

TEST(Plural, answers_words_and_json_alike) {
    EXPECT_EQ(find_plural("cy 3").json, R"({"category":"few"})");
    EXPECT_EQ(find_plural("en 2 ordinal").json, R"({"category":"two"})");
    EXPECT_EQ(find_plural(R"({"language":"ar","number":"0"})").json, R"({"category":"zero"})");
    EXPECT_FALSE(find_plural(R"({"language":"ar"})").good);
}

TEST(InvoiceCalculation, gives_line_sums_taxes_and_totals) {
    auto const answer = calculate_invoice(
        R"({"currency":"EUR","lines":[{"quantity":"3","price":"0.335","tax_rate":"19","tax_category":"S"}]})");
    ASSERT_TRUE(answer.good) << answer.json;
    EXPECT_NE(answer.json.find(R"("line_nets":[{"amount":"1.01","currency":"EUR"}])"), std::string::npos)
        << answer.json;
    EXPECT_NE(answer.json.find(R"("total":{"amount":"1.20","currency":"EUR"})"), std::string::npos) << answer.json;
}

TEST(InvoiceCalculation, names_every_problem_by_its_path) {
    auto const answer = calculate_invoice(R"({"currency":"EURO","lines":[{"quantity":"three"}]})");
    EXPECT_FALSE(answer.good);
    EXPECT_NE(answer.json.find(R"("path":"currency")"), std::string::npos) << answer.json;
    EXPECT_NE(answer.json.find(R"("path":"lines/0/quantity")"), std::string::npos) << answer.json;
}

TEST(InvoiceCalculation, refuses_what_the_server_refuses) {
    for (auto const& one : std::vector<Case>{
             {R"("price":"1","tax_rate":"-5")", false, R"({"path":"lines/0/tax_rate","code":"too_small"})"},
             {R"("price":"1","tax_rate":"1000")", false, R"({"path":"lines/0/tax_rate","code":"too_large"})"},
             {R"("price":"1","tax_rate":"19","tax_category":"Z")", false,
              R"({"path":"lines/0/tax_rate","code":"rate_without_standard_category"})"},
             {R"("price":"1","quantity":"0")", false, R"({"path":"lines/0/quantity","code":"is_zero"})"},
             {R"("price":"-1")", false, R"({"path":"lines/0/price","code":"too_small"})"},
             {R"("price":"1000000000000","quantity":"1000000000")", false, R"("code":"amount_too_large")"},
             {R"("price":"1","adjustments":[{"reason":"x","percent":"5","amount":{"amount":"1","currency":"EUR"}}])",
              false, R"({"path":"lines/0/adjustments/0/amount","code":"adjustment.percent_or_amount"})"},
             {R"("price":"1","price":"2")", false, R"("reason":"\"price\" stands twice in the same object")"},
         }) {
        auto const answer = calculate_invoice(R"({"currency":"EUR","lines":[{)" + std::string(one.input) + "}]}");
        EXPECT_EQ(answer.good, one.good) << one.input;
        EXPECT_NE(answer.json.find(one.says), std::string::npos) << answer.json;
    }
}

}  // namespace farflung
