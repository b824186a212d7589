#pragma once

#include "core/xml.hpp"
#include "e_invoice/rules.hpp"

namespace farflung::e_invoice {

/// The rules of the UBL binding that speak of elements, not of terms: how often one may stand (UBL-SR).
void check_ubl(XmlElement root, std::vector<Finding>& findings);

}  // namespace farflung::e_invoice
