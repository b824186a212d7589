#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.hpp"
#include "core/date.hpp"
#include "core/describe.hpp"

namespace farflung {

enum class StatementForm { unknown, camt, mt940, ofx, csv };
constexpr auto describe(Of<StatementForm>) {
    return enumeration("statement_form", "unknown", "camt", "mt940", "ofx", "csv");
}

enum class CsvDayOrder { unsaid, day_first, month_first, year_first };
constexpr auto describe(Of<CsvDayOrder>) {
    return enumeration("csv_day_order", "unsaid", "day_first", "month_first", "year_first");
}

/// Which column of a bank's CSV file is what, by the names that stand above them. What is left empty is found by the
/// names that banks commonly use.
struct CsvColumns {
    std::string booked_on;
    std::string value_on;
    std::string amount;
    std::string money_in;
    std::string money_out;
    std::string currency;
    std::string balance;
    std::string name;
    std::string iban;
    std::string reference;
    std::string text;
    CsvDayOrder day_order = CsvDayOrder::unsaid;
};
constexpr auto describe(Of<CsvColumns>) {
    return record("csv_columns", field("booked_on", &CsvColumns::booked_on, {.label = "Day"}),
                  field("value_on", &CsvColumns::value_on, {.label = "Value date"}),
                  field("amount", &CsvColumns::amount, {.label = "Amount"}),
                  field("money_in", &CsvColumns::money_in, {.label = "Money in"}),
                  field("money_out", &CsvColumns::money_out, {.label = "Money out"}),
                  field("currency", &CsvColumns::currency, {.label = "Currency"}),
                  field("balance", &CsvColumns::balance, {.label = "Balance"}),
                  field("name", &CsvColumns::name, {.label = "Name"}),
                  field("iban", &CsvColumns::iban, {.label = "IBAN"}),
                  field("reference", &CsvColumns::reference, {.label = "Reference"}),
                  field("text", &CsvColumns::text, {.label = "Text"}),
                  field("day_order", &CsvColumns::day_order, {.label = "Order of dates"}));
}
static_assert(describes_every_member<CsvColumns>);

namespace bank {

/// One movement as the bank tells it; what came in is positive.
struct StatementLine {
    std::int64_t line{};  // of the file
    Date booked_on;
    Date value_on;
    Amount amount;
    std::string reference;           // the bank's own
    std::string end_to_end_id;       // what whoever paid called the payment
    std::string creditor_reference;  // ISO 11649, or what the payee asked to be named
    std::string name;                // of the other side
    std::string iban;
    std::string bic;
    std::string text;
};
constexpr auto describe(Of<StatementLine>) {
    return record("statement_line", field("line", &StatementLine::line), field("booked_on", &StatementLine::booked_on),
                  field("value_on", &StatementLine::value_on), field("amount", &StatementLine::amount),
                  field("reference", &StatementLine::reference), field("end_to_end_id", &StatementLine::end_to_end_id),
                  field("creditor_reference", &StatementLine::creditor_reference), field("name", &StatementLine::name),
                  field("iban", &StatementLine::iban), field("bic", &StatementLine::bic),
                  field("text", &StatementLine::text));
}
static_assert(describes_every_member<StatementLine>);

/// What an account held before and after some movements. Forms that say no balance leave it out.
struct Statement {
    std::int64_t line{};
    std::string account;  // IBAN, or whatever the bank calls it; empty in CSV
    Currency currency;
    std::string number;
    std::optional<Amount> opening;
    std::optional<Amount> closing;
    std::optional<Date> closed_on;
    std::vector<StatementLine> lines;
};
constexpr auto describe(Of<Statement>) {
    return record("statement", field("line", &Statement::line), field("account", &Statement::account),
                  field("currency", &Statement::currency), field("number", &Statement::number),
                  field("opening", &Statement::opening), field("closing", &Statement::closing),
                  field("closed_on", &Statement::closed_on), field("lines", &Statement::lines));
}
static_assert(describes_every_member<Statement>);

/// Why a statement, or the whole file, is refused: the line of the file, the element that the form calls so, and what
/// stands there.
struct StatementProblem {
    std::int64_t line{};
    std::string element;
    std::string code;
    std::string found;
};
constexpr auto describe(Of<StatementProblem>) {
    return record("statement_problem", field("line", &StatementProblem::line),
                  field("element", &StatementProblem::element), field("code", &StatementProblem::code),
                  field("found", &StatementProblem::found));
}

/// A file as far as it can be trusted: each statement whole, or refused.
struct StatementFile {
    StatementForm form = StatementForm::unknown;
    std::vector<Statement> statements;
    std::vector<StatementProblem> refused;
};
constexpr auto describe(Of<StatementFile>) {
    return record("statement_file", field("form", &StatementFile::form),
                  field("statements", &StatementFile::statements), field("refused", &StatementFile::refused));
}

/// What a CSV file does not say itself.
struct StatementHints {
    Currency currency;
    CsvColumns columns;
};

/// Reads camt.052, .053 and .054, MT940 and MT942, OFX 1 and 2, or CSV. Where a statement gives its balances, opening
/// and movements make the closing, or it is refused. Never throws for what a file holds.
StatementFile read_statements(std::string_view bytes, StatementHints const& hints = {});

}  // namespace bank
}  // namespace farflung
