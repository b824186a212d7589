#pragma once

#include <string>
#include <string_view>

#include "core/amount.hpp"
#include "core/date.hpp"
#include "core/decimal.hpp"

namespace farflung::i18n {

enum class DateStyle { numeric, medium, full };

/// How people of a language write figures and days, by CLDR. Unknown languages fall back to English.
/// `4,550.00`, without a code.
std::string format_amount(Amount amount, std::string_view language);
/// `EUR 4,550.00`: the code first, and never a symbol, so that two dollars cannot be mistaken.
std::string format_money(Amount amount, std::string_view language);
/// As many digits behind the point as the number has.
std::string format_decimal(Decimal const& number, std::string_view language);
/// `24 hours` and `1 hour`, or `24 Stunden`. The unit is one of CLDR's identifiers, such as `hour` or `square-meter`;
/// spans of time are written out, all else is short.
std::string format_measure(Decimal const& number, std::string_view unit, std::string_view language);
std::string format_date(Date date, std::string_view language, DateStyle style = DateStyle::medium);
/// Day and time in a zone.
std::string format_instant(Instant instant, std::string_view zone, std::string_view language);
/// `Greece` for GR; the code itself where CLDR knows no such country.
std::string country_name(std::string_view code, std::string_view language);
bool is_right_to_left(std::string_view language);
/// Well-formed by BCP 47, and CLDR knows the language.
bool is_language(std::string_view tag);

}  // namespace farflung::i18n
