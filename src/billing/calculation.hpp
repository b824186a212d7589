#pragma once

#include <vector>

#include "billing/tax.hpp"
#include "core/amount.hpp"
#include "core/describe.hpp"

namespace farflung {

/// The sum of one tax category and rate on a document.
struct TaxSubtotal {
    TaxCategory category = TaxCategory::S;
    Decimal rate;
    Amount taxable;
    Amount tax;
};
constexpr auto describe(Of<TaxSubtotal>) {
    return record("tax_subtotal", field("category", &TaxSubtotal::category, {.label = "Tax category"}),
                  field("rate", &TaxSubtotal::rate, {.label = "Tax rate"}),
                  field("taxable", &TaxSubtotal::taxable, {.label = "Taxable"}),
                  field("tax", &TaxSubtotal::tax, {.label = "Tax"}));
}

namespace billing {

/// What the sums of a line come from.
struct PricedLine {
    Decimal quantity{1};
    Decimal price;
    Decimal tax_rate;
    TaxCategory tax_category = TaxCategory::S;
};
constexpr auto describe(Of<PricedLine>) {
    return record("priced_line", field("quantity", &PricedLine::quantity), field("price", &PricedLine::price),
                  field("tax_rate", &PricedLine::tax_rate), field("tax_category", &PricedLine::tax_category));
}

struct Totals {
    std::vector<Amount> line_nets;
    std::vector<TaxSubtotal> taxes;  // in the order in which their first line stands
    Amount net;
    Amount tax;
    Amount total;
};
constexpr auto describe(Of<Totals>) {
    return record("totals", field("line_nets", &Totals::line_nets), field("taxes", &Totals::taxes),
                  field("net", &Totals::net), field("tax", &Totals::tax), field("total", &Totals::total));
}

/// Sums by EN 16931 BR-CO-10 to BR-CO-17: each line rounded half-up to the currency's digits, tax per category and rate
/// on the sum of its lines, half-up. Throws std::overflow_error beyond the largest amount.
Totals calculate(Currency currency, std::vector<PricedLine> const& lines);

/// Parts of a document in base currency that sum to the whole exactly: each is the difference of two converted running
/// sums, so negative lines and any rounding leave no cent over.
std::vector<Amount> convert_parts(std::vector<Amount> const& parts, Decimal const& rate, Currency base);

}  // namespace billing
}  // namespace farflung
