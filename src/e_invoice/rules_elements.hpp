#pragma once

#include "core/xml.hpp"
#include "e_invoice/rules.hpp"

namespace farflung::e_invoice {

/// The rules that speak of what single elements carry and the model does not keep: currencies and units of each amount
/// and quantity, kinds of tax, forms of days.
void check_ubl_elements(XmlElement root, std::vector<Finding>& findings);
void check_cii_elements(XmlElement root, std::vector<Finding>& findings);

}  // namespace farflung::e_invoice
