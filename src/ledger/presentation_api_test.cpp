#include "ledger/presentation.hpp"

#include "test_world.hpp"

namespace farflung::ledger {
namespace {

/// It is Monday 9 November 2026, and the books are in Australian dollars.
class Presentations : public test::WorldTest {
  protected:
    Presentations() {
        rate("EUR", "2026-10-01", "1.60");
        rate("USD", "2026-10-30", "1.50");
        rate("USD", "2026-11-08", "1.53");
        rate("JPY", "2026-11-08", "0.0101");
        for (auto const* day : {"2026-10-03", "2026-10-05", "2026-10-06"}) {
            make("fran", "/bills",
                 R"({"partner_id":")" + party_.at("carpat") + R"(","currency":"EUR","billed_on":")" + day +
                     R"(","lines":[{"description":"Model","price":"33.33"}]})");
        }
        book("Rent", "100.01");
        book("Water", "100.01");
        book("Light", "100.01");
    }
    void rate(std::string const& currency, std::string const& day, std::string const& value) {
        make("fran", "/exchange_rates",
             R"({"currency":")" + currency + R"(","valid_on":")" + day + R"(","rate":")" + value +
                 R"(","source":"ECB"})");
    }
    /// An expense paid with lent money, each with accounts of its own, so that each line is rounded by itself.
    void book(std::string const& name, std::string const& amount) {
        auto const made = [&](char const* kind) {
            return make("fran", "/ledger_accounts",
                        R"({"code":")" + std::to_string(next_code_++) + R"(","name":")" + name + R"(","kind":")" +
                            kind + R"("})");
        };
        auto const posting = [](std::string const& account, std::string const& figure) {
            return R"({"account_id":")" + account + R"(","amount":{"amount":")" + figure + R"(","currency":"AUD"}})";
        };
        auto const expense = made("expense");
        auto const loan = made("liability");
        auto const reply = post("fran", "/journal_entries",
                                R"({"posted_on":"2026-10-20","text":")" + name + R"(","postings":[)" +
                                    posting(expense, amount) + "," + posting(loan, "-" + amount) + "]}");
        EXPECT_LT(reply.status, 300) << reply.body;
    }
    static Decimal amount_at(test::Reply const& reply, std::string const& path) {
        return *Decimal::parse(reply.at(path + "/amount"));
    }
    int next_code_ = 8100;
};
INSTANTIATE_TEST_SUITE_P(Both, Presentations, test::both_databases(), test::name_of);

TEST_P(Presentations, of_a_trial_balance_say_their_rate_and_sum_to_zero_with_their_rounding) {
    auto const books = get("fran", "/ledger/trial_balance?on=2026-10-31");
    auto const shown = get("audrey", "/ledger/trial_balance?on=2026-10-31&shown_in=USD");
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.at("presentation/currency"), "USD");
    EXPECT_EQ(shown.at("presentation/rate/rate"), "1.50");
    EXPECT_EQ(shown.at("presentation/rate/on"), "2026-10-30") << "the newest on or before the last day";
    EXPECT_EQ(shown.at("presentation/rate/source"), "ECB");
    EXPECT_EQ(shown.at("presentation/method"), "closing_rate");
    ASSERT_EQ(shown.size_at("items"), books.size_at("items"));
    Decimal sum(0);
    for (std::size_t i = 0; i < shown.size_at("items"); ++i) {
        auto const at = "items/" + std::to_string(i);
        EXPECT_EQ(shown.at(at + "/base/currency"), "USD");
        EXPECT_EQ(shown.at(at + "/amount/amount"), books.at(at + "/amount/amount")) << "its own stays what it is";
        auto const exact = divide(amount_at(books, at + "/base"), *Decimal::parse("1.50"), 2, Rounding::half_up);
        EXPECT_EQ(amount_at(shown, at + "/base"), exact) << at;
        sum = sum + exact;
    }
    auto const rest =
        shown.at("rounding") == "null" || shown.at("rounding").empty() ? Decimal(0) : amount_at(shown, "rounding");
    EXPECT_EQ(sum + rest, Decimal(0));
    EXPECT_EQ(books.body.find("\"rounding\":{"), std::string::npos);
    EXPECT_EQ(books.body.find("closing_rate"), std::string::npos);
}

