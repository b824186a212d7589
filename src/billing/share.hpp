#pragma once

#include "billing/billing.hpp"

namespace farflung::billing {

/// A part of a document that belongs to one project, package, customer and partner. What happens to a document later,
/// such as an exchange difference, is spread over its shares, so that margin stays true below the document.
struct Share {
    ledger::Dimensions about;
    Amount net;
};

/// Adds a line's net to the share that it belongs to.
void add_to(std::vector<Share>& shares, ledger::Dimensions const& about, Amount net);

/// An amount in parts that sum to it, in proportion to the shares' size.
std::vector<Amount> spread(Amount whole, std::vector<Share> const& shares);

}  // namespace farflung::billing
