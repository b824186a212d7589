#include "e_invoice/party_schemes.hpp"

#include <algorithm>

#include "core/tax_number_checks.hpp"

namespace farflung::e_invoice {

namespace {

using tax_number::digit;

bool has_digits(std::string_view text, std::size_t count) { return text.size() == count && is_digits(text); }

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_letter_or_digit(char c) { return is_letter(c) || tax_number::is_digit(c); }

/// GS1: every second digit from the right weighs three.
bool is_gln(std::string_view number) {
    if (!is_digits(number)) return false;
    int sum = 0;
    int weight = 3;
    for (auto at = number.size() - 1; at-- > 0;) {
        sum += digit(number[at]) * weight;
        weight = 4 - weight;
    }
    return (10 - sum % 10) % 10 == digit(number.back());
}

bool is_danish_company(std::string_view number) {
    if (number.starts_with("DK")) number.remove_prefix(2);
    return has_digits(number, 8);
}
bool is_danish_place(std::string_view number) { return has_digits(number, 10); }
bool is_danish_tax_number(std::string_view number) {
    return number.starts_with("DK") && has_digits(number.substr(2), 8);
}

bool is_belgian_enterprise(std::string_view number) {
    if (!has_digits(number, 10)) return false;
    auto const check = digit(number[8]) * 10 + digit(number[9]);
    return 97 - tax_number::remainder_of(number.substr(0, 8), 97) == check;
}

bool is_australian_business(std::string_view number) { return has_digits(number, 11) && tax_number::australia(number); }

bool is_dutch_chamber(std::string_view number) { return has_digits(number, 8); }
bool is_dutch_place(std::string_view number) { return has_digits(number, 12); }
bool is_dutch_authority(std::string_view number) { return has_digits(number, 20); }
bool is_dutch_tax_number(std::string_view number) {
    return number.size() == 14 && number.starts_with("NL") && is_digits(number.substr(2, 9)) && number[11] == 'B' &&
           is_digits(number.substr(12));
}

bool is_italian_office(std::string_view code) {
    return code.size() == 6 && std::ranges::all_of(code, is_letter_or_digit);
}

/// Of a person, with letters for the name, the month and the place, or of a company.
bool is_italian_tax_code(std::string_view code) {
    if (code.size() == 11) return is_digits(code);
    return code.size() == 16 && std::ranges::all_of(code.substr(0, 6), is_letter) && is_digits(code.substr(6, 2)) &&
           is_letter(code[8]) && is_digits(code.substr(9, 2)) && is_digits(code.substr(14, 1)) && is_letter(code[15]);
}

bool is_italian_tax_number(std::string_view number) {
    if (!number.starts_with("IT") && !number.starts_with("it")) return true;
    auto const body = number.substr(2);
    return has_digits(body, 11) && tax_number::luhn_sum(body) % 10 == 0;
}

constexpr auto warning = Severity::warning;

constexpr SchemeRule rules[] = {
    {"PEPPOL-COMMON-R040", "0088", is_gln},
    {"PEPPOL-COMMON-R041", "0192", is_norwegian_organisation},
    {"PEPPOL-COMMON-R042", "0184", is_danish_company},
    {"PEPPOL-COMMON-R043", "0208", is_belgian_enterprise},
    {"PEPPOL-COMMON-R044", "0201", is_italian_office, warning},
    {"PEPPOL-COMMON-R045", "0210", is_italian_tax_code, warning},
    {"PEPPOL-COMMON-R046", "9907", is_italian_tax_code, warning},
    {"PEPPOL-COMMON-R047", "0211", is_italian_tax_number, warning},
    {"PEPPOL-COMMON-R049", "0007", is_swedish_organisation},
    {"PEPPOL-COMMON-R050", "0151", is_australian_business},
    {"PEPPOL-COMMON-R052", "0096", is_danish_place},
    {"PEPPOL-COMMON-R053", "0198", is_danish_tax_number},
    {"PEPPOL-COMMON-R054", "0106", is_dutch_chamber, warning},
    {"PEPPOL-COMMON-R055", "0190", is_dutch_authority, warning},
    {"PEPPOL-COMMON-R056-1", "9944", is_dutch_tax_number, warning},
    {"PEPPOL-COMMON-R057", "0217", is_dutch_place, warning},
};

}  // namespace

std::span<SchemeRule const> scheme_rules() { return rules; }

bool fits_scheme(std::string_view number, std::string_view scheme) {
    auto const rule = std::ranges::find(rules, scheme, &SchemeRule::scheme);
    return rule == std::end(rules) || rule->fits(number);
}

bool is_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, tax_number::is_digit); }

bool is_greek_tax_number(std::string_view number) {
    constexpr std::array<int, 8> weights{256, 128, 64, 32, 16, 8, 4, 2};
    return has_digits(number, 9) && tax_number::weigh(number, weights) % 11 % 10 == digit(number[8]);
}

bool is_norwegian_organisation(std::string_view number) {
    constexpr std::array<int, 8> weights{3, 2, 7, 6, 5, 4, 3, 2};
    return has_digits(number, 9) && (11 - tax_number::weigh(number, weights) % 11) % 11 == digit(number[8]);
}

bool is_swedish_organisation(std::string_view number) {
    return has_digits(number, 10) && tax_number::luhn_sum(number) % 10 == 0;
}

}  // namespace farflung::e_invoice