TEST_P(Presentations, of_statements_sum_the_lines_that_they_show) {
    for (auto const* currency : {"USD", "JPY", "AUD"}) {
        auto const in = std::string("&shown_in=") + currency;
        auto const profit = get("fran", "/ledger/profit_and_loss?to=2026-11-30" + in);
        ASSERT_EQ(profit.status, 200) << profit.body;
        Decimal expense(0);
        for (std::size_t i = 0; i < profit.size_at("lines"); ++i) {
            expense = expense + amount_at(profit, "lines/" + std::to_string(i) + "/base");
        }
        EXPECT_EQ(amount_at(profit, "expense"), expense);
        EXPECT_EQ(profit.at("profit/currency"), currency);
        auto const sheet = get("fran", "/ledger/balance_sheet?on=2026-11-30" + in);
        ASSERT_EQ(sheet.status, 200) << sheet.body;
        EXPECT_EQ(amount_at(sheet, "result"), amount_at(profit, "profit")) << "both sum the same lines";
        bool const is_even = sheet.body.find("\"rounding\":{") == std::string::npos;
        auto const rest = is_even ? Decimal(0) : amount_at(sheet, "rounding");
        EXPECT_EQ(amount_at(sheet, "assets"),
                  amount_at(sheet, "liabilities") + amount_at(sheet, "equity") + amount_at(sheet, "result") + rest);
        auto const flow = get("fran", "/ledger/cash_flow?to=2026-11-30" + in);
        EXPECT_EQ(flow.at("closing/currency"), currency) << flow.body;
    }
}

TEST_P(Presentations, of_a_day_to_come_take_the_rate_of_today) {
    auto const shown = get("fran", "/ledger/balance_sheet?on=2026-12-31&shown_in=USD");
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.at("presentation/rate/on"), "2026-11-08");
    EXPECT_EQ(get("fran", "/ledger/balance_sheet?shown_in=USD").at("presentation/rate/rate"), "1.53");
}

TEST_P(Presentations, refuse_a_currency_that_has_no_rate_near_the_last_day) {
    for (auto const* path : {"trial_balance?on=2026-10-20", "profit_and_loss?to=2026-10-20",
                             "balance_sheet?on=2026-10-20", "cash_flow?to=2026-10-20"}) {
        auto const refused = get("fran", std::string("/ledger/") + path + "&shown_in=USD");
        EXPECT_EQ(refused.status, 409) << path;
        EXPECT_EQ(refused.at("code"), "rate.missing") << refused.body;
        EXPECT_NE(refused.body.find("\"shown_in\""), std::string::npos) << refused.body;
        EXPECT_NE(refused.body.find("2026-10-20"), std::string::npos) << refused.body;
    }
    EXPECT_EQ(get("fran", "/ledger/trial_balance?shown_in=dollars").status, 422);
}

TEST_P(Presentations, of_files_name_the_rate_above_the_figures) {
    auto const csv = get("fran", "/ledger/reports/balance_sheet/csv?to=2026-10-31&shown_in=USD");
    EXPECT_NE(csv.body.find("In USD at the closing rate 1.50 (ECB, 2026-10-30)"), std::string::npos) << csv.body;
    EXPECT_NE(csv.body.find(",Rent,66.67\r\n"), std::string::npos) << csv.body;
    for (auto const* report : {"trial_balance", "profit_and_loss", "cash_flow"}) {
        auto const file = get("fran", std::string("/ledger/reports/") + report + "/csv?to=2026-10-31&shown_in=USD");
        EXPECT_NE(file.body.find("In USD at the closing rate"), std::string::npos) << file.body;
    }
    EXPECT_EQ(get("fran", "/ledger/reports/cash_flow/xlsx?to=2026-10-20&shown_in=USD").status, 409);
}

}  // namespace
}  // namespace farflung::ledger
