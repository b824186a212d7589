#pragma once

#include <string>
#include <string_view>

namespace farflung {

/// CLDR's category, `zero`, `one`, `two`, `few`, `many` or `other`, of a number as it will be shown: `1` and `1.0`
/// differ in English. With `ordinal`, that of 1st, 2nd, 3rd. A language is a tag such as `cy` or `pt-PT`; for an
/// unknown one, and for what is not a number, the answer is `other`.
std::string plural_category(std::string_view language, std::string_view number, bool ordinal = false);

}  // namespace farflung
