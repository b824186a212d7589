#include "core/iban.hpp"

#include <algorithm>
#include <cstddef>

#include "core/mod97.hpp"

namespace farflung {

namespace {

// After each country, what follows its code and check digits: runs of `n` digits, `a` capitals or `c` either.
// The countries in the registry of ISO 13616, and those that use IBANs at home without being in it.
constexpr std::string_view registered =
    "AD:8n12c AE:19n AL:8n16c AT:16n AX:14n AZ:4a20c BA:16n BE:12n BG:4a6n8c BH:4a14c BI:23n BL:10n11c2n "
    "BR:23n1a1c BY:4c4n16c CH:5n12c CR:18n CY:8n16c CZ:20n DE:18n DJ:23n DK:14n DO:4c20n EE:16n EG:25n "
    "ES:20n FI:14n FK:2a12n FO:14n FR:10n11c2n GB:4a14n GE:2a16n GF:10n11c2n GI:4a15c GL:14n GP:10n11c2n "
    "GR:7n16c GT:24c HN:4a20n HR:17n HU:24n IE:4a14n IL:19n IQ:4a15n IS:22n IT:1a10n12c JO:4a4n18c KW:4a22c "
    "KZ:3n13c LB:4n20c LC:4a24c LI:5n12c LT:16n LU:3n13c LV:4a13c LY:21n MC:10n11c2n MD:20c ME:18n "
    "MF:10n11c2n MK:3n10c2n MN:16n MQ:10n11c2n MR:23n MT:4a5n18c MU:4a19n3a NC:10n11c2n NI:4a20n NL:4a10n "
    "NO:11n OM:3n16c PF:10n11c2n PK:4a16c PL:24n PM:10n11c2n PS:4a21c PT:21n QA:4a21c RE:10n11c2n RO:4a16c "
    "RS:18n RU:14n15c SA:2n18c SC:4a20n3a SD:14n SE:20n SI:15n SK:20n SM:1a10n12c SO:19n ST:21n SV:4a20n "
    "TF:10n11c2n TL:19n TN:20n TR:6n16c UA:6n19c VA:18n VG:4a16n WF:10n11c2n XK:16n YE:4a4n18c YT:10n11c2n";
constexpr std::string_view local =
    "AO:21n BF:2c22n BJ:2c22n CF:23n CG:23n CI:2c22n CM:23n CV:21n DZ:22n GA:23n GQ:23n GW:2c19n IR:22n "
    "KM:23n MA:24n MG:23n ML:2c22n MZ:21n NE:2a22n SN:2c22n TD:23n TG:2a22n";

constexpr std::size_t longest = 34;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Takes a run such as `14n` off the front of a structure.
struct Run {
    std::size_t length{};
    char kind{};
};
Run take_run(std::string_view& structure) {
    Run run;
    for (; is_digit(structure.front()); structure.remove_prefix(1)) {
        run.length = run.length * 10 + static_cast<std::size_t>(structure.front() - '0');
    }
    run.kind = structure.front();
    structure.remove_prefix(1);
    return run;
}

bool is_of_kind(char c, char kind) {
    if (kind == 'n') return is_digit(c);
    if (kind == 'a') return is_capital(c);
    return is_digit(c) || is_capital(c);
}

std::size_t length_of(std::string_view structure) {
    std::size_t length = 4;
    while (!structure.empty()) length += take_run(structure).length;
    return length;
}

bool follows(std::string_view body, std::string_view structure) {
    while (!structure.empty()) {
        auto const run = take_run(structure);
        if (!std::ranges::all_of(body.substr(0, run.length), [&](char c) { return is_of_kind(c, run.kind); })) {
            return false;
        }
        body.remove_prefix(run.length);
    }
    return true;
}

std::string compact(std::string_view text) {
    constexpr std::string_view no_break_space = "\u00A0";
    std::string result;
    while (!text.empty()) {
        if (text.starts_with(no_break_space)) {
            text.remove_prefix(no_break_space.size());
            continue;
        }
        char const c = text.front();
        text.remove_prefix(1);
        if (c == ' ' || c == '\t') continue;
        result.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    return result;
}

/// The structure of a country's IBANs, empty when the list does not have the country.
std::string_view structure_of(std::string_view country, std::string_view list) {
    while (!list.empty()) {
        auto const entry = list.substr(0, list.find(' '));
        if (entry.substr(0, 2) == country) return entry.substr(3);
        list.remove_prefix(std::min(entry.size() + 1, list.size()));
    }
    return {};
}

std::string problem_of(std::string_view iban, std::string_view structure) {
    if (!std::ranges::all_of(iban, [](char c) { return is_digit(c) || is_capital(c); })) return "bad_character";
    if (iban.size() < 5) return "too_short";
    if (structure.empty()) return "unknown_country";
    if (iban.size() > longest || iban.size() != length_of(structure)) return "wrong_length";
    auto const body = iban.substr(4);
    if (!follows(body, structure)) return "wrong_structure";
    if (iban.substr(2, 2) != mod97_check_digits(iban.substr(0, 2), body)) return "wrong_check_digits";
    return {};
}

}  // namespace

IbanCheck check_iban(std::string_view text) {
    IbanCheck check;
    check.iban = compact(text);
    auto const country = std::string_view{check.iban}.substr(0, 2);
    auto structure = structure_of(country, registered);
    check.is_registered = !structure.empty();
    if (structure.empty()) structure = structure_of(country, local);
    if (!structure.empty()) check.country = country;
    check.reason = problem_of(check.iban, structure);
    check.valid = check.reason.empty();
    return check;
}

std::string grouped_iban(std::string_view iban) {
    std::string text;
    for (std::size_t i = 0; i < iban.size(); ++i) {
        if (i > 0 && i % 4 == 0) text.push_back(' ');
        text.push_back(iban[i]);
    }
    return text;
}

}  // namespace farflung
