#pragma once

#include "billing/pro_forma.hpp"

namespace farflung::billing {

/// What the sums of an invoice or a pro forma come from.
template <typename Document>
PricedDocument priced_document(Document const& document) {
    PricedDocument sums{.currency = document.currency,
                        .lines = {},
                        .adjustments = document.adjustments,
                        .prices = document.prices,
                        .tax_rounding = document.tax_rounding.value_or(TaxRounding::half_up),
                        .tax_rounded_per = document.tax_rounded_per.value_or(TaxRoundedPer::document)};
    for (auto const& line : document.lines) sums.lines.push_back(priced(line));
    return sums;
}

/// Puts what was summed on the document.
template <typename Document>
void take_sums(Document& document, Totals const& totals) {
    bool const with_tax = document.prices == PricesIn::with_tax;
    for (std::size_t i = 0; i < document.lines.size(); ++i) {
        auto& line = document.lines[i];
        line.net = totals.line_nets[i];
        line.gross = with_tax ? std::optional(totals.line_amounts[i]) : std::nullopt;
        line.adjustments = totals.line_adjustments[i];
    }
    document.adjustments = totals.adjustments;
    document.rounding = totals.rounding.is_zero() ? std::nullopt : std::optional(totals.rounding);
    document.taxes = totals.taxes;
    document.net = totals.net;
    document.tax = totals.tax;
    document.total = totals.total;
}

/// Gives the way of rounding, as the country of the seat has it, to what has none.
void choose_rounding(Unit const& unit, std::optional<TaxRounding>& rounding, std::optional<TaxRoundedPer>& per);
/// Gives lines whose tax the rules set that tax, from the seat of the company, the customer and the day; a line by hand
/// stays as it is.
void apply_tax_rules(Unit const& unit, std::vector<InvoiceLine>& lines, PartyId customer, std::string const& language,
                     Date on);

}  // namespace farflung::billing
