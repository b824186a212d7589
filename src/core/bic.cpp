#include "core/bic.hpp"

#include <algorithm>

namespace farflung {

namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_capital_or_digit(char c) { return is_capital(c) || (c >= '0' && c <= '9'); }

}  // namespace

std::optional<std::string> parse_bic(std::string_view text) {
    if (text.size() != 8 && text.size() != 11) return std::nullopt;
    std::string bic{text};
    std::ranges::transform(bic, bic.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    // Payment schemas take letters alone for bank and country, though the standard would allow digits for the bank.
    bool const is_right =
        std::ranges::all_of(bic.substr(0, 6), is_capital) && std::ranges::all_of(bic.substr(6), is_capital_or_digit);
    return is_right ? std::optional{bic} : std::nullopt;
}

}  // namespace farflung
