#include <algorithm>

#include "bank/statement.hpp"
#include "core/json.hpp"
#include "core/json_write.hpp"
#include "core/text.hpp"
#include "invariant.hpp"

namespace farflung::fuzz {

namespace {

using bank::Statement;
using bank::StatementFile;
using bank::StatementLine;

constexpr std::size_t longest_text = 1000;
constexpr std::size_t longest_found = 80;
__extension__ using Wide = __int128;

void is_text(std::string_view text, std::size_t most) {
    holds(is_valid_utf8(text), "a text is UTF-8");
    holds(code_points(text) <= most, "a text is as long as we keep it at most");
}

void is_amount_of(Currency currency, Amount amount) {
    holds(amount.currency == currency, "an amount is in the statement's currency");
    holds(amount.minor <= Amount::max_minor && amount.minor >= -Amount::max_minor, "an amount is within its bounds");
}

void check_line(StatementLine const& line, Currency currency) {
    is_amount_of(currency, line.amount);
    holds(line.booked_on >= Date::min() && line.booked_on <= Date::max(), "a day is within the calendar");
    holds(line.value_on >= Date::min() && line.value_on <= Date::max(), "a day is within the calendar");
    for (auto const* text : {&line.reference, &line.end_to_end_id, &line.creditor_reference, &line.name, &line.iban,
                             &line.bic, &line.text}) {
        is_text(*text, longest_text);
    }
}

void check_statement(Statement const& statement) {
    is_text(statement.account, longest_text);
    is_text(statement.number, longest_text);
    Wide sum = 0;
    for (auto const& line : statement.lines) {
        check_line(line, statement.currency);
        sum += line.amount.minor;
    }
    for (auto const& balance : {statement.opening, statement.closing}) {
        if (balance) is_amount_of(statement.currency, *balance);
    }
    if (statement.opening && statement.closing) {
        holds(statement.opening->minor + sum == statement.closing->minor, "opening and movements make the closing");
    }
}

}  // namespace

void read_statement_file(std::string_view bytes) {
    auto const file = bank::read_statements(bytes, {.currency = *Currency::parse("EUR"), .columns = {}});
    for (auto const& statement : file.statements) check_statement(statement);
    for (auto const& problem : file.refused) {
        holds(!problem.code.empty(), "a refusal has its code");
        is_text(problem.element, longest_text);
        is_text(problem.found, longest_found);
    }
    holds(!file.statements.empty() || !file.refused.empty(), "a file is taken or refused");
    holds(JsonDocument::parse(to_json(file)).has_value(), "what was read can be told as JSON");
}

}  // namespace farflung::fuzz
