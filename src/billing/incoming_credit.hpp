#pragma once

#include "billing/bill.hpp"
#include "billing/incoming_invoice.hpp"

namespace farflung::billing {

/// The bill of the vendor that a credit note names by the vendor's number or ours. Nothing where none or several fit.
std::optional<BillId> bill_taken_back(Unit const& unit, IncomingInvoice const& note);

/// The note's lines, each about what the bill's line of the same words is about, else about what most of the bill is.
std::vector<NewBillLine> lines_about(std::vector<NewBillLine> lines, Bill const& bill);

/// Takes the note off its bill. Refuses `e_invoice.no_bill_to_credit` and what `book_bill_credit` refuses.
BillId book_incoming_credit(Unit& unit, IncomingInvoice const& note, BookIncoming const& request);

}  // namespace farflung::billing
