#include "crm/quote.hpp"

#include <stdexcept>

#include "core/language_tag.hpp"

namespace farflung {

void check(Quote const& quote, Problems& problems) {
    bool const has_language = !quote.language.empty();  // else the customer's
    if (has_language && !is_language_tag(quote.language)) problems.add("language", "not_a_language");
    for (std::size_t i = 0; i < quote.lines.size(); ++i) {
        auto const& line = quote.lines[i];
        if (!billing::may_have_rate(line.tax_category) && !line.tax_rate.is_zero()) {
            problems.add("lines/" + std::to_string(i) + "/tax_rate", "tax.no_rate_in_category");
        }
    }
    if (quote.lines.size() > 200) problems.add("lines", "too_many", {{"max", "200"}});
}

namespace crm {

void total(Quote& quote) {
    std::vector<billing::PricedLine> priced;
    for (auto const& line : quote.lines) {
        priced.push_back({line.quantity, line.price, line.tax_rate, line.tax_category});
    }
    try {
        auto const totals = billing::calculate(quote.currency, priced);
        for (std::size_t i = 0; i < quote.lines.size(); ++i) quote.lines[i].net = totals.line_nets[i];
        quote.net = totals.net;
        quote.tax = totals.tax;
        quote.total = totals.total;
    } catch (std::overflow_error const&) {
        throw Refusal(No::invalid, "amount.too_large", "lines");
    }
}

QuoteLine to_quote_line(AgreedLine const& line) {
    return {.description = line.description,
            .detail = line.detail,
            .quantity = line.quantity,
            .unit = line.unit,
            .price = line.price,
            .tax_rate = line.tax_rate,
            .tax_category = line.tax_category,
            .skill = line.skill,
            .cost = line.cost,
            .net = line.net};
}

bool is_draft(Quote const& quote) { return quote.state == QuoteState::draft; }
bool is_waiting(Quote const& quote) { return quote.state == QuoteState::sent; }
bool is_expired(Quote const& quote, Date today) { return quote.valid_until && *quote.valid_until < today; }

}  // namespace crm
}  // namespace farflung
