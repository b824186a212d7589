#include <fstream>

#include "billing/vat_world.hpp"
#include "official_rules.hpp"

namespace farflung::billing {
namespace {

class VatReports : public VatWorld {
  protected:
    /// The cells of a workbook, with the formulas of its sums.
    std::string cells_of(std::string const& path) {
        auto const reply = get("audrey", path);
        EXPECT_EQ(reply.status, 200) << reply.body;
        auto const file = (folder_.path() / "report.xlsx").string();
        std::ofstream(file, std::ios::binary) << reply.body;
        return test::output_of("unzip -p " + file + " xl/worksheets/sheet1.xml");
    }
    static constexpr auto november_ = "?from=2026-11-01&to=2026-11-30";
};
INSTANTIATE_TEST_SUITE_P(Both, VatReports, test::both_databases(), test::name_of);

TEST_P(VatReports, of_the_boxes_name_each_document_and_sum_by_box) {
    sold(party_.at("gozo"), "EUR", R"({"description":"Survey","price":"100.00","tax_rate":"18"})");
    sold(party_.at("gozo"), "EUR", R"({"description":"Chart","price":"33.33","tax_rate":"18"})");
    sold(buyer("=Marie", "FR", R"("kind":"person")"), "EUR",
         R"({"description":"Course","price":"50.00","tax_rate":"20"})");
    auto const csv = get("fran", std::string("/billing/reports/vat/csv") + november_);
    EXPECT_NE(csv.body.find("MT S 18,MT,S,18,INV-2026-0001,2026-11-09,Gozo Dive Charters Ltd,160.00,28.80\r\n"),
              std::string::npos)
        << csv.body;
    EXPECT_NE(csv.body.find("\"FR S 20, One Stop Shop\",FR,S,20,INV-2026-0003,2026-11-09,'=Marie,80.00,16.00\r\n"),
              std::string::npos)
        << csv.body;
    auto const cells = cells_of(std::string("/billing/reports/vat/xlsx") + november_);
    EXPECT_NE(cells.find("SUMIF($A$2:$A$4,\"MT S 18\",$I$2:$I$4)</f><v>38.4</v>"), std::string::npos) << cells;
    EXPECT_NE(cells.find("SUMIF($A$2:$A$4,\"FR S 20, One Stop Shop\",$I$2:$I$4)</f><v>16</v>"), std::string::npos);
}

TEST_P(VatReports, of_sales_to_other_member_states_name_each_customer_once) {
    auto const gmbh = buyer("Werft GmbH", "DE", R"("kind":"organisation","tax_number":"DE136695976")");
    for (auto const* price : {"1000.00", "250.00"}) {
        sold(gmbh, "EUR", std::string(R"({"description":"Plan","price":")") + price + R"(","tax_category":"AE"})");
    }
    auto const csv = get("fran", std::string("/billing/reports/ec_sales/csv") + november_);
    EXPECT_NE(csv.body.find("\r\nDE,DE136695976,Werft GmbH,AE,2000.00\r\n"), std::string::npos) << csv.body;
    auto const cells = cells_of(std::string("/billing/reports/ec_sales/xlsx") + november_);
    EXPECT_NE(cells.find("SUMIF($D$2,\"AE\",$E$2)</f><v>2000</v>"), std::string::npos) << cells;
}

TEST_P(VatReports, of_a_quarter_of_the_one_stop_shop_say_what_is_declared_and_what_is_to_pay) {
    rate("EUR", "2026-09-01", "1.50");
    world_.set(*Instant::parse("2026-09-15T01:00:00Z"));
    auto const course = sold(buyer("Marie", "FR", R"("kind":"person")"), "EUR",
                             R"({"description":"Course","price":"50.00","tax_rate":"20"})");
    patched(party_.at("tidewrack"), R"({"one_stop_shop":true})");
    world_.set(*Instant::parse("2026-11-09T01:00:00Z"));
    EXPECT_EQ(post("fran", "/invoices/" + course + "/credit").status, 200);
    sold(buyer("Jan", "DE", R"("kind":"person")"), "EUR",
         R"({"description":"Course","price":"10.00","tax_rate":"19"})");
    auto const path = std::string("/billing/reports/one_stop_shop/");
    auto const csv = get("fran", path + "csv?year=2026&quarter=4").body;
    for (auto const* row : {"DE,Sales,2026 Q4,19,10.00,1.90,\r\n", "FR,Correction,2026 Q3,,,-10.00,\r\n",
                            "AT,Nothing sold,2026 Q4,,0.00,0.00,\r\n", "DE,To pay,2026 Q4,,,,1.90\r\n",
                            "FR,To pay,2026 Q4,,,,0.00\r\n"}) {
        EXPECT_NE(csv.find(row), std::string::npos) << row << " in " << csv;
    }
    EXPECT_EQ(csv.find("MT,Nothing sold"), std::string::npos) << "the seller's own country";
    auto const cells = cells_of(path + "xlsx?year=2026&quarter=4");
    EXPECT_NE(cells.find("SUM($F$2:$F$29)</f><v>-8.1</v>"), std::string::npos) << cells;
    EXPECT_NE(cells.find("SUM($G$2:$G$29)</f><v>1.9</v>"), std::string::npos) << cells;
    EXPECT_EQ(get("fran", "/vat/one_stop_shop?year=2026&quarter=4").at("payable/amount"), "1.90");
}

TEST_P(VatReports, refuse_what_they_cannot_say_and_whom_they_are_not_for) {
    auto const path = std::string("/billing/reports/");
    EXPECT_EQ(get("fran", path + "ec_sales/csv?from=2026-11-01").status, 422);
    EXPECT_EQ(get("fran", path + "one_stop_shop/csv" + november_).status, 422) << "of a quarter";
    EXPECT_EQ(get("fran", path + "one_stop_shop/csv?year=2026&quarter=5").status, 422);
    EXPECT_EQ(get("fran", path + "one_stop_shop/pdf?year=2026&quarter=4").status, 404);
    for (auto const* who : {"kofi", "maria", "rita", "andrei"}) {
        EXPECT_EQ(get(who, path + "ec_sales/csv" + november_).status, 403) << who;
        EXPECT_EQ(get(who, path + "one_stop_shop/csv?year=2026&quarter=4").status, 403) << who;
    }
    sold(buyer("Jan", "DE", R"("kind":"person")"), "EUR",
         R"({"description":"Course","price":"10.00","tax_rate":"19"})");
    EXPECT_EQ(get("mallory", path + "one_stop_shop/csv?year=2026&quarter=4").body.find("10.00"), std::string::npos);
}

}  // namespace
}  // namespace farflung::billing
