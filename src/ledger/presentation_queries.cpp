#include <algorithm>

#include "ledger/presentation.hpp"

namespace farflung::ledger {

std::optional<Presentation> presentation_of(Unit const& unit, std::optional<Currency> const& shown_in,
                                            std::optional<Date> const& last_day) {
    if (!shown_in) return std::nullopt;
    auto const facts = people::workspace_facts(unit);
    auto const today = unit.today(facts.zone);
    auto const on = std::min(last_day.value_or(today), today);
    auto const rate = find_rate(unit, *shown_in, facts.base_currency, on);
    if (!rate) {
        throw Refusal(No::conflict, "rate.missing", "shown_in",
                      {{"currency", std::string(shown_in->text())},
                       {"base", std::string(facts.base_currency.text())},
                       {"on", on.text()}});
    }
    return Presentation{.currency = *shown_in, .rate = *rate};
}

Amount shown(std::optional<Presentation> const& presentation, Amount base) {
    if (!presentation) return base;
    auto const digits = presentation->currency.minor_digits();
    auto const worth = divide(base.decimal(), presentation->rate.rate, digits, Rounding::half_up);
    return amount_of(worth, presentation->currency, Rounding::half_up);
}

std::optional<Amount> rounding_of(Amount difference) {
    if (difference.is_zero()) return std::nullopt;
    return difference;
}

}  // namespace farflung::ledger
