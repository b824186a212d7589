#pragma once

#include <optional>
#include <string>

#include "billing/tax.hpp"
#include "core/amount.hpp"
#include "core/describe.hpp"

namespace farflung {

/// Whether the prices of a document are without its tax, as between businesses, or with it, as in a shop window.
enum class PricesIn { without_tax, with_tax };
constexpr auto describe(Of<PricesIn>) { return enumeration("prices_in", "without_tax", "with_tax"); }

enum class AdjustmentKind { discount, charge };
constexpr auto describe(Of<AdjustmentKind>) { return enumeration("adjustment_kind", "discount", "charge"); }

/// What is taken off a line or a whole document, or added to it (EN 16931 BG-20, BG-21, BG-27, BG-28). A percentage is
/// always of what the lines say, never of what another adjustment left.
struct Adjustment {
    AdjustmentKind kind = AdjustmentKind::discount;
    std::string reason;
    std::optional<Decimal> percent;
    std::optional<Amount> amount;  // as priced: with tax where the prices are; follows from a percentage
    std::optional<Amount> net;     // the same without tax
};
constexpr auto describe(Of<Adjustment>) {
    return record("adjustment", field("kind", &Adjustment::kind, {.label = "Kind"}),
                  field("reason", &Adjustment::reason, {.required = true, .label = "Reason"}),
                  field("percent", &Adjustment::percent, {.min = 0, .max = 100, .label = "Percent"}),
                  field("amount", &Adjustment::amount, {.min = 0, .label = "Amount"}),
                  field("net", &Adjustment::net, {.read_only = true, .label = "Net"}));
}
static_assert(describes_every_member<Adjustment>);

/// What an adjustment of the document comes to within one tax category and rate, without tax (BT-92 to BT-97).
struct AdjustmentPart {
    AdjustmentKind kind = AdjustmentKind::discount;
    std::string reason;
    std::optional<Decimal> percent;
    Amount base;  // of the lines of this category and rate
    Amount amount;
    TaxCategory tax_category = TaxCategory::S;
    Decimal tax_rate;
};
constexpr auto describe(Of<AdjustmentPart>) {
    return record("adjustment_part", field("kind", &AdjustmentPart::kind, {.label = "Kind"}),
                  field("reason", &AdjustmentPart::reason, {.label = "Reason"}),
                  field("percent", &AdjustmentPart::percent, {.label = "Percent"}),
                  field("base", &AdjustmentPart::base, {.label = "Of"}),
                  field("amount", &AdjustmentPart::amount, {.label = "Amount"}),
                  field("tax_category", &AdjustmentPart::tax_category, {.label = "Tax category"}),
                  field("tax_rate", &AdjustmentPart::tax_rate, {.label = "Tax rate"}));
}
static_assert(describes_every_member<AdjustmentPart>);

namespace billing {

/// An amount with the sign that the kind gives it on a document: a discount counts against.
inline Amount signed_by(AdjustmentKind kind, Amount amount) {
    return kind == AdjustmentKind::discount ? -amount : amount;
}

}  // namespace billing
}  // namespace farflung
