#include "bank/statement.hpp"

#include <algorithm>

#include "bank/statement_parts.hpp"
#include "core/creditor_reference.hpp"
#include "core/encoding.hpp"
#include "core/iban.hpp"
#include "core/text.hpp"

namespace farflung::bank {

namespace {

constexpr std::size_t largest_file = std::size_t{32} * 1024 * 1024;
constexpr std::size_t longest_text = 1000;
constexpr std::size_t longest_found = 80;

StatementForm form_of(std::string_view bytes, std::string_view text) {
    auto const plain = trim(text);
    auto const head = plain.substr(0, 2000);
    if (head.find("OFXHEADER") != std::string_view::npos || head.starts_with("<OFX>")) return StatementForm::ofx;
    if (plain.starts_with('<') || trim(bytes).starts_with("<?xml")) return StatementForm::camt;
    auto const begins_a_line = [&](std::string_view tag) {
        return plain.starts_with(tag) || plain.find('\n' + std::string(tag)) != std::string_view::npos;
    };
    if (begins_a_line(":20:") || begins_a_line(":61:") || head.starts_with("{1:")) return StatementForm::mt940;
    if (head.find_first_of(",;\t|") != std::string_view::npos) return StatementForm::csv;
    return StatementForm::unknown;
}

void read_form(std::string_view bytes, std::string const& text, StatementHints const& hints, StatementFile& file) {
    switch (file.form) {
        case StatementForm::camt:
            return read_camt(bytes, file);  // says itself how it is written
        case StatementForm::mt940:
            return read_mt940(text, file);
        case StatementForm::ofx:
            return read_ofx(text, file);
        case StatementForm::csv:
            return read_csv_statement(text, hints, file);
        case StatementForm::unknown:
            break;
    }
    refuse(1, {}, "statement.unknown_form");
}

}  // namespace

StatementFile read_statements(std::string_view bytes, StatementHints const& hints) {
    StatementFile file;
    try {
        if (bytes.size() > largest_file) refuse(0, {}, "statement.too_large");
        auto const text = to_utf8(bytes);
        if (text.find('\0') == std::string::npos) file.form = form_of(bytes, text);
        read_form(bytes, text, hints, file);
    } catch (StatementFault const& fault) {
        file.refused.push_back(fault.problem);
    }
    return file;
}

void refuse(std::int64_t line, std::string element, std::string code, std::string_view found) {
    throw StatementFault{{line, clipped(element, longest_text), std::move(code), clipped(found, longest_found)}};
}

Amount statement_amount(std::string_view text, Currency currency, StatementPlace const& place) {
    std::string plain(text);
    std::ranges::replace(plain, ',', '.');
    if (plain.starts_with('+')) plain.erase(0, 1);
    if (plain.ends_with('.')) plain.pop_back();
    if (plain.starts_with('.')) plain.insert(0, "0");
    if (plain.starts_with("-.")) plain.insert(1, "0");
    auto const value = Decimal::parse(plain);
    auto const amount = value ? Amount::parse(value->normalised().text(), currency) : std::nullopt;
    if (!amount) refuse(place.line, place.element, "statement.bad_amount", text);
    return *amount;
}

Currency statement_currency(std::string_view text, StatementPlace const& place) {
    auto const currency = Currency::parse(text);
    if (!currency) refuse(place.line, place.element, "statement.bad_currency", text);
    return *currency;
}

Date statement_day(int year, int month, int day, std::string_view found, StatementPlace const& place) {
    auto date = Date::of(year, month, day);
    // Banks that count every month as 30 days write 30 February.
    if (!date && month == 2 && (day == 29 || day == 30)) date = Date::of(year, month, 28);
    if (!date) refuse(place.line, place.element, "statement.bad_day", found);
    return month == 2 && day > 28 ? date->last_of_month() : *date;
}

std::string statement_text(std::string_view text) {
    std::string out;
    for (auto const c : text) {
        bool const white = static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
        if (!white) out += c;
        if (white && !out.empty() && out.back() != ' ') out += ' ';
    }
    return clipped(trim(out), longest_text);
}

std::string first_iban_in(std::string_view text) {
    while (!text.empty()) {
        auto const word = text.substr(0, text.find_first_of(" ,;/\n"));
        if (word.size() > 14 && check_iban(word).valid) return check_iban(word).iban;
        text.remove_prefix(std::min(word.size() + 1, text.size()));
    }
    return {};
}

void find_creditor_reference(StatementLine& line) {
    if (!line.creditor_reference.empty()) return;
    constexpr std::size_t longest = 25;
    for (auto at = line.text.find("RF"); at != std::string::npos; at = line.text.find("RF", at + 1)) {
        if (at > 0 && std::isalnum(static_cast<unsigned char>(line.text[at - 1])) != 0) continue;
        auto const word = line.text.substr(at, line.text.find_first_of(" ,;/", at) - at);
        // As people write it, in groups of four, or as machines do.
        for (auto const& candidate : {word, line.text.substr(at, longest + 6)}) {
            auto const found = parse_creditor_reference(candidate);
            if (found) {
                line.creditor_reference = *found;
                return;
            }
        }
    }
}

void check_sum(Statement const& statement, std::string const& closing_element) {
    if (!statement.opening || !statement.closing) return;
    auto sum = *statement.opening;
    for (auto const& line : statement.lines) sum += line.amount;
    if (sum == *statement.closing) return;
    refuse(statement.line, closing_element, "statement.wrong_sum", sum.text() + " / " + statement.closing->text());
}

}  // namespace farflung::bank
