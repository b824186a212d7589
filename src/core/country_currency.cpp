#include "core/country_currency.hpp"

#include <unicode/ucurr.h>

#include <array>
#include <string>

namespace farflung {

namespace {

constexpr double ms_of_a_day = 86'400'000;

/// Known since the list that the machine's CLDR has: Bulgaria took the euro on 1 January 2026.
bool has_euro_since_the_list(std::string_view country, Date on) {
    return country == "BG" && on >= *Date::of(2026, 1, 1);
}

}  // namespace

std::optional<Currency> currency_of_country(std::string_view country, Date on) {
    if (country.size() != 2) return std::nullopt;
    if (has_euro_since_the_list(country, on)) return Currency::parse("EUR");
    auto const locale = "und_" + std::string(country);
    std::array<UChar, 4> code{};
    auto error = U_ZERO_ERROR;
    auto const length = ucurr_forLocaleAndDate(locale.c_str(), static_cast<double>(on.days) * ms_of_a_day, 1,
                                               code.data(), static_cast<int32_t>(code.size()), &error);
    if (U_FAILURE(error) != 0 || length != 3) return std::nullopt;
    std::string text;
    for (int i = 0; i < length; ++i) text += static_cast<char>(code.at(static_cast<std::size_t>(i)));
    return Currency::parse(text);
}

}  // namespace farflung
