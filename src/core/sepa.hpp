#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace farflung {

/// Text as banks take it in SEPA files (EPC217-08): Latin letters, digits, blanks and `/ - ? : ( ) . , ' +`. Other
/// scripts are written in Latin letters, anything else becomes a blank; no slash at an end and no two in a row. Cut to
/// so many characters.
std::string sepa_text(std::string_view text, std::size_t most);

/// Whether accounts of this country (ISO 3166-1 alpha-2, as an IBAN begins) are reached by SEPA (EPC409-09).
bool is_sepa_country(std::string_view country);

/// Whether it is of the European Economic Area, where an IBAN alone is enough; elsewhere in SEPA a bank also wants its
/// BIC and the payer's address (Regulation (EU) 2015/847, EPC132-08).
bool is_eea_country(std::string_view country);

/// Whether this is a SEPA creditor identifier (EPC262-08): country, check digits by ISO 7064 MOD 97-10, three
/// characters of business code that the check leaves out, and the national number.
bool is_creditor_identifier(std::string_view text);

}  // namespace farflung
