#include "core/csv.hpp"

#include <filesystem>

#include "core/json.hpp"
#include "core/testing.hpp"
#include "core/text.hpp"

namespace farflung {

namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(std::string_view text, char separator = ',') {
    Cells cells;
    for (auto const& row : read_csv(text, separator)) cells.push_back(row.cells);
    return cells;
}

/// The wanted result of a sample: a list of rows, or a list of objects under the names of the first row.
Cells wanted_of(Json json, std::vector<std::string> const& header) {
    Cells wanted;
    for (std::size_t i = 0; i < json.size(); ++i) {
        auto& row = wanted.emplace_back();
        auto const one = json.at(i);
        if (one.kind() == Json::Kind::array) {
            for (std::size_t cell = 0; cell < one.size(); ++cell) row.emplace_back(one.at(cell).string().value_or("?"));
        } else {
            for (auto const& name : header) row.emplace_back(one.find(name)->string().value_or("?"));
        }
    }
    return wanted;
}

/// Compares a sample with its wanted result, which may leave the header row out.
void expect_as_wanted(std::string const& csv, std::string const& json) {
    auto const cells = cells_of(testing::oracle(csv).value_or(""));
    auto const document = JsonDocument::parse(testing::oracle(json).value_or(""));
    ASSERT_TRUE(document) << json;
    auto const wanted = wanted_of(document->root(), cells.empty() ? std::vector<std::string>{} : cells.front());
    if (!cells.empty() && cells.size() == wanted.size() + 1) {
        EXPECT_EQ(Cells(cells.begin() + 1, cells.end()), wanted) << csv;
    } else {
        EXPECT_EQ(cells, wanted) << csv;
    }
}

TEST(Csv, each_sample_reads_as_its_collection_says) {
    if (!testing::oracle("csv/SOURCE.md")) GTEST_SKIP() << "the samples are not here";
    for (std::string const name :
         {"all-empty", "empty-field", "empty-one-column", "header-no-rows", "header-simple", "leading-space",
          "one-column", "quotes-empty", "quotes-with-comma", "quotes-with-escaped-quote", "quotes-with-newline",
          "quotes-with-space", "simple-crlf", "simple-lf", "trailing-newline", "trailing-newline-one-field",
          "trailing-space", "utf8"}) {
        expect_as_wanted("csv/test-data/csv/" + name + ".csv", "csv/test-data/json/" + name + ".json");
    }
    for (std::string const name : {"comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
                                   "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8"}) {
        expect_as_wanted("csv/spectrum/csvs/" + name + ".csv", "csv/spectrum/json/" + name + ".json");
    }
    // Has a quote inside a cell, which the other collection wants to be refused.
    EXPECT_THROW(read_csv(testing::oracle("csv/spectrum/csvs/location_coordinates.csv").value_or("")), CsvFault);
}

TEST(Csv, a_quote_where_none_may_stand_is_refused_with_its_line) {
    for (auto const& [text, reason] : std::vector<std::pair<std::string, std::string>>{
             {"foo,bar\n1,\"never closed,3", "2: a quote is never closed"},
             {"foo,bar\n1,\"Hey, \" it\",3", "2: something follows a closing quote"},
             {"foo,bar\n1,a \"b\" c,3", "2: a quote stands inside a cell"},
             {"\"a\nb\",c\n1,x\"", "3: a quote stands inside a cell"},
         }) {
        try {
            read_csv(text);
            ADD_FAILURE() << text;
        } catch (CsvFault const& fault) {
            EXPECT_EQ(std::to_string(fault.line) + ": " + fault.reason, reason);
        }
    }
}

TEST(Csv, rows_and_cells_have_bounds) {
    EXPECT_THROW(read_csv("a\nb\nc", ',', {.rows = 2}), CsvFault);
    EXPECT_THROW(read_csv("a,b,c", ',', {.cells = 2}), CsvFault);
    EXPECT_EQ(read_csv("a,b\nc", ',', {.rows = 2, .cells = 2}).size(), 2U);
}

TEST(Csv, the_separator_is_the_one_that_lines_agree_on) {
    EXPECT_EQ(csv_separator("Date;Text;Amount\n2026-01-02;Tea, milk, and more;1,50\n2026-01-03;Rent;-1.000,00\n"), ';');
    EXPECT_EQ(csv_separator("Date,Text,Amount\n2026-01-02,Tea;1,1.50\n"), ',');
    EXPECT_EQ(csv_separator("Date\tText\tAmount\n2026-01-02\tTea, milk\t1,50\n"), '\t');
    EXPECT_EQ(csv_separator("Date|Amount\n2026-01-02|1,50\n"), '|');
}

}  // namespace

}  // namespace farflung
