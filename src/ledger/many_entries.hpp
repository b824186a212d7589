#pragma once

#include "ledger/ledger.hpp"

namespace farflung::ledger {

/// Books many entries in the order given, stored by bulk.
void post_many(Unit& unit, std::vector<NewEntry> entries);

}  // namespace farflung::ledger
