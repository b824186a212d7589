#include "core/mod97.hpp"

namespace farflung {

namespace {

/// Continues the remainder with more characters, letters counting as 10 to 35.
int remainder_after(int remainder, std::string_view characters) {
    for (char const c : characters) {
        bool const is_digit = c >= '0' && c <= '9';
        remainder = is_digit ? (remainder * 10 + (c - '0')) % 97 : (remainder * 100 + (c - 'A' + 10)) % 97;
    }
    return remainder;
}

}  // namespace

std::string mod97_check_digits(std::string_view prefix, std::string_view body) {
    int const remainder = remainder_after(remainder_after(remainder_after(0, body), prefix), "00");
    int const check = 98 - remainder;
    return {static_cast<char>('0' + check / 10), static_cast<char>('0' + check % 10)};
}

}  // namespace farflung
