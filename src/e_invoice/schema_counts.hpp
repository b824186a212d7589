#pragma once

#include <string>
#include <string_view>

namespace farflung::e_invoice {

/// Does the schema take several of an element that an invoice has once? Rules tell what is wrong with them; of all
/// others the schema takes one.
bool may_repeat(std::string_view parent, std::string_view child);

}  // namespace farflung::e_invoice
