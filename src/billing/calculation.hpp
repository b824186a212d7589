#pragma once

#include <optional>
#include <vector>

#include "billing/adjustment.hpp"
#include "core/refusal.hpp"

namespace farflung {

/// How tax is rounded to the currency's digits. Most tax offices take half-up; Japan leaves the way open, and the
/// custom is down.
enum class TaxRounding { half_up, half_even, down };
constexpr auto describe(Of<TaxRounding>) { return enumeration("tax_rounding", "half_up", "half_even", "down"); }

/// Once for each rate of a document, as EN 16931 BR-CO-17 has it, or line by line, as Australia and the United Kingdom
/// let one choose.
enum class TaxRoundedPer { document, line };
constexpr auto describe(Of<TaxRoundedPer>) { return enumeration("tax_rounded_per", "document", "line"); }

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
    std::vector<Adjustment> adjustments{};
};
constexpr auto describe(Of<PricedLine>) {
    return record("priced_line",
                  field("quantity", &PricedLine::quantity, {.min = -1'000'000'000, .max = 1'000'000'000}),
                  field("price", &PricedLine::price, {.min = 0}),
                  field("tax_rate", &PricedLine::tax_rate, {.min = 0, .max = 100}),
                  field("tax_category", &PricedLine::tax_category), field("adjustments", &PricedLine::adjustments));
}

/// What the sums of a document come from.
struct PricedDocument {
    Currency currency;
    std::vector<PricedLine> lines;
    std::vector<Adjustment> adjustments{};
    PricesIn prices = PricesIn::without_tax;
    TaxRounding tax_rounding = TaxRounding::half_up;
    TaxRoundedPer tax_rounded_per = TaxRoundedPer::document;
};
constexpr auto describe(Of<PricedDocument>) {
    return record("priced_document", field("currency", &PricedDocument::currency, {.required = true}),
                  field("lines", &PricedDocument::lines, {.required = true}),
                  field("adjustments", &PricedDocument::adjustments), field("prices", &PricedDocument::prices),
                  field("tax_rounding", &PricedDocument::tax_rounding),
                  field("tax_rounded_per", &PricedDocument::tax_rounded_per));
}

struct Totals {
    std::vector<Amount> line_nets;
    std::vector<Amount> line_amounts;  // as priced
    std::vector<Amount> line_shares;   // as priced, each with its part of the document's adjustments; told to nobody
    std::vector<std::vector<Adjustment>> line_adjustments;
    std::vector<Adjustment> adjustments;
    std::vector<AdjustmentPart> adjustment_parts;
    std::vector<TaxSubtotal> taxes;  // in the order in which their first line stands
    Amount net;
    Amount tax;
    Amount rounding;  // BT-114: what prices with tax say more, or less, than the net and its tax
    Amount total;
};
constexpr auto describe(Of<Totals>) {
    return record("totals", field("line_nets", &Totals::line_nets), field("line_amounts", &Totals::line_amounts),
                  field("line_adjustments", &Totals::line_adjustments), field("adjustments", &Totals::adjustments),
                  field("adjustment_parts", &Totals::adjustment_parts), field("taxes", &Totals::taxes),
                  field("net", &Totals::net), field("tax", &Totals::tax), field("rounding", &Totals::rounding),
                  field("total", &Totals::total));
}

/// Sums by EN 16931 BR-CO-10 to BR-CO-17: each line rounded half-up to the currency's digits, its discounts and charges
/// likewise, tax per category and rate on the sum of its lines and its part of the document's adjustments, rounded as
/// the document says. Tax rounded line by line is the sum of what each line and each adjustment of the document bears.
/// Where prices are with tax, the document costs exactly what they say: what is without tax is the difference of two
/// rounded running sums, and a cent that net and tax cannot meet is the rounding. Throws std::overflow_error beyond the
/// largest amount.
Totals calculate(PricedDocument const& document);
Totals calculate(Currency currency, std::vector<PricedLine> const& lines);

/// The same of what comes from outside: lines have a quantity, only the standard category has a rate, an adjustment
/// says either a percentage or an amount in the document's currency, and the sums are no larger than any amount can be.
/// Nothing where it cannot be summed.
std::optional<Totals> calculate(PricedDocument const& document, Problems& problems);

/// Parts of a document in base currency that sum to the whole exactly: each is the difference of two converted running
/// sums, so negative lines and any rounding leave no cent over.
std::vector<Amount> convert_parts(std::vector<Amount> const& parts, Decimal const& rate, Currency base);

}  // namespace billing
}  // namespace farflung
