#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/amount.hpp"

namespace farflung {

/// A structured address, as banks in Switzerland and Liechtenstein take it.
struct SwissAddress {
    std::string name;
    std::string street;
    std::string house_number;
    std::string postcode;
    std::string town;
    std::string country;  // ISO 3166-1 alpha-2
};

/// What a Swiss QR code asks for (SIX, Swiss Implementation Guidelines QR-bill, version 2.3).
struct SwissPayment {
    std::string iban;
    SwissAddress creditor;
    Amount amount;  // CHF or EUR
    std::optional<SwissAddress> debtor;
    std::string reference;  // a QR reference beside a QR-IBAN, ISO 11649 beside any other; or none
    std::string message;
};

/// The same, cut to the lengths of the guidelines and in the letters that they take; without a debtor whose address is
/// incomplete. None where a bank would refuse it: an account elsewhere, another currency, an amount out of range, a
/// creditor without name, postcode, town or country, a reference that does not fit the account.
std::optional<SwissPayment> checked_swiss_payment(SwissPayment const& payment);

/// The lines of the code for a payment that was checked; none when they are more than the 997 bytes of a code.
std::optional<std::string> swiss_payment_text(SwissPayment const& payment);

/// Where accounts have Swiss IBANs, and banks read the code in francs and in euros: Switzerland and Liechtenstein.
bool has_swiss_banks(std::string_view country);

/// Whether this IBAN is one of those that go with a QR reference: its institution is 30000 to 31999.
bool is_qr_iban(std::string_view iban);

/// 27 digits out of the digits of a number, the last one a check digit (modulo 10, recursive); none when there is no
/// digit in it or more than 26.
std::optional<std::string> make_qr_reference(std::string_view number);
bool is_qr_reference(std::string_view text);

}  // namespace farflung
