#pragma once

#include <string>

#include "core/date.hpp"

namespace farflung::pdf {

/// What makes a drawing an archive that a machine reads, too.
struct Archive {
    std::string drawing;  // the bytes of a PDF that `render_pdf` made
    std::string title;
    std::string author;
    std::string language;
    Date made_on;
    std::string filename;  // of the attached XML: factur-x.xml
    std::string xml;
    std::string description;  // of the attachment, for a person
    std::string conformance;  // what the XMP says of the attachment's profile: EN 16931
};

/// PDF/A-3b with the XML attached as an alternative of the whole document, as Factur-X has it. Pure: the same archive
/// is the same bytes.
std::string to_pdf_a3(Archive const& archive);

}  // namespace farflung::pdf
