#include <iostream>
#include <random>

#include "bank/bank_statement.hpp"
#include "test_world.hpp"

namespace farflung::bank {
namespace {

/// A movement of a made statement: cents of euros, and the bank's reference.
struct Movement {
    std::string day;
    std::int64_t cents = 0;
    std::string reference;
};

std::string euros(std::int64_t cents) { return Amount{cents, *Currency::parse("EUR")}.text(); }

std::string balance(std::string const& code, std::int64_t cents) {
    return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" + euros(std::abs(cents)) +
           "</Amt><CdtDbtInd>" + (cents < 0 ? "DBIT" : "CRDT") + "</CdtDbtInd><Dt><Dt>2026-11-09</Dt></Dt></Bal>";
}

std::string statement(std::vector<Movement> const& movements, std::int64_t opening, std::int64_t closing) {
    std::string text =
        "<Document><BkToCstmrStmt><Stmt><Id>S</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id>"
        "<Ccy>EUR</Ccy></Acct>" +
        balance("OPBD", opening) + balance("CLBD", closing);
    for (auto const& [day, cents, reference] : movements) {
        text += "\n<Ntry><Amt Ccy=\"EUR\">" + euros(std::abs(cents)) + "</Amt><CdtDbtInd>" +
                (cents < 0 ? "DBIT" : "CRDT") + "</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>" + day + "</Dt></BookgDt>" +
                (reference.empty() ? "" : "<AcctSvcrRef>" + reference + "</AcctSvcrRef>") + "</Ntry>";
    }
    return text + "</Stmt></BkToCstmrStmt></Document>";
}

/// One whose balances fit its movements.
std::string statement(std::vector<Movement> const& movements) {
    std::int64_t closing = 0;
    for (auto const& one : movements) closing += one.cents;
    return statement(movements, 0, closing);
}

class BankImport : public test::WorldTest {
  protected:
    test::Reply import(std::string const& bytes, std::string const& query = {}, std::string const& who = "fran") {
        return ask(who, {.method = "POST",
                         .path = "/bank_statements" + query,
                         .body = bytes,
                         .headers = {{"Content-Type", "application/octet-stream"}}});
    }
    void expect(test::Reply const& reply, std::int64_t taken, std::int64_t known) {
        EXPECT_EQ(reply.status, 200) << reply.body;
        EXPECT_EQ(reply.at("taken"), std::to_string(taken)) << reply.body;
        EXPECT_EQ(reply.at("known"), std::to_string(known)) << reply.body;
    }
    std::string stored() { return sql_text("select cast(count(*) as text) from bank_lines"); }
};
INSTANTIATE_TEST_SUITE_P(Both, BankImport, test::both_databases(), test::name_of);

TEST_P(BankImport, a_file_sent_twice_is_taken_once) {
    auto const bytes = statement({{"2026-11-08", 10000, "A"}, {"2026-11-09", -250, "B"}});
    auto const first = import(bytes);
    expect(first, 2, 0);
    EXPECT_EQ(first.at("statements/0/is_new_account"), "true");
    EXPECT_EQ(first.at("statements/0/account"), "DE89370400440532013000");
    auto const again = import(bytes);
    expect(again, 0, 2);
    EXPECT_EQ(again.at("statements/0/bank_statement_id"), first.at("statements/0/bank_statement_id"));
    EXPECT_EQ(stored(), "2");
    EXPECT_EQ(get("fran", "/bank_accounts").size_at("items"), 1U);
}

TEST_P(BankImport, days_that_two_files_share_are_taken_once) {
    expect(import(statement({{"2026-11-06", 100, "A"}, {"2026-11-07", 200, "B"}})), 2, 0);
    expect(import(statement({{"2026-11-07", 200, "B"}, {"2026-11-08", 300, "C"}})), 1, 1);
    EXPECT_EQ(stored(), "3");
}

TEST_P(BankImport, equal_movements_of_a_day_are_told_apart_by_their_count) {
    // Two coffees at the same price, without a reference: within the day the bank knows of one, at night of both.
    expect(import(statement({{"2026-11-09", -350, ""}})), 1, 0);
    expect(import(statement({{"2026-11-09", -350, ""}, {"2026-11-09", -350, ""}})), 1, 1);
    expect(import(statement({{"2026-11-09", -350, ""}, {"2026-11-09", -350, ""}, {"2026-11-09", 5, ""}})), 1, 2);
    EXPECT_EQ(stored(), "3");
}

TEST_P(BankImport, a_statement_without_movements_is_kept) {
    auto const reply = import(statement({}, 500, 500));
    expect(reply, 0, 0);
    auto const shown = get("fran", "/bank_statements/" + reply.at("statements/0/bank_statement_id"));
    EXPECT_EQ(shown.at("closing/amount"), "5.00");
}

TEST_P(BankImport, ten_thousand_movements_come_in_at_once) {
    std::vector<Movement> many;
    for (int i = 0; i < 10'000; ++i) many.push_back({"2026-11-09", i + 1, "R" + std::to_string(i)});
    auto const bytes = statement(many);
    expect(import(bytes), 10'000, 0);
    expect(import(bytes), 0, 10'000);
    EXPECT_EQ(stored(), "10000");
}

TEST_P(BankImport, a_wrong_sum_is_refused_with_its_line_and_nothing_is_taken) {
    auto const reply = import(statement({{"2026-11-09", 100, "A"}}, 0, 101));
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.at("problems/0/path"), "Bal");
    EXPECT_EQ(reply.at("problems/0/code"), "statement.wrong_sum");
    EXPECT_EQ(reply.at("problems/0/detail"),
              "The statement at line 1 does not add up. What it makes, and what it says: 1.00 / 1.01.");
    EXPECT_EQ(stored(), "0");
    EXPECT_EQ(get("fran", "/bank_accounts").size_at("items"), 0U);
}

TEST_P(BankImport, of_a_file_of_several_statements_the_good_ones_are_taken) {
    auto const good = statement({{"2026-11-09", 100, "A"}});
    auto const bad = statement({{"2026-11-09", 200, "B"}}, 0, 1);
    auto const inner = [](std::string const& text) {
        auto const begin = text.find("<Stmt>");
        return text.substr(begin, text.find("</BkToCstmrStmt>") - begin);
    };
    auto const reply =
        import("<Document><BkToCstmrStmt>" + inner(good) + "\n" + inner(bad) + "</BkToCstmrStmt></Document>");
    expect(reply, 1, 0);
    EXPECT_EQ(reply.at("refused/0/code"), "statement.wrong_sum");
    EXPECT_EQ(reply.at("refused/0/line"), "3");
    EXPECT_FALSE(reply.at("refused/0/detail").empty());
}

TEST_P(BankImport, another_currency_than_the_account_is_refused) {
    auto const account =
        make("fran", "/bank_accounts", R"({"name":"Euro","number":"DE89 3704 0044 0532 0130 00","currency":"USD"})");
    auto const reply = import(statement({{"2026-11-09", 100, "A"}}));
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.at("problems/0/code"), "statement.other_currency_than_account");
    EXPECT_EQ(import(statement({}), "?bank_account_id=" + account).status, 422);
    EXPECT_EQ(stored(), "0");
}

TEST_P(BankImport, an_account_remembers_the_columns_of_its_csv_files) {
    auto const account = make("fran", "/bank_accounts", R"({"name":"Till","number":"42","currency":"EUR"})");
    std::string const csv = "When;How much;What\n02.11.2026;10,00;tea\n";
    auto const unknown = import(csv, "?bank_account_id=" + account);
    EXPECT_EQ(unknown.status, 422);
    EXPECT_EQ(unknown.at("problems/0/code"), "statement.unknown_columns");
    EXPECT_EQ(patch("fran", "/bank_accounts/" + account,
                    R"({"csv_columns":{"booked_on":"When","amount":"How much","text":"What"}})")
                  .status,
              200);
    expect(import(csv, "?bank_account_id=" + account), 1, 0);
    EXPECT_EQ(import("Date;Amount\n2026-11-02;10,00\n").at("problems/0/code"), "statement.which_account");
}

TEST_P(BankImport, the_file_is_kept_as_the_bank_sent_it) {
    auto const bytes = statement({{"2026-11-09", 100, "A"}});
    auto const id = import(bytes, "?name=november.xml").at("statements/0/bank_statement_id");
    EXPECT_EQ(get("audrey", "/bank_statements/" + id + "/file").body, bytes);
    EXPECT_EQ(get("fran", "/bank_statements/" + id).at("file_name"), "november.xml");
}

TEST_P(BankImport, only_finance_takes_files_and_only_finance_and_auditors_see_them) {
    auto const bytes = statement({{"2026-11-09", 100, "A"}});
    for (std::string const who : {"kofi", "ilse", "maria", "audrey", "rita", "andrei"}) {
        EXPECT_EQ(import(bytes, "", who).status, 403) << who;
    }
    expect(import(bytes), 1, 0);
    EXPECT_EQ(get("audrey", "/bank_lines").size_at("items"), 1U);
    EXPECT_EQ(get("mallory", "/bank_lines").size_at("items"), 0U);
    for (std::string const who : {"kofi", "maria", "rita", "andrei"}) {
        EXPECT_EQ(get(who, "/bank_lines").size_at("items"), 0U) << who;
    }
}

TEST_P(BankImport, made_histories_in_any_cut_give_each_movement_once) {
    auto const* given = std::getenv("FARFLUNG_SEED");
    auto const seed = given != nullptr ? std::stoull(given) : std::random_device{}();
    std::cout << "FARFLUNG_SEED=" << seed << '\n';
    std::mt19937_64 chance{seed};
    auto const between = [&](std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>{low, high}(chance);
    };
    int const files = std::getenv("FARFLUNG_NIGHTLY") != nullptr ? 200 : 20;
    std::vector<Movement> history;
    for (int i = 0; i < files * 3; ++i) {
        auto const day = Date::of(2026, 9, 1)->plus_days(i / 5);
        auto const cents = between(0, 3) == 0 ? 500 : between(-9'999, 9'999);
        history.push_back({day.text(), cents, between(0, 1) == 0 ? "" : "R" + std::to_string(i)});
    }
    std::size_t reached = 0;
    for (int i = 0; i < files; ++i) {
        // Banks cut between days, and go back over days that they told before.
        auto end = std::min<std::size_t>(history.size(), reached + static_cast<std::size_t>(between(0, 9)));
        while (end > 0 && end < history.size() && history[end].day == history[end - 1].day) ++end;
        auto begin = reached - std::min<std::size_t>(reached, static_cast<std::size_t>(between(0, 12)));
        while (begin > 0 && begin < history.size() && history[begin - 1].day == history[begin].day) --begin;
        auto const reply = import(statement({history.begin() + static_cast<std::ptrdiff_t>(begin),
                                             history.begin() + static_cast<std::ptrdiff_t>(std::max(end, begin))}));
        ASSERT_EQ(reply.status, 200) << reply.body;
        reached = std::max(reached, end);
        ASSERT_EQ(stored(), std::to_string(reached));
    }
}

TEST_P(BankImport, a_number_that_no_account_can_have_makes_none) {
    auto const reply =
        ask("fran", {.method = "POST",
                     .path = "/bank_statements",
                     .body = ":20:X\n:25:" + std::string(61, '7') + "\n:60F:C261108EUR1,00\n:62F:C261109EUR1,00\n",
                     .headers = {{"Content-Type", "text/plain"}}});
    EXPECT_NE(reply.body.find("statement.bad_field"), std::string::npos) << reply.body;
    EXPECT_EQ(get("fran", "/bank_accounts").size_at("items"), 0U);
}

}  // namespace
}  // namespace farflung::bank
