#pragma once

#include "billing/invoice.hpp"
#include "platform/http/call.hpp"

namespace farflung::billing {

/// An invoice for whoever holds its link, without a login.
http::Html invoice_page(Unit const& unit, std::string const& secret);
http::Document invoice_page_pdf(Unit const& unit, std::string const& secret);

}  // namespace farflung::billing
