#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/amount.hpp"

namespace farflung {

/// A transfer that a banking app reads off a QR code (EPC069-12, version 002): SEPA, so in euros alone.
struct EpcPayment {
    std::string name;  // of the payee; cut to 70 characters
    std::string iban;
    std::string bic;        // optional within the EEA
    Amount amount;          // EUR 0.01 to 999,999,999.99
    std::string reference;  // ISO 11649, when it is one; else a text of up to 140 characters
};

/// The lines that the QR code holds; none when such a transfer cannot be: another currency, an amount out of range, no
/// name or IBAN, or more than 331 bytes.
std::optional<std::string> epc_payment_text(EpcPayment const& payment);

}  // namespace farflung
