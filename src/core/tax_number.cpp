#include "core/tax_number.hpp"

#include <algorithm>
#include <array>

#include "core/tax_number_checks.hpp"

namespace farflung {

namespace {

/// In a structure `9` is a digit, `A` a capital, `*` either, and anything else itself; `|` parts alternatives.
struct Rule {
    std::string_view prefix;
    std::string_view country;
    std::string_view structures;
    bool (*has_right_digits)(std::string_view body);
    bool is_in_vies = false;
};

using namespace tax_number;

constexpr std::array<Rule, 40> rules{{
    {"AT", "AT", "U99999999", austria, true},
    {"BE", "BE", "9999999999|999999999", belgium, true},
    {"BG", "BG", "999999999|9999999999", bulgaria, true},
    {"CY", "CY", "99999999A", cyprus, true},
    {"CZ", "CZ", "99999999|999999999|9999999999", czechia, true},
    {"DE", "DE", "999999999", germany, true},
    {"DK", "DK", "99999999", denmark, true},
    {"EE", "EE", "999999999", estonia, true},
    {"EL", "GR", "999999999|99999999", greece, true},
    {"ES", "ES", "99999999A|A9999999*", spain, true},
    {"FI", "FI", "99999999", finland, true},
    {"FR", "FR", "**999999999", france, true},
    {"HR", "HR", "99999999999", croatia, true},
    {"HU", "HU", "99999999", hungary, true},
    {"IE", "IE", "9999999A|9999999AA|9A99999A|9+99999A", ireland, true},
    {"IT", "IT", "99999999999", italy, true},
    {"LT", "LT", "999999999|999999999999", lithuania, true},
    {"LU", "LU", "99999999", luxembourg, true},
    {"LV", "LV", "99999999999", latvia, true},
    {"MT", "MT", "99999999", malta, true},
    {"NL", "NL", "999999999B99", netherlands, true},
    {"PL", "PL", "9999999999", poland, true},
    {"PT", "PT", "999999999", portugal, true},
    {"RO", "RO", "99|999|9999|99999|999999|9999999|99999999|999999999|9999999999|9999999999999", romania, true},
    {"SE", "SE", "999999999999", sweden, true},
    {"SI", "SI", "99999999", slovenia, true},
    {"SK", "SK", "9999999999", slovakia, true},
    {"XI", "GB", "999999999|999999999999|GD999|HA999", united_kingdom, true},
    {"GB", "GB", "999999999|999999999999|GD999|HA999", united_kingdom},
    {"NO", "NO", "999999999|999999999MVA", norway},
    {"CH", "CH", "E999999999|E999999999MWST|E999999999TVA|E999999999IVA", switzerland},
    {"AU", "AU", "99999999999|ABN99999999999", australia},
    {"NZ", "NZ", "99999999|999999999", new_zealand},
    {"CA", "CA", "999999999|999999999RT9999", canada},
    {"JP", "JP", "T9999999999999", japan},
    {"IN", "IN", "99AAAAA9999A*Z*", india},
    {"SG", "SG", "99999999A|999999999A|A99AA9999A|A99999999A|M99999999*", no_check_digits},
    {"IS", "IS", "99999|999999", no_check_digits},
    {"LI", "LI", "99999", no_check_digits},
    {"US", "US", "999999999", no_check_digits},
}};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Small letters become capitals; what people put between digits goes.
std::string compact(std::string_view text) {
    constexpr std::string_view no_break_space = "\u00A0";
    constexpr std::string_view marks = " \t.-:/";
    std::string result;
    while (!text.empty()) {
        if (text.starts_with(no_break_space)) {
            text.remove_prefix(no_break_space.size());
            continue;
        }
        char const c = text.front();
        text.remove_prefix(1);
        if (marks.find(c) != std::string_view::npos) continue;
        result.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    return result;
}

bool follows(std::string_view body, std::string_view structure) {
    if (body.size() != structure.size()) return false;
    for (std::size_t i = 0; i < body.size(); ++i) {
        bool const digit_fits = is_digit(body[i]) && (structure[i] == '9' || structure[i] == '*');
        bool const capital_fits = is_capital(body[i]) && (structure[i] == 'A' || structure[i] == '*');
        bool const is_itself = structure[i] != '9' && structure[i] != 'A' && body[i] == structure[i];
        if (!digit_fits && !capital_fits && !is_itself) return false;
    }
    return true;
}

bool follows_any(std::string_view body, std::string_view structures) {
    while (!structures.empty()) {
        auto const one = structures.substr(0, structures.find('|'));
        if (follows(body, one)) return true;
        structures.remove_prefix(std::min(one.size() + 1, structures.size()));
    }
    return false;
}

Rule const* rule_of_prefix(std::string_view prefix) {
    auto const found = std::ranges::find(rules, prefix, &Rule::prefix);
    return found == rules.end() ? nullptr : &*found;
}

Rule const* rule_of_country(std::string_view country) {
    // Greece is asked for as GR, and Northern Ireland is under the rule of the whole kingdom.
    if (auto const* rule = rule_of_prefix(country)) return rule;
    auto const found = std::ranges::find(rules, country, &Rule::country);
    return found == rules.end() ? nullptr : &*found;
}

std::string problem_of(std::string_view number, Rule const* rule, std::string_view body) {
    auto const fits = [](char c) { return is_digit(c) || is_capital(c) || c == '+'; };
    if (!std::ranges::all_of(number, fits)) return "bad_character";
    if (rule == nullptr) return "unknown_country";
    if (!follows_any(body, rule->structures)) return "wrong_structure";
    return rule->has_right_digits(body) ? "" : "wrong_check_digits";
}

}  // namespace

TaxNumberCheck check_tax_number(std::string_view text, std::string_view country) {
    TaxNumberCheck check;
    check.number = compact(text);
    auto const* rule = rule_of_prefix(std::string_view(check.number).substr(0, 2));
    if (rule != nullptr) {
        // In Romania the prefix is a part of the number itself, and so is often written twice.
        if (rule->prefix == "RO" && check.number.starts_with("RORO")) check.number.erase(0, 2);
        check.body = check.number.substr(2);
    } else {
        rule = rule_of_country(country);
        check.body = check.number;
    }
    if (rule != nullptr) {
        check.country = rule->country;
        check.prefix = rule->prefix;
    }
    check.reason = problem_of(check.number, rule, check.body);
    check.valid = check.reason.empty();
    return check;
}

bool is_vies_prefix(std::string_view prefix) {
    auto const* rule = rule_of_prefix(prefix);
    return rule != nullptr && rule->is_in_vies;
}

}  // namespace farflung
