#pragma once

#include <vector>

#include "ledger/ledger.hpp"

namespace farflung::bank {

/// Proves every payout run and direct debit run of the unit's workspace (M13): that it is what was approved, for
/// documents that were open, to accounts that nobody changed alone; that each document is in one run at a time; and
/// that what a run says was paid is what payments say. Empty when all holds.
std::vector<ledger::Finding> verify_runs(Unit const& unit);

}  // namespace farflung::bank
