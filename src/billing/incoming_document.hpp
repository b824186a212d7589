#pragma once

#include "e_invoice/read.hpp"

namespace farflung::billing {

/// An e-invoice as it came: an XML, or a PDF with one attached.
struct IncomingDocument {
    e_invoice::ReadInvoice read;
    bool is_pdf = false;
    std::string paper;  // what a person reads in the PDF, when that was asked for
    /// Every broken rule: of the syntax, of EN 16931, and of the profile that the document says it follows.
    std::vector<e_invoice::Finding> findings;
};

/// Throws e_invoice::Unreadable.
IncomingDocument read_incoming(std::string_view bytes);
/// Adds the paper of a PDF. It takes another process, so only what comes in is read like that.
void read_paper(IncomingDocument& document, std::string_view bytes);
/// Nothing for bytes that do not say of themselves that they are an e-invoice, such as any other PDF. Throws
/// e_invoice::Unreadable for what says so and is not.
std::optional<IncomingDocument> find_e_invoice(std::string_view bytes);
/// Whether its first bytes and its size leave that open, before anything is read.
bool may_be_e_invoice(std::string_view head, std::size_t size);

/// What is to be said about a document from outside; one that cannot be read has a single finding that says where.
struct EInvoiceValidation {
    bool valid = false;
    std::string syntax;
    std::string specification;
    std::string reason;
    std::vector<e_invoice::Finding> findings;
};
constexpr auto describe(Of<EInvoiceValidation>) {
    return record("e_invoice_validation", field("valid", &EInvoiceValidation::valid),
                  field("syntax", &EInvoiceValidation::syntax),
                  field("specification", &EInvoiceValidation::specification),
                  field("reason", &EInvoiceValidation::reason), field("findings", &EInvoiceValidation::findings));
}
static_assert(describes_every_member<EInvoiceValidation>);

EInvoiceValidation validate_e_invoice(std::string_view bytes);

}  // namespace farflung::billing
