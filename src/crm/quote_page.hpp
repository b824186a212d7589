#pragma once

#include "crm/quote.hpp"

namespace farflung::jobs {
class Outside;
}

namespace farflung::crm {

/// The frozen part of the public page, in the quote's language.
std::string quote_sheet(Unit const& unit, Quote const& quote);
http::Html quote_page(Unit const& unit, std::string const& secret);
http::Html accept_on_page(Unit& unit, std::string const& secret, http::Body const& form, http::Caller const& caller);
http::Html decline_on_page(Unit& unit, std::string const& secret, http::Body const& form, http::Caller const& caller);

struct DrawQuote {
    QuoteId quote_id;
};
constexpr auto describe(Of<DrawQuote>) { return record("draw_quote", field("quote_id", &DrawQuote::quote_id)); }
/// Draws the PDF of a sent quote and keeps the bytes, once.
void draw_quote(jobs::Outside& outside, DrawQuote const& job);

bool has_paper(Unit const& unit, QuoteId id);

/// The kept bytes of a sent quote, and a draft as it would be sent now. Refuses `document.not_ready` (409) until the
/// drawing job has run.
http::Document quote_pdf(Unit const& unit, QuoteId id);
http::Document quote_page_pdf(Unit const& unit, std::string const& secret);

}  // namespace farflung::crm
