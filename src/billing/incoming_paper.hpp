#pragma once

#include <string_view>

#include "billing/incoming_invoice.hpp"

namespace farflung::billing {

/// What the data of a PDF say and its paper, as a person reads it, shows nowhere: `paper_total`, `paper_iban` and
/// `paper_number`. Of another account, `ours` is those that the paper shows. Nothing for a paper without figures, which
/// is a scan.
std::vector<IncomingDifference> differences_on_paper(IncomingInvoice const& invoice, std::string_view paper);

/// Whether it is one of those, and not one with what we have.
bool is_on_paper(IncomingDifference const& difference);

/// Whether somebody else has to say yes: to another account than we have, or to money that the paper does not speak of.
bool takes_second_person(IncomingInvoice const& invoice);

}  // namespace farflung::billing
