#pragma once

#include <string>
#include <string_view>

namespace farflung {

/// The two check digits of ISO 7064 MOD 97-10 that stand between a prefix and a body, as IBANs and creditor
/// references have them. Both consist of capitals and digits.
std::string mod97_check_digits(std::string_view prefix, std::string_view body);

}  // namespace farflung
