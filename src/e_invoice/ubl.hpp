#pragma once

#include "e_invoice/e_invoice.hpp"
#include "e_invoice/walker.hpp"

namespace farflung::e_invoice {

/// The syntax binding CEN/TS 16931-3-2: UBL 2.1 Invoice or CreditNote.
void walk_ubl(Walker& walker, EInvoice& invoice, bool is_credit_note);
/// Parts of it, in files of their own.
void walk_ubl_party(Walker& walker, TradeParty& party);
void walk_ubl_address(Walker& walker, std::string_view name, std::optional<PostalAddress>& address);
void walk_ubl_payment(Walker& walker, EInvoice& invoice, bool is_credit_note);
void walk_ubl_adjustments(Walker& walker, std::vector<Adjustment>& adjustments, std::string& currency, bool with_tax);
void walk_ubl_tax(Walker& walker, std::string_view name, Tax& tax, TaxBreakdown* breakdown);
void walk_ubl_period(Walker& walker, std::optional<Period>& period, std::string* taxed_by);
void walk_ubl_lines(Walker& walker, EInvoice& invoice, bool is_credit_note);

}  // namespace farflung::e_invoice
