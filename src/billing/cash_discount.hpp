#pragma once

#include "billing/invoice.hpp"

namespace farflung::billing {

/// The credit note that grants the discount for early payment: for each tax, the percentage of what is `left` of it, on
/// one line for each project, package and partner that earned it. Such a discount lowers price and tax when it is taken
/// (Directive 2006/112/EC Art. 79 and 90).
Invoice cash_discount_note(Invoice const& invoice, std::vector<TaxSubtotal> const& left, std::string const& text);

/// What who pays early may take off the whole invoice; nothing where no discount is offered.
std::optional<Amount> offered_cash_discount(Invoice const& invoice);

/// What who pays on that day may take off; nothing once a part was taken back, for then only the grant itself knows.
std::optional<Amount> cash_discount_on(Invoice const& invoice, Date day);
/// Whether money of that day is exactly what the discount leaves to pay.
bool pays_early(Invoice const& invoice, Amount money, Date day);

/// How much the discount is and how long it lasts, and on which invoices it may stand.
void check_cash_discount(Invoice const& invoice, Problems& problems);

/// The credit note for a payment of that day, in no journal yet. Refuses `cash_discount.none` and
/// `cash_discount.too_late` of the field.
Invoice cash_discount_for(Unit const& unit, Invoice const& invoice, Date paid_on, std::string const& path);

}  // namespace farflung::billing
