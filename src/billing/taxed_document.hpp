#pragma once

#include "billing/invoice.hpp"

namespace farflung::billing {

/// An issued invoice or credit note with what froze its tax: a credit note takes back tax of its invoice's day, place
/// and customer, wherever they have moved since.
struct TaxedDocument {
    Uuid id;
    std::string number;
    InvoiceKind kind = InvoiceKind::invoice;
    Date issued_on;
    PartyId customer_id;
    std::vector<TaxSubtotal> taxes;
    Decimal rate;
    people::PartyDetails seller;
    people::PartyDetails buyer;
    bool has_sales_taxed_there = false;  // goods, or what comes over the network by itself
    Date taxed_on;
};
constexpr auto describe(Of<TaxedDocument>) {
    return record("taxed_document", field("id", &TaxedDocument::id), field("number", &TaxedDocument::number),
                  field("kind", &TaxedDocument::kind), field("issued_on", &TaxedDocument::issued_on),
                  field("customer_id", &TaxedDocument::customer_id), field("taxes", &TaxedDocument::taxes),
                  field("rate", &TaxedDocument::rate), field("seller", &TaxedDocument::seller),
                  field("buyer", &TaxedDocument::buyer),
                  field("has_sales_taxed_there", &TaxedDocument::has_sales_taxed_there),
                  field("taxed_on", &TaxedDocument::taxed_on));
}

/// Those that were issued between two days, both included, by day and number.
std::vector<TaxedDocument> taxed_documents(Unit const& unit, Date from, Date to);

/// Whether a consumer of another member state bears their own country's tax here; sellers from outside of the Union use
/// the One Stop Shop too (Art. 359). Most services of a seller in the Union bear the seller's
/// (Directive 2006/112/EC Art. 45), so the rate must be one of the consumer's; where it is one of both, what was sold
/// tells.
bool is_of_one_stop_shop(TaxedDocument const& document, TaxSubtotal const& tax);

}  // namespace farflung::billing
