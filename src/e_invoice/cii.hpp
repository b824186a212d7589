#pragma once

#include "e_invoice/e_invoice.hpp"
#include "e_invoice/walker.hpp"

namespace farflung::e_invoice {

/// The syntax binding CEN/TS 16931-3-3: UN/CEFACT Cross Industry Invoice D16B.
void walk_cii(Walker& walker, EInvoice& invoice);
/// Parts of it, in files of their own.
void walk_cii_party(Walker& walker, std::string_view name, TradeParty& party);
void walk_cii_address(Walker& walker, std::optional<PostalAddress>& address);
void walk_cii_settlement(Walker& walker, EInvoice& invoice);
void walk_cii_adjustments(Walker& walker, std::vector<Adjustment>& adjustments, bool with_tax);
void walk_cii_period(Walker& walker, std::optional<Period>& period);
/// Whose category it is: that of VAT, in all that we write.
void walk_cii_kind_of_tax(Walker& walker, Tax& tax);
void walk_cii_line(Walker& walker, Line& line);
/// A day as `20261109`, which the format 102 says.
void walk_cii_day(Walker& walker, std::string_view name, std::string_view inner, std::optional<Date>& day);

}  // namespace farflung::e_invoice
