#include "ledger/euro_rates.hpp"

#include "test_world.hpp"

namespace farflung::ledger {
namespace {

std::string const file =
    R"(<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01")"
    R"( xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><gesmes:subject>Reference rates</gesmes:subject>)"
    R"(<Cube><Cube time="2026-11-06"><Cube currency="USD" rate="1.1600"/><Cube currency="JPY" rate="178.50"/>)"
    R"(<Cube currency="AUD" rate="1.7700"/></Cube><Cube time="2026-11-05"><Cube currency="USD" rate="1.1500"/>)"
    R"(<Cube currency="AUD" rate="1.7600"/></Cube></Cube></gesmes:Envelope>)";

class EuroRates : public test::WorldTest {
  protected:
    test::Reply import(std::string const& who, std::string const& bytes) {
        return ask(who, {.method = "POST",
                         .path = "/exchange_rates/import",
                         .body = bytes,
                         .headers = {{"Content-Type", "application/xml"}}});
    }
};
INSTANTIATE_TEST_SUITE_P(Both, EuroRates, test::both_databases(), test::name_of);

TEST(EuroReferenceRates, become_rates_to_the_base_currency_by_one_rule) {
    auto const rates = read_euro_rates(file);
    ASSERT_EQ(rates.size(), 5U);
    auto const text = [&](std::string_view base) {
        std::string all;
        for (auto const& one : to_base_rates(rates, *Currency::parse(base))) {
            all += one.valid_on.text() + ' ' + std::string(one.currency.text()) + ' ' + one.rate.text() + '\n';
        }
        return all;
    };
    EXPECT_EQ(text("AUD"),
              "2026-11-06 EUR 1.77\n2026-11-06 USD 1.525862069\n2026-11-06 JPY 0.0099159664\n2026-11-05 EUR 1.76\n"
              "2026-11-05 USD 1.5304347826\n");
    EXPECT_EQ(text("EUR"),
              "2026-11-06 USD 0.8620689655\n2026-11-06 JPY 0.0056022409\n2026-11-06 AUD 0.5649717514\n"
              "2026-11-05 USD 0.8695652174\n2026-11-05 AUD 0.5681818182\n");
    EXPECT_EQ(text("CHF"), "") << "a day without the base currency says nothing";
}

TEST(EuroReferenceRates, of_a_file_that_is_none_are_refused) {
    for (auto const* bytes :
         {"", "x", "<a/>", "<E><Cube><Cube time=\"soon\"/></Cube></E>",
          "<E><Cube><Cube time=\"2026-11-06\"><Cube currency=\"USD\" rate=\"-1\"/></Cube></Cube></E>",
          "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"}) {
        EXPECT_THROW(read_euro_rates(bytes), Refusal) << bytes;
    }
}

TEST_P(EuroRates, are_stored_once_and_leave_what_a_person_set) {
    make("fran", "/exchange_rates", R"({"currency":"USD","valid_on":"2026-11-05","rate":"1.50","source":"Contract"})");
    auto const first = import("fran", file);
    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_EQ(first.at("stored"), "4");
    EXPECT_EQ(first.at("kept"), "1");
    EXPECT_EQ(first.at("from"), "2026-11-05");
    EXPECT_EQ(first.at("to"), "2026-11-06");
    auto const again = import("fran", file);
    EXPECT_EQ(again.at("stored"), "0");
    EXPECT_EQ(again.at("kept"), "1");
    look_as_system([](Unit const& unit) {
        auto const rate = find_rate(unit, *Currency::parse("USD"), *Currency::parse("AUD"), *Date::parse("2026-11-05"));
        EXPECT_EQ(rate->rate.text(), "1.50");
    });
    EXPECT_EQ(import("fran", "<a/>").at("code"), "rates.not_euro_reference");
    for (auto const* who : {"kofi", "audrey", "rita"}) EXPECT_EQ(import(who, file).status, 403) << who;
}

TEST_P(EuroRates, of_closed_days_are_left_out) {
    ASSERT_EQ(post("fran", "/period_locks/lock", R"({"through":"2026-11-05","reason":"Filed"})").status, 200);
    EXPECT_EQ(import("fran", file).at("stored"), "3");
    EXPECT_EQ(get("fran", "/exchange_rates?valid_on.lte=2026-11-05").size_at("items"), 0U);
}

}  // namespace
}  // namespace farflung::ledger
