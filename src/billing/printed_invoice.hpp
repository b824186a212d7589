#pragma once

#include "billing/document.hpp"

namespace farflung::billing {

/// The bytes of the PDF of an issued document, in the document's own language.
std::string draw(IssuedDocument const& document, World& world);

}  // namespace farflung::billing
