#include "core/plural.hpp"

#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>

#include <algorithm>
#include <memory>

namespace farflung {

namespace {

constexpr std::size_t longest_number = 40;

bool are_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// How many digits a number shows behind its point; below zero when it is not a number.
int visible_fraction(std::string_view number) {
    auto const point = number.find('.');
    if (number.size() > longest_number || !are_digits(number.substr(0, point))) return -1;
    if (point == std::string_view::npos) return 0;
    auto const fraction = number.substr(point + 1);
    return are_digits(fraction) ? static_cast<int>(fraction.size()) : -1;
}

icu::UnicodeString select(icu::PluralRules const& rules, std::string_view number, int fraction, UErrorCode& status) {
    // Counts are nearly all that is asked for, and need no formatter.
    if (fraction == 0 && number.size() <= 9) return rules.select(std::stoi(std::string{number}));
    // Rules are decided on the digits that are shown, so the number is given to ICU as text and never as a double.
    auto const shown = icu::number::NumberFormatter::withLocale(icu::Locale::getRoot())
                           .precision(icu::number::Precision::fixedFraction(fraction))
                           .formatDecimal({number.data(), static_cast<std::int32_t>(number.size())}, status);
    return rules.select(shown, status);
}

}  // namespace

std::string plural_category(std::string_view language, std::string_view number, bool ordinal) {
    if (number.starts_with('-')) number.remove_prefix(1);
    int const fraction = visible_fraction(number);
    if (fraction < 0) return "other";

    UErrorCode status = U_ZERO_ERROR;
    auto const locale =
        icu::Locale::forLanguageTag({language.data(), static_cast<std::int32_t>(language.size())}, status);
    auto const kind = ordinal ? UPLURAL_TYPE_ORDINAL : UPLURAL_TYPE_CARDINAL;
    std::unique_ptr<icu::PluralRules> const rules{icu::PluralRules::forLocale(locale, kind, status)};
    if (U_FAILURE(status)) return "other";
    auto const category = select(*rules, number, fraction, status);
    std::string text;
    category.toUTF8String(text);
    return U_SUCCESS(status) ? text : "other";
}

}  // namespace farflung
