#pragma once

#include <string_view>

#include "core/describe.hpp"

namespace farflung {

/// UNTDID 5305 as EN 16931 uses it: standard, zero, exempt, reverse charge, export, outside the scope.
enum class TaxCategory { S, Z, E, AE, G, O };
constexpr auto describe(Of<TaxCategory>) { return enumeration("tax_category", "S", "Z", "E", "AE", "G", "O"); }

namespace billing {

/// Only the standard category carries a rate above zero.
bool may_have_rate(TaxCategory category);
/// The sentence that a document prints for the category; empty where none is asked for.
std::string_view note_of(TaxCategory category);

}  // namespace billing
}  // namespace farflung
