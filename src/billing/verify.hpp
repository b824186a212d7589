#pragma once

#include <vector>

#include "ledger/ledger.hpp"

namespace farflung::billing {

/// Proves every money invariant of the unit's workspace from nothing: the ledger's own, documents against their frozen
/// words and their postings, open amounts, number series, payments, claims and margin. Empty when all holds.
std::vector<ledger::Finding> verify_money(Unit const& unit);

}  // namespace farflung::billing
