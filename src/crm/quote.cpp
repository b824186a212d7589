#include "crm/quote.hpp"

#include "core/language_tag.hpp"

namespace farflung {

void check(Quote const& quote, Problems& problems) {
    bool const has_language = !quote.language.empty();  // else the customer's
    if (has_language && !is_language_tag(quote.language)) problems.add("language", "not_a_language");
    billing::check(crm::pro_forma_of(quote), problems);
    if (quote.lines.size() > 200) problems.add("lines", "too_many", {{"max", "200"}});
}

namespace crm {

namespace {

/// An invoice has no price below zero (EN 16931 BR-27): what a quote takes off is a line of a negative quantity there.
InvoiceLine to_invoice_line(QuoteLine const& line) {
    bool const takes_off = line.price.is_negative();
    return {.description = line.description,
            .detail = line.detail,
            .quantity = takes_off ? -line.quantity : line.quantity,
            .unit = line.unit,
            .price = takes_off ? -line.price : line.price,
            .tax_rate = line.tax_rate,
            .tax_category = line.tax_category,
            .net = line.net,
            .supply = line.supply,
            .tax_level = line.tax_level,
            .tax_by = line.tax_by,
            .tax_code = line.tax_code,
            .tax_note = line.tax_note,
            .tax_reason = line.tax_reason,
            .tax_question = line.tax_question,
            .adjustments = line.adjustments,
            .gross = line.gross};
}

void take(QuoteLine& line, InvoiceLine const& worked_out) {
    line.tax_rate = worked_out.tax_rate;
    line.tax_category = worked_out.tax_category;
    line.tax_code = worked_out.tax_code;
    line.tax_note = worked_out.tax_note;
    line.tax_reason = worked_out.tax_reason;
    line.tax_question = worked_out.tax_question;
    line.adjustments = worked_out.adjustments;
    line.net = worked_out.net;
    line.gross = worked_out.gross;
}

}  // namespace

billing::ProForma pro_forma_of(Quote const& quote) {
    billing::ProForma document{.customer_id = quote.customer_id,
                               .currency = quote.currency,
                               .language = quote.language,
                               .lines = {},
                               .prices = quote.prices,
                               .adjustments = quote.adjustments,
                               .tax_rounding = quote.tax_rounding,
                               .tax_rounded_per = quote.tax_rounded_per,
                               .taxes = quote.taxes,
                               .rounding = quote.rounding,
                               .net = quote.net,
                               .tax = quote.tax,
                               .total = quote.total};
    for (auto const& line : quote.lines) document.lines.push_back(to_invoice_line(line));
    return document;
}

void work_out(Unit const& unit, Quote& quote, Date on) {
    auto document = pro_forma_of(quote);
    billing::work_out(unit, document, on);
    for (std::size_t i = 0; i < quote.lines.size(); ++i) take(quote.lines[i], document.lines[i]);
    quote.adjustments = document.adjustments;
    quote.tax_rounding = document.tax_rounding;
    quote.tax_rounded_per = document.tax_rounded_per;
    quote.taxes = document.taxes;
    quote.rounding = document.rounding;
    quote.net = document.net;
    quote.tax = document.tax;
    quote.total = document.total;
}

QuoteLine to_quote_line(AgreedLine const& agreed) {
    auto const& line = agreed.line;
    return {.description = line.description,
            .detail = line.detail,
            .quantity = line.quantity,
            .unit = line.unit,
            .price = line.price,
            .tax_rate = line.tax_rate,
            .tax_category = line.tax_category,
            .skill = agreed.skill,
            .cost = agreed.cost,
            .net = line.net,
            .supply = line.supply,
            .tax_level = line.tax_level,
            .tax_by = line.tax_by,
            .tax_code = line.tax_code,
            .tax_note = line.tax_note,
            .tax_reason = line.tax_reason,
            .adjustments = line.adjustments};
}

bool is_draft(Quote const& quote) { return quote.state == QuoteState::draft; }
bool is_waiting(Quote const& quote) { return quote.state == QuoteState::sent; }
bool is_expired(Quote const& quote, Date today) { return quote.valid_until && *quote.valid_until < today; }

}  // namespace crm
}  // namespace farflung
