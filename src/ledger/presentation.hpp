#pragma once

#include "ledger/ledger.hpp"

namespace farflung::ledger {

/// How a report comes into another currency than the books': every figure at the rate of its last day, so that no
/// figure moves against another. It is a view of the books, and nothing of it is booked.
enum class PresentationMethod { closing_rate };
constexpr auto describe(Of<PresentationMethod>) { return enumeration("presentation_method", "closing_rate"); }

/// The currency that a report was asked for in, and what its figures were converted at.
struct Presentation {
    Currency currency;
    DatedRate rate;  // how much of the base currency one unit of it buys
    PresentationMethod method = PresentationMethod::closing_rate;
};
constexpr auto describe(Of<Presentation>) {
    return record("presentation", field("currency", &Presentation::currency, {.label = "Shown in"}),
                  field("rate", &Presentation::rate, {.label = "Exchange rate"}),
                  field("method", &Presentation::method, {.label = "Method"}));
}

/// The rate of a report's last day, or of today where that day has not come or none was named. Nothing when no currency
/// was asked for. Refuses `rate.missing` of the field `shown_in`.
std::optional<Presentation> presentation_of(Unit const& unit, std::optional<Currency> const& shown_in,
                                            std::optional<Date> const& last_day);

/// An amount of the base currency as a report shows it, half-up to the digits of its currency.
Amount shown(std::optional<Presentation> const& presentation, Amount base);

/// A difference that converting line by line leaves; nothing where there is none.
std::optional<Amount> rounding_of(Amount difference);

}  // namespace farflung::ledger
