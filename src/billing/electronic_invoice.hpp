#pragma once

#include "billing/document.hpp"
#include "e_invoice/rules.hpp"
#include "e_invoice/write.hpp"

namespace farflung::billing {

/// The forms of a document that machines read, and whose rules each follows.
enum class ElectronicForm { ubl, cii, xrechnung, peppol };
/// `ubl.xml` and so on, as the route names them; nothing for a form that is none.
std::optional<ElectronicForm> electronic_form_of(std::string_view name);
std::string_view name_of_form(ElectronicForm form);
/// All of them, in order.
std::vector<ElectronicForm> electronic_forms();

/// What a document says, in the words of EN 16931. A credit note names the invoice that it corrects, an invoice the
/// advances that it deducts (BG-3).
e_invoice::EInvoice e_invoice_of(IssuedDocument const& document,
                                 std::vector<e_invoice::PrecedingInvoice> const& preceding, ElectronicForm form,
                                 Say const& say);

/// Which rules of the form the invoice breaks, each with the field of our document that mends it.
std::vector<e_invoice::Finding> findings_of(e_invoice::EInvoice const& invoice, ElectronicForm form);

/// The bytes; refuses `e_invoice.not_valid` (409) with every broken rule and our field.
std::string write_electronic(e_invoice::EInvoice const& invoice, ElectronicForm form);

}  // namespace farflung::billing
