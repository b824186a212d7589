#pragma once

#include "e_invoice/e_invoice.hpp"

namespace farflung::e_invoice {

enum class Syntax { ubl, cii };
constexpr auto describe(Of<Syntax>) { return enumeration("e_invoice_syntax", "ubl", "cii"); }

/// The XML of an invoice. Checks nothing: see `check`.
std::string write(EInvoice const& invoice, Syntax syntax);

}  // namespace farflung::e_invoice
