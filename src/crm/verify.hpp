#pragma once

#include <vector>

#include "ledger/ledger.hpp"

namespace farflung::crm {

/// Proves every quote of the unit's workspace: what was shown and its paper are what was sent (M3), and its sums are
/// those of its lines (M4). Empty when all holds.
std::vector<ledger::Finding> verify_quotes(Unit const& unit);

}  // namespace farflung::crm
