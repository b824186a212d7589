#pragma once

#include "e_invoice/e_invoice.hpp"

namespace farflung::e_invoice {

/// The XML of an invoice. Checks nothing: see `check`.
std::string write(EInvoice const& invoice, Syntax syntax);

}  // namespace farflung::e_invoice
