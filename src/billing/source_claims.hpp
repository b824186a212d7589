#pragma once

#include "billing/invoice.hpp"

namespace farflung::billing {

/// Each source is claimed by one draft or standing invoice at most: a unique key, not a look-up, decides (M11).
void claim_sources(Unit& unit, Invoice const& invoice);
/// Frees what a whole credit note took back.
void free_sources(Unit& unit, InvoiceId id);
/// Frees what no line names any more and refuses lines that name what this draft never claimed.
void keep_claimed_sources(Unit& unit, Invoice const& invoice);

}  // namespace farflung::billing
