#include "core/creditor_reference.hpp"

#include <algorithm>

#include "core/mod97.hpp"

namespace farflung {

namespace {

constexpr std::size_t longest_body = 21;
constexpr std::string_view separators = " -./";

bool is_reference_character(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); }

/// Capitals and digits alone; none when something else is in it.
std::optional<std::string> compact(std::string_view text) {
    std::string result;
    for (char const c : text) {
        if (separators.find(c) != std::string_view::npos) continue;
        char const capital = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (!is_reference_character(capital)) return std::nullopt;
        result.push_back(capital);
    }
    return result;
}

bool are_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The remainder by 97, where 0 is written 97.
std::string belgian_check_digits(std::string_view ten) {
    auto const remainder = std::stoll(std::string{ten}) % 97;
    auto const check = remainder == 0 ? 97 : remainder;
    return {static_cast<char>('0' + check / 10), static_cast<char>('0' + check % 10)};
}

}  // namespace

std::optional<std::string> make_creditor_reference(std::string_view body) {
    auto const compacted = compact(body);
    if (!compacted || compacted->empty() || compacted->size() > longest_body) return std::nullopt;
    return "RF" + mod97_check_digits("RF", *compacted) + *compacted;
}

std::optional<std::string> parse_creditor_reference(std::string_view text) {
    auto const compacted = compact(text);
    if (!compacted || compacted->size() < 5 || compacted->size() > 4 + longest_body) return std::nullopt;
    auto const body = std::string_view{*compacted}.substr(4);
    if (!compacted->starts_with("RF")) return std::nullopt;
    if (compacted->substr(2, 2) != mod97_check_digits("RF", body)) return std::nullopt;
    return compacted;
}

std::optional<std::string> parse_belgian_reference(std::string_view text) {
    std::string digits;
    for (char const c : text) {
        if (std::string_view{"+*/ ."}.find(c) == std::string_view::npos) digits.push_back(c);
    }
    if (digits.size() != 12 || !are_digits(digits)) return std::nullopt;
    if (digits.substr(10) != belgian_check_digits(digits.substr(0, 10))) return std::nullopt;
    return digits;
}

std::optional<std::string> make_belgian_reference(std::string_view digits) {
    if (digits.empty() || digits.size() > 10 || !are_digits(digits)) return std::nullopt;
    auto const ten = std::string(10 - digits.size(), '0').append(digits);
    auto const all = ten + belgian_check_digits(ten);
    return "+++" + all.substr(0, 3) + "/" + all.substr(3, 4) + "/" + all.substr(7) + "+++";
}

}  // namespace farflung
