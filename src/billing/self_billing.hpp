#pragma once

#include "billing/bill.hpp"
#include "billing/invoice.hpp"

namespace farflung::billing {

/// The invoice that we write in the partner's name for a bill, by an agreement made before (Directive 2006/112/EC
/// Art. 224); the tax of its lines is what the rules say between the partner and us.
Invoice self_billed_invoice_of(Bill const& bill, Party const& partner, Party const& own, Say const& say);

/// Whether the partner agreed that we write their invoices.
bool writes_invoices_for(Unit const& unit, PartyId partner);
/// A bill with the tax that the rules say the partner must charge us, as the invoice in their name will say too.
NewBill with_tax_by_rules(Unit const& unit, NewBill const& request);

/// The credit note that we write in the partner's name for what a note takes off a bill. `of_lines` says which line of
/// the self-billed invoice each of its lines takes back: their taxes are what they were.
Invoice self_billed_credit_of(Bill const& note, Invoice const& corrected, std::vector<std::size_t> const& of_lines);

/// Gives it a number of its own series, freezes it, and sends it to the partner. The bill stays what is owed: this is
/// its document. Refuses `self_billing.not_agreed`, `self_billing.already`, `self_billing.their_own` where the partner
/// sent one or it was carried over, and `self_billing.other_tax`.
Bill self_bill(Unit& unit, BillId id);
/// The same for a note on such a bill.
Bill self_bill_credit(Unit& unit, Bill note, InvoiceId corrected, std::vector<std::size_t> const& of_lines);

}  // namespace farflung::billing
