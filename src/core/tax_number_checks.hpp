#pragma once

#include <array>
#include <cstddef>
#include <string_view>

/// The check digits of each country's tax numbers. Each takes the body of a number that has the country's structure.
namespace farflung::tax_number {

constexpr int digit(char c) { return c - '0'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits times their weights; both begin at the left, and the shorter one ends it.
template <std::size_t N>
constexpr int weigh(std::string_view digits, std::array<int, N> const& weights) {
    int sum = 0;
    for (std::size_t i = 0; i < N && i < digits.size(); ++i) sum += digit(digits[i]) * weights.at(i);
    return sum;
}

/// What remains of a number of any length.
int remainder_of(std::string_view digits, int divisor);
/// The sum of digits of which each second from the right is doubled; a multiple of ten is right (ISO/IEC 7812).
int luhn_sum(std::string_view digits);
/// ISO 7064 MOD 11,10 with its check digit at the end.
bool is_mod_11_10(std::string_view digits);
/// Whether a number that begins with a birthday can: many a digit wrong makes a day that never was.
bool is_day(int year, int month, int day);

bool austria(std::string_view body);
bool belgium(std::string_view body);
bool bulgaria(std::string_view body);
bool croatia(std::string_view body);
bool cyprus(std::string_view body);
bool czechia(std::string_view body);
bool denmark(std::string_view body);
bool estonia(std::string_view body);
bool finland(std::string_view body);
bool france(std::string_view body);
bool germany(std::string_view body);
bool greece(std::string_view body);
bool hungary(std::string_view body);
bool ireland(std::string_view body);
bool italy(std::string_view body);
bool latvia(std::string_view body);
bool lithuania(std::string_view body);
bool luxembourg(std::string_view body);
bool malta(std::string_view body);
bool netherlands(std::string_view body);
bool poland(std::string_view body);
bool portugal(std::string_view body);
bool romania(std::string_view body);
bool slovakia(std::string_view body);
bool slovenia(std::string_view body);
bool spain(std::string_view body);
bool sweden(std::string_view body);

bool australia(std::string_view body);
bool canada(std::string_view body);
bool india(std::string_view body);
bool japan(std::string_view body);
bool new_zealand(std::string_view body);
bool norway(std::string_view body);
bool switzerland(std::string_view body);
bool united_kingdom(std::string_view body);
/// Where the tax office gives no rule out.
bool no_check_digits(std::string_view body);

}  // namespace farflung::tax_number
