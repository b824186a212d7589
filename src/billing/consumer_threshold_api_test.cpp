#include "billing/consumer_threshold.hpp"

#include "billing/vat_world.hpp"

namespace farflung::billing {
namespace {

class ConsumerThresholds : public VatWorld {
  protected:
    static std::string goods(std::string const& price) {
        return R"({"description":"Chart","price":")" + price + R"(","tax_by":"rules","supply":"goods"})";
    }
    std::string consumer(std::string const& country) { return buyer("Someone", country, R"("kind":"person")"); }
    test::Reply of(int year) { return get("audrey", "/vat/threshold?year=" + std::to_string(year)); }
};
INSTANTIATE_TEST_SUITE_P(Both, ConsumerThresholds, test::both_databases(), test::name_of);

TEST_P(ConsumerThresholds, are_near_from_four_fifths_on_and_over_above_the_limit) {
    EXPECT_EQ(of(2026).at("state"), "below");
    auto const first = sold(consumer("FR"), "EUR", goods("7999.99"));
    EXPECT_EQ(of(2026).at("sold/amount"), "7999.99") << "without the tax of Malta that it bears";
    EXPECT_EQ(of(2026).at("state"), "below");
    sold(consumer("DE"), "EUR", goods("0.01"));
    EXPECT_EQ(of(2026).at("state"), "near");
    sold(consumer("DE"), "EUR", goods("2000.00"));
    EXPECT_EQ(of(2026).at("sold/amount"), "10000.00");
    EXPECT_EQ(of(2026).at("state"), "near") << "to the cent is not above";
    sold(consumer("DE"), "EUR", goods("0.01"));
    EXPECT_EQ(of(2026).at("state"), "over");
    EXPECT_EQ(of(2027).at("state"), "over") << "the year after, too";
    EXPECT_EQ(of(2028).at("state"), "below");
    EXPECT_EQ(post("fran", "/invoices/" + first + "/credit").status, 200);
    EXPECT_EQ(of(2026).at("sold/amount"), "2000.02");
    EXPECT_EQ(of(2026).at("state"), "below");
}

TEST_P(ConsumerThresholds, count_what_is_taxed_where_the_consumer_is_and_nothing_else) {
    auto const firm = buyer("Werft GmbH", "DE", R"("kind":"organisation","tax_number":"DE136695976")");
    sold(firm, "EUR", goods("100.00"));
    sold(consumer("MT"), "EUR", goods("100.00"));
    sold(consumer("US"), "EUR", goods("100.00"));
    sold(consumer("FR"), "EUR", R"({"description":"Talk","price":"100.00","tax_by":"rules","supply":"services"})");
    EXPECT_EQ(of(2026).at("sold/amount"), "0.00");
    sold(consumer("FR"), "USD", R"({"description":"Film","price":"16.00","tax_by":"rules","supply":"electronic"})");
    EXPECT_EQ(of(2026).at("sold/amount"), "15.00") << "16 dollars at 1.50, in euro at 1.60";
    sold(consumer("FR"), "EUR", R"({"description":"Film","price":"5.00","tax_rate":"20"})");
    EXPECT_EQ(of(2026).at("sold/amount"), "20.00") << "a rate of the consumer's, set by hand";
}

TEST_P(ConsumerThresholds, bind_only_who_sits_in_the_union_and_is_not_registered) {
    sold(consumer("FR"), "EUR", goods("9000.00"));
    patched(party_.at("tidewrack"), R"({"one_stop_shop":true})");
    EXPECT_EQ(of(2026).at("state"), "registered");
    patched(party_.at("tidewrack"), R"({"one_stop_shop":false,"over_threshold":true})");
    EXPECT_EQ(of(2026).at("state"), "over") << "as the company says of itself";
    patched(party_.at("tidewrack"), R"({"over_threshold":false,"address":{"city":"Sydney","country":"AU"}})");
    EXPECT_EQ(of(2026).at("state"), "outside");
}

TEST_P(ConsumerThresholds, are_read_by_those_who_read_the_books) {
    for (auto const* who : {"kofi", "rita", "andrei"}) {
        EXPECT_EQ(get(who, "/vat/threshold?year=2026").status, 403) << who;
    }
    EXPECT_EQ(get("fran", "/vat/threshold?year=1999").status, 422);
    sold(consumer("FR"), "EUR", goods("12.34"));
    EXPECT_EQ(get("mallory", "/vat/threshold?year=2026").body.find("12.34"), std::string::npos);
}

}  // namespace
}  // namespace farflung::billing
