#pragma once

#include <string>
#include <string_view>

#include "core/describe.hpp"

namespace farflung {

/// What a register said of a number: nobody asked it, yes, no, or it could not be had.
enum class TaxNumberState { unchecked, valid, invalid, unknown };
constexpr auto describe(Of<TaxNumberState>) {
    return enumeration("tax_number_state", "unchecked", "valid", "invalid", "unknown");
}

/// What is to be said about a VAT, GST or other tax number from its text alone; whether it was ever given out only the
/// tax office knows.
struct TaxNumberCheck {
    bool valid{};
    std::string number;   // without blanks and marks, in capitals, with the prefix that people write
    std::string country;  // ISO 3166 code, so GR for EL and GB for XI; empty when unknown
    std::string prefix;   // as VIES has it: EL for Greece, XI for goods in Northern Ireland
    std::string body;     // what follows the prefix
    /// Empty when valid, else `bad_character`, `unknown_country`, `wrong_structure` or `wrong_check_digits`.
    std::string reason;
};

/// Checks structure and check digits. Takes small letters, and blanks, points, hyphens, colons and slashes anywhere. A
/// number without a prefix is read as one of the country, when that is given.
TaxNumberCheck check_tax_number(std::string_view text, std::string_view country = {});

/// Whether VIES answers for numbers with this prefix: the 27 member states, and XI.
bool is_vies_prefix(std::string_view prefix);

}  // namespace farflung
