#pragma once

#include "core/xml.hpp"
#include "e_invoice/rules.hpp"

namespace farflung::e_invoice {

/// The rules of the UBL binding that speak of elements, not of terms: how often one may stand (UBL-SR).
void check_ubl(XmlElement root, std::vector<Finding>& findings);

/// What a profile asks of elements; XRechnung takes a part of Peppol's rules over.
enum class UblProfile { xrechnung, peppol };
void check_ubl_profile(XmlElement root, UblProfile profile, std::vector<Finding>& findings);

}  // namespace farflung::e_invoice
