#pragma once

#include <span>

#include "e_invoice/rules.hpp"

namespace farflung::e_invoice {

/// What a scheme of identifiers asks of its numbers (BIS Billing 3.0, PEPPOL-COMMON).
struct SchemeRule {
    std::string_view rule;
    std::string_view scheme;
    bool (*fits)(std::string_view number);
    Severity severity = Severity::fatal;
};
std::span<SchemeRule const> scheme_rules();

/// Whether a number can be one of the scheme; one that no rule speaks of takes every number.
bool fits_scheme(std::string_view number, std::string_view scheme);

/// Nine digits with the Greek tax office's check digit.
bool is_greek_tax_number(std::string_view number);
/// Nine digits with the check digit of Norway's register of enterprises.
bool is_norwegian_organisation(std::string_view number);
/// Ten digits, the last of them by Luhn.
bool is_swedish_organisation(std::string_view number);
bool is_digits(std::string_view text);

}  // namespace farflung::e_invoice
