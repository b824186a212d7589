#include "bank/statement.hpp"
#include "core/json.hpp"
#include "core/testing.hpp"

namespace farflung::bank {

namespace {

StatementFile read_sample(std::string const& path) { return read_statements(testing::oracle(path).value_or("")); }

std::string codes_of(StatementFile const& file) {
    std::string codes;
    for (auto const& problem : file.refused) {
        codes +=
            (codes.empty() ? "" : ", ") + std::to_string(problem.line) + ' ' + problem.element + ' ' + problem.code;
    }
    return codes;
}

std::size_t lines_in(StatementFile const& file) {
    std::size_t lines = 0;
    for (auto const& statement : file.statements) lines += statement.lines.size();
    return lines;
}

struct Sample {
    std::string path;
    std::size_t statements;
    std::size_t lines;
    std::string refused;  // line, element and code of each that is not taken
};

void expect_samples(std::vector<Sample> const& samples) {
    for (auto const& sample : samples) {
        auto const file = read_sample(sample.path);
        EXPECT_EQ(file.statements.size(), sample.statements) << sample.path << ' ' << codes_of(file);
        EXPECT_EQ(lines_in(file), sample.lines) << sample.path;
        EXPECT_EQ(codes_of(file), sample.refused) << sample.path;
    }
}

TEST(StatementSamples, each_camt_file_is_taken_or_refused_with_line_and_element) {
    if (!testing::oracle("iso20022/SOURCE.md")) GTEST_SKIP() << "the samples are not here";
    std::string const folder = "iso20022/camt-examples/";
    std::string const two_currencies = "80 Document/BkToCstmrStmt/Stmt/Bal/Amt statement.other_currency";
    expect_samples({
        {folder + "camt052.v1.xml", 1, 1, ""},
        {folder + "camt052.v2.xml", 1, 1, ""},
        {folder + "camt052.v2.with-account-name.xml", 1, 1, ""},
        {folder + "camt052.v6.xml", 1, 0, ""},  // its one entry is pending
        {folder + "camt052.v6.Amt-zero.xml", 1, 0, ""},
        {folder + "camt053.v2.multi.statement.xml", 2, 2, ""},
        {folder + "camt053.v2.wrong.xml", 0, 0, "3 Document/BkToCstmrStmt/Stmt statement.missing"},
        {folder + "camt053.v3.xml", 0, 0, two_currencies},  // an account in EUR that closes in SEK
        {folder + "camt053.v4.xml", 0, 0, two_currencies},
        {folder + "camt054.v2.xml", 1, 1, ""},
        {folder + "camt054.v2.with-account-name.xml", 1, 1, ""},
        {folder + "camt054.v8.xml", 1, 1, ""},
        {folder + "camt054.v8-with-UETR.xml", 1, 1, ""},
        {folder + "camt054.v8-with-financial-institution.xml", 1, 1, ""},
    });
}

TEST(StatementSamples, each_mt940_file_is_taken_or_refused_with_line_and_element) {
    if (!testing::oracle("mt940/SOURCE.md")) GTEST_SKIP() << "the samples are not here";
    std::string const own = "mt940/self-provided/";
    expect_samples({
        {"mt940/mBank/mt940.sta", 1, 3, ""},
        {"mt940/mBank/mt942.sta", 1, 3, ""},
        {"mt940/mBank/with_newline_in_tnr.sta", 0, 0, "2 :62F: statement.wrong_sum"},  // 0.46 and 89.00 are not 860.17
        {"mt940/ASNB/mt940.txt", 31, 8, ""},
        {"mt940/ASNB/mt940_with_spaces_for_entry_date.txt", 31, 8, ""},
        {own + "account_identification.sta", 0, 0, "1 :60F: statement.missing, 4 :60F: statement.missing"},
        {own + "empty_non_swift.sta", 0, 0, "1  statement.unknown_form"},
        {own + "february_30.sta", 1, 1, ""},
        {own + "gv_codes.sta", 1, 2, ""},
        {own + "invalid_statement.sta", 0, 0, "1  statement.unknown_form"},
        {own + "malformed_details.sta", 0, 0, "1 :62F: statement.wrong_sum"},
        {own + "mt942.sta", 1, 1, ""},
        {own + "multiline.sta", 1, 1, "38 :25: statement.missing"},  // a movement after the end
        {own + "overly_long_details.sta", 0, 0, "1 :62F: statement.wrong_sum"},
        {own + "raphaelm.sta", 3, 9, ""},
        {own + "sparkassen.sta", 0, 0, "1 :25: statement.missing"},  // a fragment without an account
        {own + "transaction_details_wrapped.sta", 1, 1, ""},
        {own + "wrapped_timestamp.sta", 1, 1, ""},
    });
}

/// Days and amounts as another reader of MT940 found them.
std::vector<std::string> movements_by_others(std::string const& path) {
    std::vector<std::string> movements;
    auto const document = JsonDocument::parse(testing::oracle(path).value_or(""));
    auto const list = document ? document->root().find("transactions") : std::nullopt;
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        auto const one = list->at(i);
        auto const amount = Decimal::parse(one.find("amount")->find("amount")->string().value_or("0"));
        auto const entry_date = one.find("entry_date");
        auto const day = entry_date && !entry_date->is_null() ? entry_date : one.find("date");
        movements.push_back(std::string(day->string().value_or("?")) + ' ' + amount->normalised().text());
    }
    return movements;
}

TEST(StatementSamples, days_and_amounts_are_what_an_independent_reader_finds) {
    if (!testing::oracle("mt940/SOURCE.md")) GTEST_SKIP() << "the samples are not here";
    for (std::string const name :
         {"mBank/mt940", "mBank/mt942", "self-provided/february_30", "self-provided/gv_codes", "self-provided/mt942",
          "self-provided/raphaelm", "self-provided/transaction_details_wrapped", "self-provided/wrapped_timestamp"}) {
        std::vector<std::string> movements;
        for (auto const& statement : read_sample("mt940/" + name + ".sta").statements) {
            for (auto const& line : statement.lines) {
                movements.push_back(line.booked_on.text() + ' ' + line.amount.decimal().normalised().text());
            }
        }
        EXPECT_EQ(movements, movements_by_others("mt940/" + name + ".expected.json")) << name;
    }
}

}  // namespace

}  // namespace farflung::bank
