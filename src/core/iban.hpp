#pragma once

#include <string>
#include <string_view>

namespace farflung {

/// What is to be said about an IBAN.
struct IbanCheck {
    bool valid{};
    std::string iban;     // without blanks, in capitals
    std::string country;  // ISO 3166 code, empty when unknown
    /// Empty when valid, else `bad_character`, `too_short`, `unknown_country`, `wrong_length`, `wrong_structure`
    /// or `wrong_check_digits`.
    std::string reason;
    /// Whether the official registry lists the country; some use IBANs only at home.
    bool is_registered{};
};

/// Checks country, length, structure and the check digits (ISO 13616). Takes small letters, and blanks anywhere.
IbanCheck check_iban(std::string_view text);

/// Groups of four, as people read it: `DE89 3704 0044 0532 0130 00`.
std::string grouped_iban(std::string_view iban);

}  // namespace farflung
