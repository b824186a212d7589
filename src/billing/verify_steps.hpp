#pragma once

#include "billing/bill.hpp"
#include "billing/invoice.hpp"
#include "billing/verify.hpp"

namespace farflung::billing {

using Findings = std::vector<ledger::Finding>;

// What verify_money walks through, one after the other.

/// Bytes against digests, digests against the chain, and words against the rows that they froze (M3).
void verify_documents(Unit const& unit, Findings& found);
/// Sums, open amounts, states and entries of every invoice and credit note (M4, M5, M8, M9, M14).
void verify_invoices(Unit const& unit, Findings& found);
void verify_bills(Unit const& unit, Findings& found);
/// Dense numbers in the order of their dates (M6).
void verify_series(Unit const& unit, Findings& found);
/// Payments, control accounts, claims, margin and references (M5, M7, M8, M9, M11, M14, M16).
void verify_balances(Unit const& unit, Findings& found);

/// Whether a document's entry says exactly what the document asks for.
bool is_booked_as(Unit const& unit, Uuid const& document, ledger::NewEntry const& wanted);

}  // namespace farflung::billing
