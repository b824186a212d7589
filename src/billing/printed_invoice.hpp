#pragma once

#include "billing/document.hpp"
#include "e_invoice/e_invoice.hpp"

namespace farflung::pdf {
struct Letterhead;
}

namespace farflung::billing {

/// The bytes of the PDF of an issued document, in the document's own language.
/// It names the invoice that a credit note corrects (Directive 2006/112/EC Art. 219).
std::string draw(IssuedDocument const& document, std::vector<e_invoice::PrecedingInvoice> const& preceding,
                 pdf::Letterhead const& letterhead, World& world);

}  // namespace farflung::billing
