#pragma once

#include "billing/document.hpp"

namespace farflung::pdf {
struct Letterhead;
}

namespace farflung::billing {

/// The bytes of the PDF of an issued document, in the document's own language.
std::string draw(IssuedDocument const& document, pdf::Letterhead const& letterhead, World& world);

}  // namespace farflung::billing
