#pragma once

#include "e_invoice/e_invoice.hpp"

namespace farflung::billing {

/// Writes what BIS Billing 3.0 wants otherwise than EN 16931 alone: numbers with the scheme of their country's
/// register, accounts as a country names them, and a price of which the line's net can be computed again. What it
/// cannot know it leaves alone, and the rules then refuse it.
void fit_to_peppol(e_invoice::EInvoice& invoice);

}  // namespace farflung::billing
