#include "core/tax_number_checks.hpp"

#include <string>

#include "core/date.hpp"

namespace farflung::tax_number {

int remainder_of(std::string_view digits, int divisor) {
    int remainder = 0;
    for (char const c : digits) remainder = (remainder * 10 + digit(c)) % divisor;
    return remainder;
}

int luhn_sum(std::string_view digits) {
    int sum = 0;
    bool is_doubled = false;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at, is_doubled = !is_doubled) {
        int const value = digit(*at) * (is_doubled ? 2 : 1);
        sum += value / 10 + value % 10;
    }
    return sum;
}

bool is_mod_11_10(std::string_view digits) {
    int product = 10;
    for (char const c : digits.substr(0, digits.size() - 1)) {
        int const sum = (digit(c) + product) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (product + digit(digits.back())) % 10 == 1;
}

bool is_day(int year, int month, int day) { return Date::of(year, month, day).has_value(); }

bool australia(std::string_view body) {
    // One is taken off the first digit before weighing.
    constexpr std::array<int, 11> weights{10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19};
    auto const number = body.starts_with("ABN") ? body.substr(3) : body;
    return number[0] != '0' && (weigh(number, weights) - 10) % 89 == 0;
}

bool canada(std::string_view body) { return luhn_sum(body.substr(0, 9)) % 10 == 0; }

bool india(std::string_view body) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    int sum = 0;
    for (std::size_t i = 0; i < 14; ++i) {
        int const value = static_cast<int>(alphabet.find(body[i])) * (i % 2 == 0 ? 1 : 2);
        sum += value / 36 + value % 36;
    }
    int const check = (36 - sum % 36) % 36;
    return static_cast<int>(alphabet.find(body[14])) == check;
}

bool japan(std::string_view body) {
    // After the T stands a corporate number: its first digit checks the twelve that follow.
    constexpr std::array<int, 12> weights{2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
    return digit(body[1]) == 9 - weigh(body.substr(2), weights) % 9;
}

bool new_zealand(std::string_view body) {
    auto const number = std::string(9 - body.size(), '0') + std::string(body);
    constexpr std::array<int, 8> first{3, 2, 7, 6, 5, 4, 3, 2};
    constexpr std::array<int, 8> second{7, 4, 3, 2, 5, 2, 7, 6};
    if (number < "010000000" || number > "150000000") return false;
    int check = (11 - weigh(number, first) % 11) % 11;
    if (check == 10) check = (11 - weigh(number, second) % 11) % 11;
    return check == digit(number[8]);
}

bool norway(std::string_view body) {
    constexpr std::array<int, 9> weights{3, 2, 7, 6, 5, 4, 3, 2, 1};
    return weigh(body, weights) % 11 == 0;
}

bool switzerland(std::string_view body) {
    constexpr std::array<int, 9> weights{5, 4, 3, 2, 7, 6, 5, 4, 1};
    return weigh(body.substr(1), weights) % 11 == 0;
}

bool united_kingdom(std::string_view body) {
    // Offices: government departments are below 500, health authorities from 500 on.
    if (body.starts_with("GD")) return body.substr(2) < "500";
    if (body.starts_with("HA")) return body.substr(2) >= "500";
    constexpr std::array<int, 9> weights{8, 7, 6, 5, 4, 3, 2, 10, 1};
    int const remainder = weigh(body, weights) % 97;
    // Since 2009 numbers are given out whose remainder is 55 less.
    return remainder == 0 || (remainder == 42 && body.substr(0, 3) >= "100");
}

bool no_check_digits(std::string_view) { return true; }

}  // namespace farflung::tax_number
