#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/amount.hpp"
#include "core/swiss_payment.hpp"
#include "people/people.hpp"

namespace farflung::billing {

/// One line of what a customer types into their bank: an English label of the catalogue, and its value.
struct PaymentFact {
    std::string_view label;
    std::string value;
    bool strong = false;
};

/// Where the money goes and what to name with it: the account as frozen on the document, its number, and as an ISO
/// 11649 reference where there is an IBAN.
std::vector<PaymentFact> how_to_pay(people::PartyDetails const& seller, std::string const& number);

/// What a QR code says for a banking app; empty where such a code cannot be: no IBAN, not in euros, nothing open.
std::string payment_code(people::PartyDetails const& seller, std::string const& number, Amount open);

/// What a Swiss QR-bill asks for; none where such a bill cannot be: an account elsewhere than in Switzerland or
/// Liechtenstein, another currency than CHF or EUR, nothing open, or an address of ours that a bank would refuse.
std::optional<SwissPayment> swiss_payment(people::PartyDetails const& seller, people::PartyDetails const& buyer,
                                          std::string const& number, Amount open);
/// Its code, for a banking app in those countries; empty where there is none.
std::string swiss_code(people::PartyDetails const& seller, people::PartyDetails const& buyer, std::string const& number,
                       Amount open);

}  // namespace farflung::billing
