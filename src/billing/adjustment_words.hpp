#pragma once

#include "billing/document.hpp"

namespace farflung::billing {

/// Who says a document's texts, in its language.
struct Speaker {
    std::string language;
    World& world;
    std::string say(std::string_view source, Params const& params = {}) const {
        return world.text(language, source, params);
    }
};

/// What a line comes to as priced.
Amount amount_of_line(InvoiceLine const& line);
/// The detail of a line, and below it each of its discounts and charges.
std::string detail_of_line(InvoiceLine const& line, Speaker const& speaker);

/// A sum that stands between the lines and the net.
struct StepToNet {
    std::string label;
    Amount amount;
};
/// What the lines come to, and each discount and charge of the document: none where it has none.
std::vector<StepToNet> steps_to_net(std::vector<InvoiceLine> const& lines, std::vector<Adjustment> const& adjustments,
                                    Speaker const& speaker);

/// By when how much settles an invoice that gives a discount for early payment.
std::string words_of_cash_discount(Decimal const& percent, Date by, Amount settles, Speaker const& speaker);
/// The same as the document says it; empty for one that gives none.
std::string words_of_cash_discount(IssuedDocument const& document, Speaker const& speaker);

/// `1 October 2026 – 31 October 2026`, or what is known of it.
std::string words_of_period(std::optional<Date> from, std::optional<Date> to, Speaker const& speaker);

}  // namespace farflung::billing
