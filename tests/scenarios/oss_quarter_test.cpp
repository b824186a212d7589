#include "billing/verify.hpp"
#include "loop_world.hpp"

namespace farflung {
namespace {

/// The company sits in Valletta and uses the One Stop Shop. It sells downloads to consumers all over the Union, in two
/// currencies; rates are to the Australian dollar of its books.
class OssQuarter : public LoopWorld {
  protected:
    void begin_in_the_third_quarter() {
        world_.set(*Instant::parse("2026-09-15T01:00:00Z"));
        for (auto const& [currency, day, worth] : {std::array{"EUR", "2026-09-01", "1.50"},
                                                   {"USD", "2026-09-01", "1.20"},
                                                   {"EUR", "2026-09-30", "1.50"},
                                                   {"USD", "2026-09-30", "1.35"},
                                                   {"EUR", "2026-11-01", "1.60"},
                                                   {"USD", "2026-11-01", "1.50"},
                                                   {"EUR", "2026-12-31", "1.70"},
                                                   {"USD", "2026-12-31", "1.36"}}) {
            does("fran", "/exchange_rates",
                 R"({"currency":")" + std::string(currency) + R"(","valid_on":")" + day + R"(","rate":")" + worth +
                     R"(","source":"ECB"})");
        }
        ASSERT_EQ(patch("dana", filled("/parties/{tidewrack}"),
                        R"({"address":{"street":"Quay 1","city":"Valletta","country":"MT"},"one_stop_shop":true})")
                      .status,
                  200);
        for (auto const* country : {"AT", "DE", "DK", "ES", "FI", "FR", "IE", "IT", "NL", "PL", "SE", "MT", "AU"}) {
            consumer(country, R"("kind":"person")");
        }
        consumer("firm in DE", R"("kind":"organisation","tax_number":"DE136695976")");
        sold("map of summer", "FI", "EUR", "100.00");
        sold("map in dollars", "SE", "USD", "50.00");
        world_.set(*Instant::parse("2026-11-09T01:00:00Z"));
    }
    void consumer(std::string const& key, std::string const& rest) {
        party_[key] =
            make("dana", "/parties",
                 R"({"name":"Someone","zone":"UTC","currency":"EUR","is_customer":true,"address":{"country":")" +
                     key.substr(key.size() - 2) + R"("},)" + rest + "}");
    }
    void sold(std::string const& name, std::string const& to, std::string const& currency, std::string const& price,
              std::string const& more = R"("supply":"electronic")") {
        makes("fran", name, "/invoices/issued",
              R"({"customer_id":"{)" + to + R"(}","currency":")" + currency +
                  R"(","lines":[{"description":"Map","price":")" + price + R"(","tax_by":"rules",)" + more + "}]}");
    }
    void sell_in_the_fourth_quarter() {
        for (auto const& [country, price] : std::map<std::string, std::string>{{"AT", "10.00"},
                                                                               {"DE", "20.00"},
                                                                               {"DK", "30.00"},
                                                                               {"ES", "40.00"},
                                                                               {"FI", "50.00"},
                                                                               {"FR", "60.00"},
                                                                               {"IE", "70.00"},
                                                                               {"IT", "80.00"},
                                                                               {"NL", "90.00"},
                                                                               {"PL", "11.11"},
                                                                               {"SE", "22.22"}}) {
            sold("map for " + country, country, "EUR", price);
        }
        sold("book", "DE", "EUR", "15.00", R"("supply":"electronic","tax_level":"reduced")");
        sold("dollars", "FR", "USD", "100.00");
        // None of these is the One Stop Shop's: at home, of a business, outside the Union, taxed where the seller is.
        sold("at home", "MT", "EUR", "1000.00");
        sold("of a business", "firm in DE", "EUR", "1000.00");
        sold("far away", "AU", "EUR", "1000.00");
        sold("survey", "FR", "EUR", "1000.00", R"("supply":"services")");
    }
    test::Reply quarter(int number) {
        auto shop = get("audrey", "/vat/one_stop_shop?year=2026&quarter=" + std::to_string(number));
        EXPECT_EQ(shop.status, 200) << shop.body;
        return shop;
    }
    /// `DE 19 20.00 3.80`, a line each.
    static std::string lines_of(test::Reply const& shop) {
        std::string text;
        for (std::size_t i = 0; i < shop.size_at("lines"); ++i) {
            auto const at = "lines/" + std::to_string(i);
            text += shop.at(at + "/country") + " " + Decimal::parse(shop.at(at + "/rate"))->normalised().text() + " " +
                    shop.at(at + "/taxable/amount") + " " + shop.at(at + "/tax/amount") + "\n";
        }
        return text;
    }
    static std::string corrections_of(test::Reply const& shop) {
        std::string text;
        for (std::size_t i = 0; i < shop.size_at("corrections"); ++i) {
            auto const at = "corrections/" + std::to_string(i);
            text += shop.at(at + "/year") + "-" + shop.at(at + "/quarter") + " " + shop.at(at + "/country") + " " +
                    shop.at(at + "/tax/amount") + "\n";
        }
        return text;
    }
    static std::string nil_of(test::Reply const& shop) {
        std::string text;
        for (std::size_t i = 0; i < shop.size_at("nil_countries"); ++i) {
            text += (i == 0 ? "" : " ") + shop.at("nil_countries/" + std::to_string(i));
        }
        return text;
    }
    void expect_sound() {
        auto const tax = get("fran", "/vat/summary?from=2026-07-01&to=2026-12-31");
        EXPECT_EQ(tax.at("output/amount"), tax.at("booked/amount")) << "to the cent of the ledger";
        look_as_system([](Unit const& unit) {
            for (auto const& finding : billing::verify_money(unit)) {
                ADD_FAILURE() << finding.invariant << " " << finding.text;
            }
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, OssQuarter, test::both_databases(), test::name_of);

TEST_P(OssQuarter, has_each_country_and_rate_in_euro_and_names_those_without) {
    begin_in_the_third_quarter();
    sell_in_the_fourth_quarter();
    auto const shop = quarter(4);
    EXPECT_EQ(lines_of(shop),
              "AT 20 10.00 2.00\n"
              "DE 7 15.00 1.05\n"
              "DE 19 20.00 3.80\n"
              "DK 25 30.00 7.50\n"
              "ES 21 40.00 8.40\n"
              "FI 25.5 50.00 12.75\n"
              "FR 20 140.00 28.00\n"  // 100 dollars are 80 euro on the last day, not 93.75 on the day of the sale
              "IE 23 70.00 16.10\n"
              "IT 22 80.00 17.60\n"
              "NL 21 90.00 18.90\n"
              "PL 23 11.11 2.56\n"
              "SE 25 22.22 5.56\n");
    EXPECT_EQ(shop.at("taxable/amount"), "578.33");
    EXPECT_EQ(shop.at("tax/amount"), "124.22");
    EXPECT_EQ(shop.at("payable/amount"), "124.22");
    EXPECT_EQ(corrections_of(shop), "");
    EXPECT_EQ(nil_of(shop), "BE BG CY CZ EE GR HR HU LT LU LV PT RO SI SK");
    EXPECT_EQ(nil_of(quarter(2)).size(), 26 * 3U - 1) << "a quarter without sales is told, too";
    expect_sound();
}

TEST_P(OssQuarter, corrects_an_earlier_quarter_beside_its_own_figures) {
    begin_in_the_third_quarter();
    auto const filed = quarter(3);
    EXPECT_EQ(lines_of(filed), "FI 25.5 100.00 25.50\nSE 25 45.00 11.25\n");
    sell_in_the_fourth_quarter();
    auto const before = lines_of(quarter(4));
    // The customer in Finland has moved to Sweden since; the tax to take back is Finland's.
    EXPECT_EQ(patch("dana", filled("/parties/{FI}"), R"({"address":{"country":"SE"}})").status, 200);
    does("fran", "/invoices/{map of summer}/credit", R"({"lines":[{"line":0,"quantity":"0.6"}]})");
    does("fran", "/invoices/{map in dollars}/credit");
    auto const shop = quarter(4);
    EXPECT_EQ(corrections_of(shop), "2026-3 FI -15.30\n2026-3 SE -11.25\n") << "12.50 dollars at that quarter’s rate";
    EXPECT_EQ(lines_of(shop), before) << "what is sold in this quarter stays what it is";
    EXPECT_EQ(shop.at("tax/amount"), "124.22");
    // Finland owes 2.55 and Sweden 5.69: neither is taken off what is due to others.
    EXPECT_EQ(shop.at("payable/amount"), "105.91");
    EXPECT_EQ(nil_of(shop), nil_of(quarter(4)));
    EXPECT_EQ(quarter(3).body, filed.body) << "what was declared is as it was declared";

    // What this quarter itself takes back is no correction.
    does("fran", "/invoices/{map for IT}/credit");
    EXPECT_EQ(corrections_of(quarter(4)), corrections_of(shop));
    EXPECT_NE(lines_of(quarter(4)).find("IT 22 0.00 0.00"), std::string::npos);
    expect_sound();
}

TEST_P(OssQuarter, is_for_those_who_keep_the_books_and_nil_only_for_those_who_use_it) {
    begin_in_the_third_quarter();
    for (auto const* who : {"kofi", "ilse", "rita", "andrei"}) {
        EXPECT_EQ(get(who, "/vat/one_stop_shop?year=2026&quarter=3").status, 403) << who;
    }
    EXPECT_EQ(get("mallory", "/vat/one_stop_shop?year=2026&quarter=3").size_at("lines"), 0U) << "another company";
    EXPECT_EQ(get("mallory", "/vat/one_stop_shop?year=2026&quarter=3").size_at("nil_countries"), 0U);
}

}  // namespace
}  // namespace farflung
