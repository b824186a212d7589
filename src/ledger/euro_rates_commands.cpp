#include <algorithm>

#include "ledger/euro_rates.hpp"
#include "ledger/period.hpp"
#include "platform/fetch/fetch.hpp"
#include "platform/jobs/runner.hpp"

namespace farflung::ledger {

namespace {

/// Whether a day's rate stays as it is: the same one, one that a person set, or one of a day whose books are closed.
bool stays(Unit const& unit, ExchangeRate const& rate, std::optional<Date> closed_through, int& kept) {
    if (closed_through && rate.valid_on <= *closed_through) return true;
    auto const known = unit.rows<DatedRate>(
        "select rate, valid_on, source from ledger_exchange_rates where workspace_id = :workspace"
        " and currency = :currency and base_currency = :base and valid_on = :day",
        {{"currency", rate.currency}, {"base", rate.base_currency}, {"day", rate.valid_on}});
    if (known.empty()) return false;
    bool const is_by_hand = known.front().source != rate.source;
    if (is_by_hand) ++kept;
    return is_by_hand || known.front().rate == rate.rate;
}

RatesImported store(Unit& unit, std::vector<EuroRate> const& rates) {
    unit.authorize("create", ExchangeRate{});
    auto const base = people::workspace_facts(unit).base_currency;
    auto const closed_through = locked_through(unit);
    RatesImported imported;
    for (auto const& rate : to_base_rates(rates, base)) {
        imported.from = std::min(imported.from.value_or(rate.valid_on), rate.valid_on);
        imported.to = std::max(imported.to.value_or(rate.valid_on), rate.valid_on);
        if (stays(unit, rate, closed_through, imported.kept)) continue;
        record_rate(unit, rate.currency, rate.valid_on, rate.rate, rate.source);
        ++imported.stored;
    }
    return imported;
}

}  // namespace

RatesImported import_euro_rates(Unit& unit, http::Body const& body) { return store(unit, read_euro_rates(body.bytes)); }

bool wants_euro_rates(World const& world) { return !world.services().rates_url.empty(); }

void fetch_euro_rates(jobs::Outside& outside, FetchEuroRates const&) {
    // The setting may be gone since the job was made.
    if (!wants_euro_rates(outside.world())) return;
    auto const answer = outside.world().ask(outside.world().services().rates_url);
    if (answer.status != 200) throw fetch::Failed("rates_url answers " + std::to_string(answer.status));
    auto const rates = read_euro_rates(answer.body);
    outside.write([&](Unit& unit) { store(unit, rates); });
}

}  // namespace farflung::ledger
