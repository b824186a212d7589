#pragma once

#include <optional>
#include <string_view>

#include "core/currency.hpp"
#include "core/date.hpp"

namespace farflung {

/// The money that a country has on a day, by its ISO 3166 code, as CLDR lists them; nothing for a code that is none.
std::optional<Currency> currency_of_country(std::string_view country, Date on);

}  // namespace farflung
