#pragma once

#include <optional>
#include <string>
#include <vector>

#include "billing/billing.hpp"
#include "people/people.hpp"

namespace farflung {

struct Deal;
using DealId = Id<Deal>;
struct Quote;
using QuoteId = Id<Quote>;

namespace crm {

/// A line as the customer agreed to it, with what we planned to pay for it.
struct AgreedLine {
    InvoiceLine line;
    std::string skill;
    std::optional<Amount> cost;
    Amount amount;  // as priced, with its part of the quote's discounts and charges
};

/// An accepted quote, for the project or the invoice that follows from it.
struct AgreedQuote {
    QuoteId id;
    std::optional<DealId> deal_id;
    std::string number;
    std::string title;
    billing::ProForma document;
    std::vector<AgreedLine> lines;
};
/// Refuses `quote.not_accepted`.
AgreedQuote agreed_quote(Unit const& unit, QuoteId id);

/// A deal made by another part of the loop, such as "again" on a project; its first quote is drafted with the lines.
struct NewDeal {
    std::string title;
    PartyId customer_id;
    Currency currency;
    std::string notes;
    std::vector<AgreedLine> lines;
    PricesIn prices = PricesIn::without_tax;
};
DealId make_deal(Unit& unit, NewDeal const& request);

/// Emitted about the quote.
struct QuoteAccepted {
    std::string number;
    std::string name;
    Amount total;
};
constexpr auto describe(Of<QuoteAccepted>) {
    return record("quote_accepted", field("number", &QuoteAccepted::number), field("name", &QuoteAccepted::name),
                  field("total", &QuoteAccepted::total));
}

}  // namespace crm
}  // namespace farflung
