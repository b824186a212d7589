#pragma once

#include "billing/billing.hpp"

namespace farflung::billing {

/// A part of a document that belongs to one project, package, customer and partner. What happens to a document later,
/// such as an exchange difference, is spread over its shares, so that margin stays true below the document.
struct Share {
    ledger::Dimensions about;
    Amount net;
    AccountRole account = AccountRole::sales;  // or deposits, for what is asked in advance or deducted as such
    std::optional<Amount> own_base{};          // of a deposit that is deducted: what it was booked at
};

/// Adds to the share that it belongs to.
void add_to(std::vector<Share>& shares, Share const& share);

/// An amount in parts that sum to it, in proportion to the shares' size. A deposit bears nothing where work does: it
/// only passes through.
std::vector<Amount> spread(Amount whole, std::vector<Share> const& shares);

}  // namespace farflung::billing
