#include "billing/vat_world.hpp"

namespace farflung::billing {
namespace {

class VatSummaries : public VatWorld {};
INSTANTIATE_TEST_SUITE_P(Both, VatSummaries, test::both_databases(), test::name_of);

TEST_P(VatSummaries, name_the_documents_of_each_box_and_agree_with_the_ledger) {
    auto const marie = buyer("Marie", "FR", R"("kind":"person")");
    auto const gmbh = buyer("Werft GmbH", "DE", R"("kind":"organisation","tax_number":"DE136695976")");
    auto const first = sold(party_.at("gozo"), "EUR", R"({"description":"Survey","price":"100.00","tax_rate":"18"})");
    sold(party_.at("gozo"), "EUR", R"({"description":"Chart","price":"33.33","tax_rate":"18"})");
    sold(marie, "EUR", R"({"description":"Course","price":"50.00","tax_rate":"20"})");
    sold(gmbh, "EUR", R"({"description":"Plan","price":"1000.00","tax_category":"AE"})");
    EXPECT_EQ(post("fran", "/invoices/" + first + "/credit", R"({"lines":[{"line":0,"quantity":"0.5"}]})").status, 200);
    auto const summary = get("audrey", "/vat/summary?from=2026-11-01&to=2026-11-30");
    ASSERT_EQ(summary.status, 200) << summary.body;
    ASSERT_EQ(summary.size_at("boxes"), 3U) << summary.body;
    EXPECT_EQ(summary.at("boxes/0/category"), "AE");
    EXPECT_EQ(summary.at("boxes/0/taxable/amount"), "1600.00");
    EXPECT_EQ(summary.at("boxes/1/country"), "MT");
    EXPECT_EQ(summary.size_at("boxes/1/documents"), 3U);
    EXPECT_EQ(summary.at("boxes/1/tax/amount"), "24.00") << "18 + 6 - 9 euro at 1.60";
    EXPECT_EQ(summary.at("boxes/2/country"), "FR");
    EXPECT_EQ(summary.at("boxes/2/one_stop_shop"), "true");
    EXPECT_EQ(summary.at("output/amount"), summary.at("booked/amount"));
    ASSERT_EQ(summary.size_at("ec_sales"), 1U);
    EXPECT_EQ(summary.at("ec_sales/0/tax_number"), "DE136695976");
    EXPECT_EQ(summary.at("ec_sales/0/taxable/amount"), "1600.00");
    EXPECT_EQ(get("fran", "/vat/summary?from=2026-12-01&to=2026-12-31").size_at("boxes"), 0U);
    auto const without_days = get("fran", "/vat/summary");
    EXPECT_EQ(without_days.status, 422) << without_days.body;
    EXPECT_EQ(without_days.at("problems/0/path"), "from");
    EXPECT_EQ(without_days.at("problems/1/path"), "to");
    for (auto const* who : {"kofi", "rita"}) {
        EXPECT_EQ(get(who, "/vat/summary?from=2026-11-01&to=2026-11-30").status, 403) << who;
    }
}

TEST_P(VatSummaries, of_a_quarter_say_what_the_one_stop_shop_asks_for_in_euro) {
    auto const marie = buyer("Marie", "FR", R"("kind":"person")");
    auto const jan = buyer("Jan", "DE", R"("kind":"person")");
    sold(marie, "EUR", R"({"description":"Course","price":"50.00","tax_rate":"20"})");
    sold(marie, "USD", R"({"description":"Course","price":"100.00","tax_rate":"20"})");
    sold(jan, "EUR", R"({"description":"Course","price":"10.00","tax_rate":"19"})");
    EXPECT_EQ(get("fran", "/vat/one_stop_shop?year=2026&quarter=4").at("lines/0/country"), "DE");
    auto const shop = get("fran", "/vat/one_stop_shop?year=2026&quarter=4");
    ASSERT_EQ(shop.status, 200) << shop.body;
    EXPECT_EQ(shop.at("lines/1/country"), "FR");
    EXPECT_EQ(shop.at("lines/1/taxable/amount"), "130.00") << "100 dollars are 80 euro on the last day";
    EXPECT_EQ(shop.at("lines/1/tax/amount"), "26.00");
    EXPECT_EQ(shop.at("tax/amount"), "27.90");
    EXPECT_EQ(get("fran", "/vat/one_stop_shop?year=2026&quarter=3").size_at("lines"), 0U);
    EXPECT_EQ(get("fran", "/vat/one_stop_shop?year=2026&quarter=5").status, 422);
}

TEST_P(VatSummaries, of_a_seller_from_outside_of_the_union_have_a_one_stop_shop_too) {
    patched(party_.at("tidewrack"), R"({"address":{"city":"Sydney","country":"AU"},"one_stop_shop":true})");
    auto const marie = buyer("Marie", "FR", R"("kind":"person")");
    sold(marie, "EUR", R"({"description":"Film","price":"50.00","tax_by":"rules","supply":"electronic"})");
    sold(marie, "EUR", R"({"description":"Book","price":"7.00","tax_by":"hand","tax_category":"G"})");
    auto const shop = get("fran", "/vat/one_stop_shop?year=2026&quarter=4");
    ASSERT_EQ(shop.size_at("lines"), 1U) << shop.body;
    EXPECT_EQ(shop.at("lines/0/country"), "FR");
    EXPECT_EQ(shop.at("tax/amount"), "10.00");
    EXPECT_EQ(shop.body.find(R"("nil_countries":["AT","BE","BG","CY","CZ","DE","DK","EE","ES","FI","FR")"),
              std::string::npos)
        << "France is not without sales";
}

TEST_P(VatSummaries, leave_what_consumers_abroad_pay_at_home_out_of_the_one_stop_shop) {
    auto const consumer = [&](std::string const& country) { return buyer("Someone", country, R"("kind":"person")"); };
    patched(party_.at("tidewrack"), R"({"address":{"city":"Kiel","country":"DE"},"one_stop_shop":true})");
    auto const by_rules = [](std::string const& supply) {
        return R"({"description":"Survey","price":"100.00","tax_by":"rules","supply":")" + supply + R"("})";
    };
    sold(consumer("FR"), "EUR", by_rules("services"));
    EXPECT_EQ(get("fran", "/vat/one_stop_shop?year=2026&quarter=4").size_at("lines"), 0U) << "19 % of Germany";
    sold(consumer("CY"), "EUR", by_rules("services"));
    EXPECT_EQ(get("fran", "/vat/one_stop_shop?year=2026&quarter=4").size_at("lines"), 0U) << "19 % in both, sold here";
    sold(consumer("CY"), "EUR", by_rules("electronic"));
    auto const shop = get("fran", "/vat/one_stop_shop?year=2026&quarter=4");
    ASSERT_EQ(shop.size_at("lines"), 1U) << shop.body;
    EXPECT_EQ(shop.at("lines/0/country"), "CY");
    EXPECT_EQ(shop.at("lines/0/tax/amount"), "19.00");
}

TEST_P(VatSummaries, correct_an_earlier_quarter_of_the_one_stop_shop_and_name_countries_without_sales) {
    rate("EUR", "2026-09-01", "1.50");
    world_.set(*Instant::parse("2026-09-15T01:00:00Z"));
    auto const marie = buyer("Marie", "FR", R"("kind":"person")");
    auto const course = sold(marie, "EUR", R"({"description":"Course","price":"50.00","tax_rate":"20"})");
    EXPECT_EQ(get("fran", "/vat/one_stop_shop?year=2026&quarter=3").size_at("nil_countries"), 0U) << "not registered";
    patched(party_.at("tidewrack"), R"({"one_stop_shop":true})");
    world_.set(*Instant::parse("2026-11-09T01:00:00Z"));
    EXPECT_EQ(post("fran", "/invoices/" + course + "/credit").status, 200);
    auto const shop = get("fran", "/vat/one_stop_shop?year=2026&quarter=4");
    ASSERT_EQ(shop.size_at("corrections"), 1U) << shop.body;
    EXPECT_EQ(shop.at("corrections/0/quarter"), "3");
    EXPECT_EQ(shop.at("corrections/0/tax/amount"), "-10.00");
    EXPECT_EQ(shop.size_at("lines"), 0U);
    EXPECT_EQ(shop.at("payable/amount"), "0.00") << "France gives it back, no other country does";
    EXPECT_EQ(shop.size_at("nil_countries"), 25U) << "without Malta and France";
    EXPECT_EQ(get("fran", "/vat/one_stop_shop?year=2026&quarter=3").at("tax/amount"), "10.00") << "as declared";
}

}  // namespace
}  // namespace farflung::billing
