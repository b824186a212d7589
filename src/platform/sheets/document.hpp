#pragma once

#include "platform/http/call.hpp"
#include "platform/sheets/sheet.hpp"

namespace farflung::sheets {

/// A sheet as a file, `csv` or `xlsx`. Refuses `document.no_such_form` for anything else.
http::Document document_of(Sheet const& sheet, std::string const& form);

}  // namespace farflung::sheets
