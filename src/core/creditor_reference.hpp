#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace farflung {

/// An ISO 11649 reference, `RF` with check digits, out of up to 21 letters and digits. Blanks and punctuation of
/// the body are left out, letters become capitals: `INV-2026-0042` becomes `RF..INV20260042`. None when nothing or
/// too much remains, or something other than Latin letters and digits does.
std::optional<std::string> make_creditor_reference(std::string_view body);

/// Without blanks, in capitals, when its check digits are right.
std::optional<std::string> parse_creditor_reference(std::string_view text);

/// The twelve digits of a Belgian structured communication (`+++090/9337/55493+++`), when the last two check.
std::optional<std::string> parse_belgian_reference(std::string_view text);

/// `+++090/9337/55493+++` out of up to ten digits; none for anything else.
std::optional<std::string> make_belgian_reference(std::string_view digits);

}  // namespace farflung
