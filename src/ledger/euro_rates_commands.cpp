#include <algorithm>

#include "ledger/euro_rates.hpp"

namespace farflung::ledger {

namespace {

/// Whether a day has a rate that stays as it is: the same one, or one that a person set.
bool stays(Unit const& unit, ExchangeRate const& rate, int& kept) {
    auto const known = unit.rows<DatedRate>(
        "select rate, valid_on, source from ledger_exchange_rates where workspace_id = :workspace"
        " and currency = :currency and base_currency = :base and valid_on = :day",
        {{"currency", rate.currency}, {"base", rate.base_currency}, {"day", rate.valid_on}});
    if (known.empty()) return false;
    bool const is_by_hand = known.front().source != rate.source;
    if (is_by_hand) ++kept;
    return is_by_hand || known.front().rate == rate.rate;
}

}  // namespace

RatesImported import_euro_rates(Unit& unit, http::Body const& body) {
    unit.authorize("create", ExchangeRate{});
    auto const base = people::workspace_facts(unit).base_currency;
    RatesImported imported;
    for (auto const& rate : to_base_rates(read_euro_rates(body.bytes), base)) {
        imported.from = std::min(imported.from.value_or(rate.valid_on), rate.valid_on);
        imported.to = std::max(imported.to.value_or(rate.valid_on), rate.valid_on);
        if (stays(unit, rate, imported.kept)) continue;
        record_rate(unit, rate.currency, rate.valid_on, rate.rate, rate.source);
        ++imported.stored;
    }
    return imported;
}

}  // namespace farflung::ledger
