#include <fstream>
#include <sstream>

#include "billing/billing.hpp"
#include "billing/saf_t.hpp"
#include "core/decimal.hpp"
#include "demo/demo.hpp"
#include "loop_world.hpp"
#include "official_rules.hpp"
#include "outside_judges.hpp"

namespace farflung {
namespace {

/// The journals of other bookkeeping programs, read by those programs themselves, against our own trial balance.
class JournalExport : public LoopWorld {
  protected:
    std::filesystem::path exported(std::string const& form, std::string const& query = {}) {
        auto const reply = get("fran", "/ledger/export/" + form + query);
        EXPECT_EQ(reply.status, 200) << reply.body;
        auto const file = folder_.path() / ("book." + form);
        std::ofstream(file, std::ios::binary) << reply.body;
        return file;
    }
    Balances trial_balance(std::string const& side) {
        auto const reply = get("fran", "/ledger/trial_balance");
        std::map<std::pair<std::string, std::string>, Decimal> sums;
        for (std::size_t i = 0; i < reply.size_at("items"); ++i) {
            auto const at = "items/" + std::to_string(i) + "/";
            auto& sum = sums[{reply.at(at + "code"), reply.at(at + side + "/currency")}];
            sum = sum + *Decimal::parse(reply.at(at + side + "/amount"));
        }
        Balances balances;
        for (auto const& [of, sum] : sums) put(balances, of.first, of.second, sum.text());
        return balances;
    }
    void sell_things_with_awkward_names() {
        auto const name = R"(Sea; "shells" | = 3  (two) \ end)";
        make("fran", "/ledger_accounts", R"({"code":"1;0:0","name":"Odd:  name; =x","kind":"asset"})");
        std::string quoted;
        append_json_string(quoted, name);
        makes("kofi", "odd", "/parties", R"({"name":)" + quoted + R"(,"is_customer":true,"currency":"JPY"})");
        makes("fran", "odd_invoice", "/invoices",
              R"({"customer_id":"{odd}","currency":"JPY","lines":[{"description":"Shells","price":"1200.5",)"
              R"("tax_rate":"10"}]})");
        does("fran", "/invoices/{odd_invoice}/issue");
        // Nobody types two lines there, but what a bank says may have them.
        as_system([&](Unit& unit) {
            billing::make_payment(unit,
                                  {.party_id = *PartyId::parse(things_.at("odd")),
                                   .amount = {1, *Currency::parse("JPY")},
                                   .reference = "a;b\n2026-01-01 x",
                                   .allocations = {{.invoice_id = *InvoiceId::parse(things_.at("odd_invoice"))}}});
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, JournalExport, test::both_databases(), test::name_of);

TEST_P(JournalExport, hledger_reads_the_whole_book_and_agrees_in_every_currency) {
    if (!is_installed("hledger")) GTEST_SKIP() << "hledger is not installed";
    walk();
    sell_things_with_awkward_names();
    EXPECT_EQ(hledger_balances(exported("hledger"))[""], trial_balance("amount"));
    EXPECT_EQ(hledger_balances(exported("hledger", "?measure=base"))[""], trial_balance("base"));
}

TEST_P(JournalExport, ledger_reads_the_whole_book_with_its_balances_asserted) {
    if (!is_installed("ledger")) GTEST_SKIP() << "ledger is not installed";
    walk();
    sell_things_with_awkward_names();
    for (auto const* measure : {"?measure=own", "?measure=base"}) {
        auto const said = run("ledger --pedantic -f '" + exported("ledger", measure).string() + "' balance");
        EXPECT_EQ(said.status, 0) << said.text;
        EXPECT_NE(said.text.find("1100 Receivable"), std::string::npos) << said.text;
    }
}

TEST_P(JournalExport, beancount_reads_the_whole_book_with_its_balances_asserted) {
    if (!is_installed("bean-check")) GTEST_SKIP() << "beancount is not installed";
    walk();
    sell_things_with_awkward_names();
    for (auto const* measure : {"?measure=own", "?measure=base"}) {
        auto const said = run("bean-check '" + exported("beancount", measure).string() + "'");
        EXPECT_EQ(said.status, 0) << said.text;
        EXPECT_EQ(said.text, "");
    }
}

TEST_P(JournalExport, of_the_demo_year_is_read_by_hledger_and_beancount_which_agree) {
    if (!Shelf::has_readers()) GTEST_SKIP() << "hledger or beancount is not installed";
    workspace_ = demo::make_year(*database_, *registry_, world_,
                                 {.size = demo::size_named("S"),
                                  .seed = 7,
                                  .until = *Date::parse("2026-11-09"),
                                  .invoices = 200,
                                  .password_hash = {}})
                     .workspace;
    Shelf shelf(folder_.path() / "shelf");
    look_as_system([&](Unit const& unit) { shelf.put(unit, "year"); });
    shelf.have_it_read();
}

TEST_P(JournalExport, of_the_demo_year_as_an_audit_file_names_nothing_that_it_does_not_hold) {
    workspace_ = demo::make_year(*database_, *registry_, world_,
                                 {.size = demo::size_named("S"),
                                  .seed = 7,
                                  .until = *Date::parse("2026-11-09"),
                                  .invoices = 20,
                                  .password_hash = {}})
                     .workspace;
    std::string file;
    look_as_system([&](Unit const& unit) { file = billing::saf_t_export(unit, {}).bytes; });
    EXPECT_EQ(test::run_schema("tests/support/saf_t.xsd", {{"year", file}}), "");
}

TEST_P(JournalExport, a_wrong_figure_is_noticed_by_each_of_them) {
    walk();
    for (auto const& [form, check] : std::map<std::string, std::string>{
             {"hledger", "hledger check -f"}, {"ledger", "ledger bal -f"}, {"beancount", "bean-check"}}) {
        if (!is_installed(check.substr(0, check.find(' ')))) continue;
        auto const file = exported(form);
        std::ostringstream text;
        text << std::ifstream(file).rdbuf();
        auto book = text.str();
        auto const at = book.find("4501.00 EUR");
        ASSERT_NE(at, std::string::npos);
        book.replace(at, 4, "4502");
        std::ofstream(file, std::ios::trunc) << book;
        EXPECT_NE(run(check + " '" + file.string() + "'").status, 0) << form;
    }
}

TEST_P(JournalExport, the_csv_holds_every_posting) {
    walk();
    auto const reply = get("audrey", "/ledger/export/csv");
    ASSERT_EQ(reply.status, 200) << reply.body;
    auto const rows = std::count(reply.body.begin(), reply.body.end(), '\n') - 1;
    EXPECT_EQ(std::to_string(rows), sql_text("select cast(count(*) as text) from ledger_postings"));
    EXPECT_EQ(get("fran", "/ledger/export/abacus").status, 404);
    EXPECT_EQ(get("rita", "/ledger/export/hledger").status, 403);
    EXPECT_EQ(get("mallory", "/ledger/export/hledger").body.find("EUR"), std::string::npos);
}

}  // namespace
}  // namespace farflung
