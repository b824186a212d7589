#pragma once

#include <stdexcept>

#include "bank/statement.hpp"

/// What the readers of all forms share.
namespace farflung::bank {

/// Stops the reading of a statement; becomes its StatementProblem.
struct StatementFault {
    StatementProblem problem;
};
[[noreturn]] void refuse(std::int64_t line, std::string element, std::string code, std::string_view found = {});

/// Where in the file something stands.
struct StatementPlace {
    std::int64_t line{};
    std::string element;
};

/// A decimal with a point or a comma and no grouping; refuses more digits than the currency has, unless they are zero.
Amount statement_amount(std::string_view text, Currency currency, StatementPlace const& place);
Currency statement_currency(std::string_view text, StatementPlace const& place);
Date statement_day(int year, int month, int day, std::string_view found, StatementPlace const& place);

/// Within the length that we keep, white space of any kind made one blank.
std::string statement_text(std::string_view text);
std::string first_iban_in(std::string_view text);
/// Sets an ISO 11649 reference that stands somewhere in the text, where the line has none.
void find_creditor_reference(StatementLine& line);

/// Refuses a statement whose opening and movements do not make its closing, which stands in that element.
void check_sum(Statement const& statement, std::string const& closing_element);

/// Keeps what `read` makes, or why it cannot.
template <class Read>
void take_statement(StatementFile& file, std::string const& closing_element, Read const& read) {
    try {
        auto statement = read();
        check_sum(statement, closing_element);
        for (auto& line : statement.lines) find_creditor_reference(line);
        file.statements.push_back(std::move(statement));
    } catch (StatementFault const& fault) {
        file.refused.push_back(fault.problem);
    } catch (std::overflow_error const&) {
        file.refused.push_back({.line = 0, .element = {}, .code = "statement.sum_too_large", .found = {}});
    }
}

// The forms. Each gets text that is UTF-8 by then.
void read_camt(std::string_view text, StatementFile& file);
void read_mt940(std::string_view text, StatementFile& file);
void read_ofx(std::string_view text, StatementFile& file);
void read_csv_statement(std::string_view text, StatementHints const& hints, StatementFile& file);

/// Field 86 of MT940 in the dialects of banks: name, IBAN, references and text of a line.
void read_details(std::vector<std::string> const& lines, StatementLine& line);

}  // namespace farflung::bank
