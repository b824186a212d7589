#include <string>

#include "core/mod97.hpp"
#include "core/tax_number_checks.hpp"

namespace farflung::tax_number {

namespace {

int two_digits(std::string_view body, std::size_t at) { return digit(body[at]) * 10 + digit(body[at + 1]); }

bool is_bulgarian_person(std::string_view body) {
    int month = two_digits(body, 2);
    int year = 1900 + two_digits(body, 0);
    if (month > 40) {
        month -= 40;
        year = 2000 + two_digits(body, 0);
    } else if (month > 20) {
        month -= 20;
        year = 1800 + two_digits(body, 0);
    }
    constexpr std::array<int, 9> weights{2, 4, 8, 5, 10, 9, 7, 3, 6};
    return is_day(year, month, two_digits(body, 4)) && weigh(body, weights) % 11 % 10 == digit(body[9]);
}

bool is_bulgarian_foreigner(std::string_view body) {
    constexpr std::array<int, 9> weights{21, 19, 17, 13, 11, 9, 7, 3, 1};
    return weigh(body, weights) % 10 == digit(body[9]);
}

/// The birth number that Czechia and Slovakia share: from 1954 on it has a tenth digit.
bool is_birth_number(std::string_view body) {
    int month = two_digits(body, 2) % 50;
    if (month > 20) month -= 20;
    bool const is_long = body.size() == 10;
    int year = two_digits(body, 0);
    year += is_long && year < 54 ? 2000 : 1900;
    if ((!is_long && year > 1953) || !is_day(year, month, two_digits(body, 4))) return false;
    return !is_long || remainder_of(body.substr(0, 9), 11) % 10 == digit(body[9]);
}

constexpr std::string_view spanish_letters = "TRWAGMYFPDXBNJZSQVHLCKE";

char spanish_letter(std::string_view digits) {
    return spanish_letters.at(static_cast<std::size_t>(remainder_of(digits, 23)));
}

bool is_romanian_person(std::string_view body) {
    constexpr std::array<int, 12> weights{2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};
    int const check = weigh(body, weights) % 11;
    return body[0] != '0' && is_day(2000, two_digits(body, 3), two_digits(body, 5)) &&
           (check == 10 ? 1 : check) == digit(body[12]);
}

}  // namespace

bool austria(std::string_view body) { return (luhn_sum(body.substr(1, 7)) + 4 + digit(body[8])) % 10 == 0; }

bool belgium(std::string_view body) {
    auto const number = (body.size() == 9 ? "0" : "") + std::string(body);
    if (number[0] > '1' || number.starts_with("00000000")) return false;
    return 97 - remainder_of(number.substr(0, 8), 97) == two_digits(number, 8);
}

bool bulgaria(std::string_view body) {
    if (body.size() == 9) {
        constexpr std::array<int, 8> first{1, 2, 3, 4, 5, 6, 7, 8};
        constexpr std::array<int, 8> second{3, 4, 5, 6, 7, 8, 9, 10};
        int check = weigh(body, first) % 11;
        if (check == 10) check = weigh(body, second) % 11 % 10;
        return check == digit(body[8]);
    }
    constexpr std::array<int, 9> others{4, 3, 2, 7, 6, 5, 4, 3, 2};
    return is_bulgarian_person(body) || is_bulgarian_foreigner(body) ||
           (11 - weigh(body, others) % 11) % 11 == digit(body[9]);
}

bool croatia(std::string_view body) { return is_mod_11_10(body); }

bool cyprus(std::string_view body) {
    constexpr std::array<int, 10> first_of_pair{1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
    if (body.starts_with("12")) return false;
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        auto const value = static_cast<std::size_t>(digit(body[i]));
        sum += i % 2 == 0 ? first_of_pair.at(value) : static_cast<int>(value);
    }
    return body[8] == static_cast<char>('A' + sum % 26);
}

bool czechia(std::string_view body) {
    constexpr std::array<int, 7> weights{8, 7, 6, 5, 4, 3, 2};
    if (body.size() == 8) {
        int const check = (11 - weigh(body, weights) % 11) % 11;
        return body[0] != '9' && (check == 0 ? 1 : check % 10) == digit(body[7]);
    }
    if (body.size() == 9 && body[0] == '6') {
        int const rest = weigh(body.substr(1), weights) % 11;
        return 8 - (10 - rest + 11) % 11 == digit(body[8]) || is_birth_number(body);
    }
    return is_birth_number(body);
}

bool denmark(std::string_view body) {
    constexpr std::array<int, 8> weights{2, 7, 6, 5, 4, 3, 2, 1};
    return body[0] != '0' && weigh(body, weights) % 11 == 0;
}

bool estonia(std::string_view body) {
    constexpr std::array<int, 9> weights{3, 7, 1, 3, 7, 1, 3, 7, 1};
    return weigh(body, weights) % 10 == 0;
}

bool finland(std::string_view body) {
    constexpr std::array<int, 8> weights{7, 9, 10, 5, 8, 4, 2, 1};
    return weigh(body, weights) % 11 == 0;
}

bool france(std::string_view body) {
    auto const siren = body.substr(2);
    // Monaco's numbers begin with three zeros and are no SIREN.
    if (!siren.starts_with("000") && luhn_sum(siren) % 10 != 0) return false;
    if (is_digit(body[0]) && is_digit(body[1])) {
        return remainder_of(std::string(siren) + "12", 97) == two_digits(body, 0);
    }
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    auto const first = static_cast<int>(alphabet.find(body[0]));
    auto const second = static_cast<int>(alphabet.find(body[1]));
    if (first < 0 || second < 0) return false;
    int const check = is_digit(body[0]) ? first * 24 + second - 10 : first * 34 + second - 100;
    return (remainder_of(siren, 11) + 1 + check / 11) % 11 == check % 11;
}

bool germany(std::string_view body) { return body[0] != '0' && is_mod_11_10(body); }

bool greece(std::string_view body) {
    constexpr std::array<int, 8> weights{256, 128, 64, 32, 16, 8, 4, 2};
    auto const number = (body.size() == 8 ? "0" : "") + std::string(body);
    return weigh(number, weights) % 11 % 10 == digit(number[8]);
}

bool hungary(std::string_view body) {
    constexpr std::array<int, 8> weights{9, 7, 3, 1, 9, 7, 3, 1};
    return weigh(body, weights) % 10 == 0;
}

bool ireland(std::string_view body) {
    constexpr std::string_view alphabet = "WABCDEFGHIJKLMNOPQRSTUV";
    constexpr std::array<int, 7> weights{8, 7, 6, 5, 4, 3, 2};
    // The old form keeps a letter or mark in the second place and moves its first digit to the end.
    bool const is_old = !is_digit(body[1]);
    auto const digits = is_old ? '0' + std::string(body.substr(2, 5)) + body[0] : std::string(body.substr(0, 7));
    int sum = weigh(digits, weights);
    if (body.size() == 9) {
        auto const place = alphabet.find(body[8]);
        if (place == std::string_view::npos) return false;
        sum += 9 * static_cast<int>(place);
    }
    return body[7] == alphabet.at(static_cast<std::size_t>(sum % 23));
}

bool italy(std::string_view body) {
    auto const office = body.substr(7, 3);
    bool const is_office = (office >= "001" && office <= "100") || office == "120" || office == "121" ||
                           office == "888" || office == "999";
    return is_office && !body.starts_with("0000000") && luhn_sum(body) % 10 == 0;
}

bool latvia(std::string_view body) {
    if (body[0] > '3') {
        constexpr std::array<int, 11> company{9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1};
        return weigh(body, company) % 11 == 3;
    }
    constexpr std::array<int, 10> person{10, 5, 8, 4, 2, 1, 6, 3, 7, 9};
    // Since 2017 persons get numbers that begin with 32 and tell no birthday.
    bool const is_known_person = body.starts_with("32") || is_day(1800 + 100 * digit(body[6]) + two_digits(body, 4),
                                                                  two_digits(body, 2), two_digits(body, 0));
    return is_known_person && (1 + weigh(body, person)) % 11 % 10 == digit(body[10]);
}

bool lithuania(std::string_view body) {
    constexpr std::array<int, 11> first{1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2};
    constexpr std::array<int, 11> second{3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4};
    auto const digits = body.substr(0, body.size() - 1);
    if (digits.back() != '1') return false;
    int check = weigh(digits, first) % 11;
    if (check == 10) check = weigh(digits, second) % 11 % 10;
    return check == digit(body.back());
}

bool luxembourg(std::string_view body) { return remainder_of(body.substr(0, 6), 89) == two_digits(body, 6); }

bool malta(std::string_view body) {
    constexpr std::array<int, 8> weights{3, 4, 6, 7, 8, 9, 10, 1};
    return body[0] != '0' && weigh(body, weights) % 37 == 0;
}

bool netherlands(std::string_view body) {
    constexpr std::array<int, 9> weights{9, 8, 7, 6, 5, 4, 3, 2, -1};
    if (body.ends_with("00") || body.starts_with("000000000")) return false;
    // Sole traders have numbers since 2020 that are checked as a whole, with their letters.
    auto const is_new = mod97_check_digits({}, "NL" + std::string(body.substr(0, 10))) == body.substr(10);
    return weigh(body, weights) % 11 == 0 || is_new;
}

bool poland(std::string_view body) {
    constexpr std::array<int, 10> weights{6, 5, 7, 2, 3, 4, 5, 6, 7, -1};
    return weigh(body, weights) % 11 == 0;
}

bool portugal(std::string_view body) {
    constexpr std::array<int, 8> weights{9, 8, 7, 6, 5, 4, 3, 2};
    return body[0] != '0' && (11 - weigh(body, weights) % 11) % 11 % 10 == digit(body[8]);
}

bool romania(std::string_view body) {
    if (body.size() == 13) return is_romanian_person(body);
    constexpr std::array<int, 9> weights{7, 5, 3, 2, 1, 7, 5, 3, 2};
    auto const number = std::string(10 - body.size(), '0') + std::string(body);
    return body[0] != '0' && weigh(number, weights) * 10 % 11 % 10 == digit(number[9]);
}

bool slovakia(std::string_view body) {
    bool const is_company = body[0] != '0' && std::string_view("234789").find(body[2]) != std::string_view::npos;
    return (is_company && remainder_of(body, 11) == 0) || is_birth_number(body);
}

bool slovenia(std::string_view body) {
    constexpr std::array<int, 7> weights{8, 7, 6, 5, 4, 3, 2};
    int const check = 11 - weigh(body, weights) % 11;
    return body[0] != '0' && (check == 10 ? 0 : check) == digit(body[7]);
}

bool spain(std::string_view body) {
    auto const middle = body.substr(1, 7);
    if (is_digit(body[0])) return body[8] == spanish_letter(body.substr(0, 8));
    if (body[0] >= 'X') return body[8] == spanish_letter(static_cast<char>('0' + body[0] - 'X') + std::string(middle));
    if (body[0] >= 'K' && body[0] <= 'M') return body[8] == spanish_letter(middle);
    if (std::string_view("ABCDEFGHJNPQRSUVW").find(body[0]) == std::string_view::npos) return false;
    // Which kinds of company end with the digit and which with the letter, the sources do not agree on.
    int const check = (10 - luhn_sum(std::string(middle) + '0') % 10) % 10;
    return body[8] == static_cast<char>('0' + check) ||
           body[8] == std::string_view("JABCDEFGHI").at(static_cast<std::size_t>(check));
}

bool sweden(std::string_view body) { return !body.ends_with("00") && luhn_sum(body.substr(0, 10)) % 10 == 0; }

}  // namespace farflung::tax_number
