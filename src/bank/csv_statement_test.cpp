#include "bank/statement_reading.hpp"

namespace farflung::bank {
namespace {

StatementHints const in_eur{.currency = eur, .columns = {}};

TEST(CsvStatement, columns_days_and_amounts_are_found_in_the_ways_of_banks) {
    struct Case {
        std::string text;
        std::string day;
        std::string amount;
    };
    for (auto const& [text, day, amount] : {
             Case{"Buchungstag;Valutadatum;Name;Verwendungszweck;Betrag\n31.12.26;01.01.27;Melita;x;-1.234,56\n",
                  "2026-12-31", "-1234.56"},
             Case{"Date,Description,Amount\n12/31/2026,x,\"1,234.56\"\n", "2026-12-31", "1234.56"},
             Case{"Date,Narrative,Debit,Credit\n31/12/2026,x,7.50,\n", "2026-12-31", "-7.50"},
             Case{"My bank\n\nAccount;1\n\nDate;Paid in;Paid out\n2026-12-31;7,50;\n", "2026-12-31", "7.50"},
             Case{"Date\tAmount\n2026-12-31\t1'234.50\n", "2026-12-31", "1234.50"},
         }) {
        auto const line = read_one(text, in_eur).lines.at(0);
        EXPECT_EQ(line.booked_on.text(), day) << text;
        EXPECT_EQ(line.amount.text(), amount) << text;
    }
}

TEST(CsvStatement, the_columns_that_a_person_named_come_first) {
    StatementHints hints = in_eur;
    hints.columns = {.booked_on = "When", .amount = "How much", .text = "What", .day_order = CsvDayOrder::month_first};
    auto const line = read_one("When,Amount,How much,What\n02/03/2026,1.00,2.00,tea\n", hints).lines.at(0);
    EXPECT_EQ(line.booked_on.text(), "2026-02-03");
    EXPECT_EQ(line.amount.text(), "2.00");
    EXPECT_EQ(line.text, "tea");
}

TEST(CsvStatement, balances_must_follow_from_each_other_in_either_order) {
    auto const newest_first =
        read_one("Date,Amount,Balance\n2026-11-09,-5.00,105.00\n2026-11-08,10.00,110.00\n", in_eur);
    EXPECT_EQ(newest_first.opening->text(), "100.00");
    EXPECT_EQ(newest_first.closing->text(), "105.00");
    EXPECT_EQ(problem_of("Date,Amount,Balance\n2026-11-08,10.00,110.00\n2026-11-09,-5.00,104.00\n", in_eur),
              "3|balance|statement.bad_field|104.00");
    EXPECT_EQ(problem_of("Date,Amount,Balance\n2026-12-31,9999999999999.00,-9999999999999.00\n", in_eur),
              "1|balance|statement.sum_too_large|");
}

TEST(CsvStatement, a_row_that_was_cut_or_joined_is_refused_by_its_column) {
    EXPECT_EQ(problem_of("Date,Text,Paid amount,Shop\n2026-03-02,x\n",
                         {.currency = eur, .columns = {.amount = "Paid amount"}}),
              "2|amount|statement.too_few_cells|Paid amount");
    EXPECT_EQ(problem_of("Date,Amount,Shop\n2026-03-02,1.00,a\n2026-03-02,1.00\n", in_eur),
              "3||statement.too_few_cells|Shop");
    EXPECT_EQ(problem_of("Date,Amount\n2026-03-02,1.00,3\n", in_eur), "2||statement.too_many_cells|3");
}

TEST(CsvStatement, what_could_be_read_in_two_ways_is_refused) {
    EXPECT_EQ(problem_of("Date,Amount\n02/03/2026,1.00\n", in_eur), "1|booked_on|statement.unclear_days|02/03/2026");
    EXPECT_EQ(problem_of("Date;Amount\n2026-03-02;1.234\n", in_eur), "2|amount|statement.bad_amount|1.234");
    EXPECT_EQ(problem_of("When,How much\n2026-03-02,1.00\n", in_eur), "1||statement.unknown_columns|When, How much");
    EXPECT_EQ(problem_of("Date,Amount,Currency\n2026-03-02,1.00,EUR\n2026-03-02,1.00,USD\n", in_eur),
              "3|currency|statement.other_currency|USD");
}

}  // namespace
}  // namespace farflung::bank
