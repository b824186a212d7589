#include "billing/verify.hpp"
#include "loop_world.hpp"

namespace farflung {
namespace {

/// What a quote says besides its title and customer.
struct Quoted {
    std::string what;
    std::string terms;
};

class QuoteToInvoice : public LoopWorld {
  protected:
    void accepted(std::string const& terms) {
        makes("kofi", "quote", "/quotes", R"({"title":"Atlas","customer_id":"{gozo}",)" + terms + "}");
        does("kofi", "/quotes/{quote}/send");
        auto const shown = sees("kofi", "/quotes/{quote}", "shown_sha256");
        does("rita", "/quotes/{quote}/accept", R"({"name":"Rita Borg","shown_sha256":")" + shown + "\"}");
    }
    void expect_the_quotes_totals(std::string const& what) {
        auto const quote = get("kofi", filled("/quotes/{quote}"));
        auto const invoice = get("fran", filled("/invoices/{draft}"));
        for (auto const* sum : {"net/amount", "tax/amount", "total/amount", "rounding"}) {
            EXPECT_EQ(invoice.at(sum), quote.at(sum)) << what << ": " << sum << "\n" << invoice.body;
        }
    }
    void start_and_do_all() {
        makes("ilse", "project", "/quotes/{quote}/project");
        auto const tasks = get("ilse", filled("/tasks?project_id={project}"));
        for (std::size_t i = 0; i < tasks.size_at("items"); ++i) {
            things_["task"] = tasks.at("items/" + std::to_string(i) + "/id");
            if (tasks.at("items/" + std::to_string(i) + "/hourly_price") != "null") {
                makes("ilse", "hours", "/time_entries",
                      R"({"task_id":"{task}","worked_on":"2026-11-09","minutes":150,"note":""})");
                does("ilse", "/time_entries/{hours}/approve");
            }
            does("ilse", "/tasks/{task}/move", R"({"state":"done"})");
        }
    }
    static std::vector<Quoted> every_kind() {
        return {
            {"plain", R"("currency":"EUR","lines":[{"description":"Map","price":"99.99","tax_rate":"18"}])"},
            {"discounts on lines and on the whole",
             R"("currency":"EUR","lines":[{"description":"Map","quantity":"3","price":"33.33","tax_rate":"18",)"
             R"("adjustments":[{"reason":"Loyal","percent":"7"}]},)"
             R"({"description":"Survey","price":"1000.01","tax_rate":"18"},)"
             R"({"description":"Print","price":"77.77","tax_rate":"5"}],)"
             R"("adjustments":[{"reason":"Season","percent":"3.5"},)"
             R"({"kind":"charge","reason":"Freight","amount":{"amount":"19.99","currency":"EUR"}}])"},
            {"an amount off several taxes",
             R"("currency":"EUR","lines":[{"description":"Map","price":"10","tax_rate":"18"},)"
             R"({"description":"Print","price":"20.01","tax_rate":"5"},)"
             R"({"description":"Talk","price":"0.02","tax_category":"E"}],)"
             R"("adjustments":[{"reason":"Loyal","amount":{"amount":"10.00","currency":"EUR"}}])"},
            {"prices with tax",
             R"("currency":"EUR","prices":"with_tax","lines":[{"description":"Map","price":"100.01","tax_rate":"20"},)"
             R"({"description":"Print","price":"0.03","tax_rate":"19"}])"},
            {"prices with tax and a discount",
             R"("currency":"EUR","prices":"with_tax","lines":[{"description":"Map","price":"250","tax_rate":"18"},)"
             R"({"description":"Print","price":"99.95","tax_rate":"5"}],)"
             R"("adjustments":[{"reason":"Loyal","amount":{"amount":"33.33","currency":"EUR"}}])"},
            {"no smallest unit, rounded down",
             R"("currency":"JPY","tax_rounding":"down","lines":[{"description":"Map","price":"99","tax_rate":"10"},)"
             R"({"description":"Print","price":"101","tax_rate":"10"}])"},
            {"tax line by line",
             R"("currency":"EUR","tax_rounded_per":"line","lines":[{"description":"Map","price":"0.25","tax_rate":"10"},)"
             R"({"description":"Print","price":"0.25","tax_rate":"10"}])"},
            {"hours with a discount",
             R"("currency":"EUR","lines":[{"description":"Survey","quantity":"2.5","unit":"h","price":"87.5",)"
             R"("tax_rate":"18","adjustments":[{"reason":"Loyal","percent":"12.5"}]}])"},
            {"a line below zero", R"("currency":"EUR","lines":[{"description":"Map","price":"100","tax_rate":"18"},)"
                                  R"({"description":"Goodwill","price":"-10","tax_rate":"18"}])"},
            {"tax by the rules", R"("currency":"EUR","lines":[{"description":"Map","price":"100","tax_by":"rules"}])"},
        };
    }
};
INSTANTIATE_TEST_SUITE_P(Both, QuoteToInvoice, test::both_databases(), test::name_of);

TEST_P(QuoteToInvoice, an_invoice_of_the_whole_quote_has_its_totals) {
    record_rates();
    for (auto const& [what, terms] : every_kind()) {
        accepted(terms);
        things_["draft"] = does("fran", "/quotes/{quote}/invoice").at("invoice_id");
        expect_the_quotes_totals(what);
        EXPECT_EQ(sees("fran", "/invoices/{draft}", "reference"), sees("kofi", "/quotes/{quote}", "number"));
        does("fran", "/invoices/{draft}/issue");
    }
    look_as_system([](Unit const& unit) {
        for (auto const& finding : billing::verify_money(unit)) ADD_FAILURE() << finding.text;
    });
}

TEST_P(QuoteToInvoice, a_project_done_and_billed_as_a_whole_has_the_quotes_totals) {
    record_rates();
    for (auto const& [what, terms] : every_kind()) {
        accepted(terms);
        start_and_do_all();
        EXPECT_EQ(sees("ilse", "/projects/{project}/overview", "unbilled/amount"),
                  sees("kofi", "/quotes/{quote}", "net/amount"))
            << what;
        things_["draft"] = does("fran", "/projects/{project}/invoice").at("invoice_id");
        expect_the_quotes_totals(what);
    }
}

TEST_P(QuoteToInvoice, what_the_rules_said_of_the_tax_stands_on_the_invoice_of_the_project) {
    record_rates();
    accepted(every_kind().back().terms);
    start_and_do_all();
    things_["draft"] = does("fran", "/projects/{project}/invoice").at("invoice_id");
    EXPECT_EQ(sees("fran", "/invoices/{draft}", "lines/0/tax_category"), "G");
    EXPECT_NE(sees("fran", "/invoices/{draft}", "lines/0/tax_note"), "");
    EXPECT_EQ(sees("fran", "/invoices/{draft}", "lines/0/tax_by"), "rules");
}

TEST_P(QuoteToInvoice, a_quote_is_billed_once_as_a_whole_or_by_its_project) {
    auto const plain = every_kind().front().terms;
    makes("kofi", "quote", "/quotes", R"({"title":"Atlas","customer_id":"{gozo}",)" + plain + "}");
    EXPECT_EQ(post("fran", filled("/quotes/{quote}/invoice")).status, 409) << "nobody accepted it";
    accepted(plain);
    things_["draft"] = does("fran", "/quotes/{quote}/invoice").at("invoice_id");
    EXPECT_EQ(post("fran", filled("/quotes/{quote}/invoice")).status, 409);
    EXPECT_EQ(post("ilse", filled("/quotes/{quote}/project")).status, 409);
    EXPECT_EQ(erase("fran", filled("/invoices/{draft}")).status, 204);
    makes("ilse", "project", "/quotes/{quote}/project");
    EXPECT_EQ(post("fran", filled("/quotes/{quote}/invoice")).status, 409);
    for (auto const* who : {"rita", "andrei", "mallory", "audrey"}) {
        EXPECT_GE(post(who, filled("/quotes/{quote}/invoice")).status, 403) << who;
    }
}

TEST_P(QuoteToInvoice, again_offers_the_same_prices_and_tax) {
    accepted(R"("currency":"EUR","prices":"with_tax","lines":[{"description":"Map","price":"118","tax_rate":"18"}])");
    makes("ilse", "project", "/quotes/{quote}/project");
    things_["deal"] = does("kofi", "/projects/{project}/again").at("deal_id");
    auto const again = get("kofi", filled("/quotes?deal_id={deal}"));
    EXPECT_EQ(again.at("items/0/total/amount"), "118.00") << again.body;
    EXPECT_EQ(again.at("items/0/prices"), "with_tax");
}

}  // namespace
}  // namespace farflung
