#pragma once

#include "billing/invoice.hpp"
#include "platform/http/call.hpp"

namespace farflung::jobs {
class Outside;
}

namespace farflung::billing {

/// What was issued, word for word: the part of an invoice that never changes again.
struct IssuedDocument {
    InvoiceId id;
    InvoiceKind kind = InvoiceKind::invoice;
    std::string number;
    PartyId customer_id;
    Currency currency;
    Date issued_on;
    Date due_on;
    std::optional<InvoiceId> corrects_id;
    std::string reference;
    std::string note;
    std::string language;
    people::PartyDetails seller;
    people::PartyDetails buyer;
    std::vector<InvoiceLine> lines;
    std::vector<TaxSubtotal> taxes;
    Amount net;
    Amount tax;
    Amount total;
    Decimal rate;
    Date rate_on;
    std::string rate_source;
    Amount base_total;
    PricesIn prices = PricesIn::without_tax;
    std::vector<Adjustment> adjustments;
    std::vector<AdjustmentPart> adjustment_parts;
    std::optional<Amount> rounding;
    std::optional<Date> delivered_on;
    std::optional<Date> period_from;
    std::optional<Date> period_to;
    InvoicePurpose purpose = InvoicePurpose::ordinary;
    std::optional<DeclaredTax> declared_tax;
    std::optional<Decimal> cash_discount_percent;
    std::optional<int> cash_discount_days;
    std::optional<Date> cash_discount_by;
    std::optional<Amount> cash_discount;
};
constexpr auto describe(Of<IssuedDocument>) {
    return record("issued_document", field("id", &IssuedDocument::id), field("kind", &IssuedDocument::kind),
                  field("number", &IssuedDocument::number), field("customer_id", &IssuedDocument::customer_id),
                  field("currency", &IssuedDocument::currency), field("issued_on", &IssuedDocument::issued_on),
                  field("due_on", &IssuedDocument::due_on), field("corrects_id", &IssuedDocument::corrects_id),
                  field("reference", &IssuedDocument::reference), field("note", &IssuedDocument::note),
                  field("language", &IssuedDocument::language), field("seller", &IssuedDocument::seller),
                  field("buyer", &IssuedDocument::buyer), field("lines", &IssuedDocument::lines),
                  field("taxes", &IssuedDocument::taxes), field("net", &IssuedDocument::net),
                  field("tax", &IssuedDocument::tax), field("total", &IssuedDocument::total),
                  field("rate", &IssuedDocument::rate), field("rate_on", &IssuedDocument::rate_on),
                  field("rate_source", &IssuedDocument::rate_source), field("base_total", &IssuedDocument::base_total),
                  field("prices", &IssuedDocument::prices), field("adjustments", &IssuedDocument::adjustments),
                  field("adjustment_parts", &IssuedDocument::adjustment_parts),
                  field("rounding", &IssuedDocument::rounding), field("delivered_on", &IssuedDocument::delivered_on),
                  field("period_from", &IssuedDocument::period_from), field("period_to", &IssuedDocument::period_to),
                  field("purpose", &IssuedDocument::purpose), field("declared_tax", &IssuedDocument::declared_tax),
                  field("cash_discount_percent", &IssuedDocument::cash_discount_percent),
                  field("cash_discount_days", &IssuedDocument::cash_discount_days),
                  field("cash_discount_by", &IssuedDocument::cash_discount_by),
                  field("cash_discount", &IssuedDocument::cash_discount));
}
static_assert(describes_every_member<IssuedDocument>);

/// Whether who pays early may take something off.
inline bool gives_cash_discount(IssuedDocument const& document) {
    return document.cash_discount && document.cash_discount_percent && document.cash_discount_by &&
           document.kind == InvoiceKind::invoice;
}

/// What stands above it, in English: the law wants a self-billed invoice called that (Directive 2006/112/EC
/// Art. 226(10a)).
std::string_view title_of(InvoiceKind kind, InvoicePurpose purpose);

/// The frozen words of an invoice as it stands in its row now.
std::string canonical_text(Invoice const& invoice);

/// The place of a document in the chain: over its own digest and the hash before it (M3).
struct ChainLink {
    std::int64_t position{};
    InvoiceId invoice_id;
    std::string form;
    std::string sha256;
    std::string previous_hash;
    std::string hash;
};
constexpr auto describe(Of<ChainLink>) {
    return record("chain_link", field("position", &ChainLink::position), field("invoice_id", &ChainLink::invoice_id),
                  field("form", &ChainLink::form), field("sha256", &ChainLink::sha256),
                  field("previous_hash", &ChainLink::previous_hash), field("hash", &ChainLink::hash));
}
std::string hash_of(ChainLink const& link);

/// Keeps the words of an issued invoice in the transaction that issues it; its PDF follows by a job, for drawing takes
/// longer than the writer may be held.
void freeze(Unit& unit, Invoice const& invoice);

/// Keeps the words of many issued invoices by bulk, in the order given; nobody draws them.
void freeze_many(Unit& unit, std::vector<Invoice> const& invoices);

struct DrawDocument {
    InvoiceId invoice_id;
};
constexpr auto describe(Of<DrawDocument>) {
    return record("draw_document", field("invoice_id", &DrawDocument::invoice_id));
}
/// Draws the PDF of an issued invoice from its frozen words and keeps the bytes, once.
void draw_document(jobs::Outside& outside, DrawDocument const& job);

/// A mail that waits for its enclosure.
struct MailInvoice {
    InvoiceId invoice_id;
    std::string to;
    std::string url;
    std::string message_id;
};
constexpr auto describe(Of<MailInvoice>) {
    return record("mail_invoice", field("invoice_id", &MailInvoice::invoice_id), field("to", &MailInvoice::to),
                  field("url", &MailInvoice::url), field("message_id", &MailInvoice::message_id));
}
/// Puts the mail into the outbox, once, with the PDF enclosed; draws that first where it was not yet.
void mail_invoice(jobs::Outside& outside, MailInvoice const& job);

/// The kept bytes; or, as `epc_qr.png` and `swiss_qr.png`, the code that a banking app reads, of what is open today,
/// and refused with `document.no_code` and `document.no_swiss_code` (409) where there is none. Refuses
/// `document.no_such_form` (404) for what is not written yet, `document.not_ready` (409) until the drawing job has run,
/// and drafts.
http::Document document(Unit const& unit, InvoiceId id, std::string const& form);

}  // namespace farflung::billing
