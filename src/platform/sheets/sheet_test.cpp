#include "platform/sheets/sheet.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "official_rules.hpp"

namespace farflung::sheets {
namespace {

Amount money(std::int64_t minor, char const* currency) { return {minor, *Currency::parse(currency)}; }

Sheet receivables() {
    return {.title = "Who owes us: all/any",
            .columns = {{.label = "Customer"},
                        {.label = "Pay by"},
                        {.label = "Currency"},
                        {.label = "Open", .is_summed = true, .summed_by = 2},
                        {.label = "In AUD", .is_summed = true}},
            .rows = {{"=1+1", *Date::parse("2026-11-09"), "EUR", money(12345, "EUR"), money(20000, "AUD")},
                     {"Minato, \"Kiki\"", *Date::parse("2026-12-01"), "JPY", money(5000, "JPY"), money(5001, "AUD")},
                     {"Gozo <& Dive>", std::monostate{}, "EUR", money(-45, "EUR"), money(-72, "AUD")}}};
}

/// A file inside the workbook.
std::string part(std::string const& workbook, std::string const& name) {
    // Tests run beside one another, each with a file of its own.
    auto const path = std::filesystem::temp_directory_path() / ("farflung-sheet-" + std::to_string(getpid()) + ".xlsx");
    std::ofstream(path, std::ios::binary) << workbook;
    auto text = test::output_of("unzip -p " + path.string() + " " + name);
    std::filesystem::remove(path);
    return text;
}

TEST(Sheets, csv_has_exact_figures_and_nothing_that_runs) {
    EXPECT_EQ(to_csv(receivables()),
              "Customer,Pay by,Currency,Open,In AUD\r\n"
              "'=1+1,2026-11-09,EUR,123.45,200.00\r\n"
              "\"Minato, \"\"Kiki\"\"\",2026-12-01,JPY,5000,50.01\r\n"
              "Gozo <& Dive>,,EUR,-0.45,-0.72\r\n");
}

TEST(Sheets, sums_of_a_workbook_are_formulas_one_for_each_currency) {
    auto const page = part(to_xlsx(receivables()), "xl/worksheets/sheet1.xml");
    EXPECT_NE(page.find("<f>SUM($E$2:$E$4)</f><v>249.29</v>"), std::string::npos) << page;
    EXPECT_NE(page.find("<f>SUMIF($C$2:$C$4,\"EUR\",$D$2:$D$4)</f><v>123</v>"), std::string::npos) << page;
    EXPECT_NE(page.find("<f>SUMIF($C$2:$C$4,\"JPY\",$D$2:$D$4)</f><v>5000</v>"), std::string::npos) << page;
}

TEST(Sheets, texts_of_a_workbook_never_run) {
    auto const book = to_xlsx(receivables());
    EXPECT_NE(part(book, "xl/sharedStrings.xml").find("<t>=1+1</t>"), std::string::npos);
    EXPECT_EQ(part(book, "xl/worksheets/sheet1.xml").find("1+1"), std::string::npos);
    EXPECT_NE(part(book, "xl/workbook.xml").find("Who owes us  all any"), std::string::npos);
}

TEST(Sheets, an_empty_one_is_its_heading) {
    auto sheet = receivables();
    sheet.rows.clear();
    EXPECT_EQ(to_csv(sheet), "Customer,Pay by,Currency,Open,In AUD\r\n");
    EXPECT_EQ(part(to_xlsx(sheet), "xl/worksheets/sheet1.xml").find("<f>"), std::string::npos);
}

}  // namespace
}  // namespace farflung::sheets
