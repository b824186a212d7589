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

}  // namespace farflung
