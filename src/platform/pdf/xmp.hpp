#pragma once

#include "platform/pdf/archive.hpp"

namespace farflung::pdf {

constexpr std::string_view producer = "Farflung";

/// The XMP packet of an archive: PDF/A-3b, the document's own data, and what Factur-X says of its attachment with the
/// schema that declares it, without which PDF/A does not take the words.
std::string xmp_of(Archive const& archive);

}  // namespace farflung::pdf
