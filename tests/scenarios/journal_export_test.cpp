#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>

#include "core/decimal.hpp"
#include "loop_world.hpp"

namespace farflung {
namespace {

struct Said {
    int status = 0;
    std::string text;
};

Said run(std::string const& command) {
    Said said;
    std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");  // NOLINT(cert-env33-c): a fixed command of the test
    if (pipe == nullptr) return {127, {}};
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        said.text.append(buffer.data(), got);
    }
    said.status = pclose(pipe);
    return said;
}

bool has(std::string const& program) { return run("command -v " + program).status == 0; }

/// Code of an account and currency, and what stands there.
using Balances = std::map<std::pair<std::string, std::string>, std::string>;

std::string normal(std::string text) {
    std::erase(text, ',');
    auto const value = Decimal::parse(text);
    return value ? value->normalised().text() : text;
}

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
        for (auto const& [of, sum] : sums) {
            if (!sum.is_zero()) balances[of] = sum.normalised().text();
        }
        return balances;
    }
    /// `"assets:1100 Receivable","EUR","100.00"`, one account and currency a line.
    static Balances hledger_balances(std::filesystem::path const& file) {
        auto const said =
            run("hledger -f '" + file.string() + "' balance --flat --no-total --layout=bare --output-format=csv");
        EXPECT_EQ(said.status, 0) << said.text;
        Balances balances;
        std::istringstream lines(said.text);
        std::string line;
        std::getline(lines, line);
        while (std::getline(lines, line)) {
            std::vector<std::string> cells(1);
            bool quoted = false;
            for (char const c : line) {
                if (c == '"')
                    quoted = !quoted;
                else if (c == ',' && !quoted)
                    cells.emplace_back();
                else
                    cells.back() += c;
            }
            if (cells.size() != 3) ADD_FAILURE() << line;
            auto const code = cells[0].substr(cells[0].find(':') + 1, 4);
            if (normal(cells[2]) != "0") balances[{code, cells[1]}] = normal(cells[2]);
        }
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
        makes("fran", "odd_payment", "/payments",
              R"({"party_id":"{odd}","amount":{"amount":"1","currency":"JPY"},"reference":"a;b\n2026-01-01 x")"
              R"(,"allocations":[{"invoice_id":"{odd_invoice}"}]})");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, JournalExport, test::both_databases(), test::name_of);

TEST_P(JournalExport, hledger_reads_the_whole_book_and_agrees_in_every_currency) {
    if (!has("hledger")) GTEST_SKIP() << "hledger is not installed";
    walk();
    sell_things_with_awkward_names();
    auto const file = exported("hledger");
    auto const checked = run("hledger -f '" + file.string() + "' check --strict");
    EXPECT_EQ(checked.status, 0) << checked.text;
    EXPECT_EQ(hledger_balances(file), trial_balance("amount"));
    EXPECT_EQ(hledger_balances(exported("hledger", "?measure=base")), trial_balance("base"));
}

TEST_P(JournalExport, ledger_reads_the_whole_book_with_its_balances_asserted) {
    if (!has("ledger")) GTEST_SKIP() << "ledger is not installed";
    walk();
    sell_things_with_awkward_names();
    for (auto const* measure : {"?measure=own", "?measure=base"}) {
        auto const said = run("ledger --pedantic -f '" + exported("ledger", measure).string() + "' balance");
        EXPECT_EQ(said.status, 0) << said.text;
        EXPECT_NE(said.text.find("1100 Receivable"), std::string::npos) << said.text;
    }
}

TEST_P(JournalExport, beancount_reads_the_whole_book_with_its_balances_asserted) {
    if (!has("bean-check")) GTEST_SKIP() << "beancount is not installed";
    walk();
    sell_things_with_awkward_names();
    for (auto const* measure : {"?measure=own", "?measure=base"}) {
        auto const said = run("bean-check '" + exported("beancount", measure).string() + "'");
        EXPECT_EQ(said.status, 0) << said.text;
        EXPECT_EQ(said.text, "");
    }
}

TEST_P(JournalExport, a_wrong_figure_is_noticed_by_each_of_them) {
    walk();
    for (auto const& [form, check] : std::map<std::string, std::string>{
             {"hledger", "hledger check -f"}, {"ledger", "ledger bal -f"}, {"beancount", "bean-check"}}) {
        if (!has(check.substr(0, check.find(' ')))) continue;
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
