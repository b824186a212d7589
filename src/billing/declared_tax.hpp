#pragma once

#include <optional>
#include <string>

#include "core/amount.hpp"
#include "core/date.hpp"
#include "core/decimal.hpp"
#include "core/describe.hpp"

namespace farflung {

/// The tax of a document in the currency that it is declared in, where the document has another one (Directive
/// 2006/112/EC Art. 230 and its like elsewhere; BT-6 and BT-111). `rate` is what one unit of the document's currency
/// buys of it.
struct DeclaredTax {
    Amount amount;
    Decimal rate;
    Date rate_on;
    std::string rate_source;
};
constexpr auto describe(Of<DeclaredTax>) {
    return record("declared_tax", field("amount", &DeclaredTax::amount, {.label = "Tax"}),
                  field("rate", &DeclaredTax::rate, {.label = "Exchange rate"}),
                  field("rate_on", &DeclaredTax::rate_on, {.label = "Rate of"}),
                  field("rate_source", &DeclaredTax::rate_source, {.label = "Rate from"}));
}
static_assert(describes_every_member<DeclaredTax>);

}  // namespace farflung
