#include "core/sepa.hpp"

#include <unicode/translit.h>

#include <algorithm>
#include <memory>

#include "core/mod97.hpp"
#include "core/refusal.hpp"

namespace farflung {

namespace {

bool is_letter_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_allowed(char c) {
    return is_letter_or_digit(c) || std::string_view(" /-?:().,'+").find(c) != std::string::npos;
}

std::string in_latin_letters(std::string_view text) {
    static thread_local std::unique_ptr<icu::Transliterator> const writer = [] {
        auto status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
        ensure(U_SUCCESS(status) != 0 && made != nullptr, "ICU knows how scripts are written in Latin letters");
        return made;
    }();
    auto letters = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    writer->transliterate(letters);
    std::string latin;
    letters.toUTF8String(latin);
    return latin;
}

bool is_one_of(std::string_view country, std::string_view countries) {
    return country.size() == 2 && country.find(' ') == std::string_view::npos &&
           countries.find(country) != std::string_view::npos;
}

}  // namespace

std::string sepa_text(std::string_view text, std::size_t most) {
    std::string written;
    for (auto const c : in_latin_letters(text)) {
        auto const next = is_allowed(c) ? c : ' ';
        bool const repeats = !written.empty() && written.back() == next && (next == ' ' || next == '/');
        bool const leads = written.empty() && (next == ' ' || next == '/');
        if (!repeats && !leads) written += next;
    }
    if (written.size() > most) written.resize(most);
    while (!written.empty() && (written.back() == ' ' || written.back() == '/')) written.pop_back();
    return written;
}

bool is_sepa_country(std::string_view country) {
    return is_eea_country(country) || is_one_of(country, "AD AL CH GB GI MC MD ME MK RS SM VA");
}

bool is_eea_country(std::string_view country) {
    return is_one_of(country,
                     "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK");
}

bool is_creditor_identifier(std::string_view text) {
    constexpr std::size_t business_code = 3;
    constexpr std::size_t head = 4;
    if (text.size() <= head + business_code || text.size() > 35) return false;
    if (!std::ranges::all_of(text, [](char c) { return is_letter_or_digit(c) && !(c >= 'a' && c <= 'z'); }))
        return false;
    return is_sepa_country(text.substr(0, 2)) &&
           text.substr(2, 2) == mod97_check_digits(text.substr(0, 2), text.substr(head + business_code));
}

}  // namespace farflung
