#include "core/printed_text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "core/iban.hpp"
#include "core/refusal.hpp"

namespace farflung {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// One spelling for digits of all scripts and widths, blanks, the Arabic separators and the typographic apostrophe.
UChar32 in_one_spelling(UChar32 c) {
    constexpr UChar32 arabic_decimal = 0x66B;
    constexpr UChar32 arabic_thousands = 0x66C;
    constexpr UChar32 apostrophe = 0x2019;
    if (auto const digit = u_charDigitValue(c); digit >= 0) return '0' + digit;
    if (u_isUWhiteSpace(c) != 0) return ' ';
    if (c == arabic_decimal) return '.';
    if (c == arabic_thousands) return ',';
    return c == apostrophe ? '\'' : c;
}

std::string in_one_spelling(std::string_view utf8) {
    auto status = U_ZERO_ERROR;
    auto const* const compatible = icu::Normalizer2::getNFKCInstance(status);
    ensure(U_SUCCESS(status) != 0, "ICU knows which characters stand for the same");
    auto const told = compatible->normalize(
        icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())}), status);
    icu::UnicodeString kept;
    for (std::int32_t at = 0; at < told.length(); at = told.moveIndex32(at, 1)) {
        auto const c = told.char32At(at);
        // Marks of direction stand within figures, and nobody sees them.
        if (u_charType(c) != U_FORMAT_CHAR) kept.append(in_one_spelling(c));
    }
    std::string text;
    kept.toUTF8String(text);
    return text;
}

std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

std::string plain(std::string_view text) {
    std::string kept;
    for (char const c : text) {
        char const capital = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (is_digit(capital) || is_capital(capital) || static_cast<unsigned char>(c) >= 0x80) kept += capital;
    }
    return kept;
}

/// With a separator before every third digit from the right; or, as in India, before the third and every second.
std::string grouped(std::string digits, char separator, std::ptrdiff_t next_size) {
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= next_size) {
        digits.insert(static_cast<std::size_t>(at), 1, separator);
    }
    return digits;
}

std::vector<std::string> ways_to_write_fraction(std::string const& digits) {
    if (digits.empty()) return {"", ".00", ",00"};
    std::vector<std::string> ways{"." + digits, "," + digits};
    auto const last = digits.find_last_not_of('0');
    if (last == std::string::npos) return {ways[0], ways[1], ""};
    if (last + 1 < digits.size()) {
        ways.push_back("." + digits.substr(0, last + 1));
        ways.push_back("," + digits.substr(0, last + 1));
    }
    return ways;
}

std::vector<std::string> ways_to_write(Amount amount) {
    auto text = amount.text();
    if (text.starts_with('-')) text.erase(0, 1);
    auto const point = text.find('.');
    auto const whole = text.substr(0, point);
    std::vector<std::string> wholes{whole, grouped(whole, ',', 2)};
    for (char const separator : {'.', ',', ' ', '\''}) wholes.push_back(grouped(whole, separator, 3));
    std::vector<std::string> all;
    for (auto const& fraction : ways_to_write_fraction(point == std::string::npos ? "" : text.substr(point + 1))) {
        for (auto const& one : wholes) {
            bool const is_ambiguous = !fraction.empty() && one.find(fraction.front()) != std::string::npos;
            if (!is_ambiguous) all.push_back(one + fraction);
        }
    }
    return all;
}

bool joins_figures(char c) { return c == '.' || c == ',' || c == '\''; }

/// Whether a figure stands there on its own, not as the end or the beginning of a longer one.
bool has_figure(std::string const& text, std::string const& figure) {
    for (auto at = text.find(figure); at != std::string::npos; at = text.find(figure, at + 1)) {
        auto const before = [&](std::size_t back) { return at >= back ? text[at - back] : ' '; };
        auto const after = [&](std::size_t far) {
            return at + figure.size() + far < text.size() ? text[at + figure.size() + far] : ' ';
        };
        bool const begins = !is_digit(before(1)) && !(joins_figures(before(1)) && is_digit(before(2)));
        bool const ends = !is_digit(after(0)) && !(joins_figures(after(0)) && is_digit(after(1)));
        if (begins && ends) return true;
    }
    return false;
}

}  // namespace

PrintedText::PrintedText(std::string_view utf8)
    : text_(in_one_spelling(utf8)), tight_(without_blanks(text_)), plain_(plain(text_)) {}

bool PrintedText::has_figures() const { return std::ranges::any_of(plain_, is_digit); }

bool PrintedText::shows(Amount amount) const {
    // Where letters stand far apart, a reader of PDFs puts blanks between the digits of one figure.
    return std::ranges::any_of(ways_to_write(amount), [&](std::string const& way) {
        return has_figure(text_, way) || has_figure(tight_, way);
    });
}

bool PrintedText::shows(std::string_view code) const {
    return plain_.find(plain(in_one_spelling(code))) != std::string::npos;
}

std::vector<std::string> PrintedText::ibans() const {
    constexpr std::size_t shortest = 15;
    constexpr std::size_t longest = 34;
    std::vector<std::string> found;
    for (std::size_t at = 0; at + shortest <= plain_.size(); ++at) {
        bool const may_begin = is_capital(plain_[at]) && is_capital(plain_[at + 1]) && is_digit(plain_[at + 2]) &&
                               is_digit(plain_[at + 3]);
        if (!may_begin) continue;
        for (auto size = shortest; size <= longest && at + size <= plain_.size(); ++size) {
            auto const check = check_iban(std::string_view(plain_).substr(at, size));
            if (check.valid && std::ranges::find(found, check.iban) == found.end()) found.push_back(check.iban);
        }
    }
    return found;
}

}  // namespace farflung
