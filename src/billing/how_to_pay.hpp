#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/amount.hpp"
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

}  // namespace farflung::billing
