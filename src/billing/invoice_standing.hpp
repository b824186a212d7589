#pragma once

#include "billing/invoice.hpp"
#include "billing/payment.hpp"

namespace farflung::billing {

/// What came for one invoice: how much of it a payment settled, and what that took in the payment's own currency.
struct InvoicePayment {
    PaymentId payment_id;
    Date paid_on;
    std::string reference;
    Amount settles;
    Amount took;
    std::optional<Amount> base;  // what it was worth in the books, for the team
};
constexpr auto describe(Of<InvoicePayment>) {
    return record("invoice_payment", field("payment_id", &InvoicePayment::payment_id, {.references = "payment"}),
                  field("paid_on", &InvoicePayment::paid_on, {.label = "Paid on"}),
                  field("reference", &InvoicePayment::reference, {.label = "Reference"}),
                  field("settles", &InvoicePayment::settles, {.label = "Settles"}),
                  field("took", &InvoicePayment::took, {.label = "Took"}),
                  field("base", &InvoicePayment::base, {.team_only = true, .label = "In base currency"}));
}

/// What made the invoice worth more (positive) or less, as it is booked.
struct EarnedRow {
    Date posted_on;
    std::string account_name;
    std::optional<PartyId> partner_id;
    Amount base;
};
constexpr auto describe(Of<EarnedRow>) {
    return record("earned_row", field("posted_on", &EarnedRow::posted_on, {.label = "Day"}),
                  field("account_name", &EarnedRow::account_name, {.label = "Account"}),
                  field("partner_id", &EarnedRow::partner_id, {.references = "party", .label = "Partner"}),
                  field("base", &EarnedRow::base, {.label = "In base currency"}));
}

/// What one invoice earned, in base currency: its own postings of income and expense and those of its credit notes,
/// what the work packages on its lines cost, and the exchange differences of what came for it.
struct InvoiceMargin {
    std::vector<EarnedRow> rows;
    Amount revenue;
    Amount margin;
};
constexpr auto describe(Of<InvoiceMargin>) {
    return record("invoice_margin", field("rows", &InvoiceMargin::rows, {.label = "Rows"}),
                  field("revenue", &InvoiceMargin::revenue, {.label = "Revenue"}),
                  field("margin", &InvoiceMargin::margin, {.label = "Margin"}));
}

/// Oldest first. Both refuse `not_found` for an invoice out of reach.
std::vector<InvoicePayment> payments_of(Unit const& unit, InvoiceId id);
InvoiceMargin margin_of(Unit const& unit, InvoiceId id);

}  // namespace farflung::billing
