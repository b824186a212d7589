#pragma once

#include "ledger/ledger.hpp"

namespace farflung {

/// What one unit of a currency bought in base currency on a day, and who says so.
struct ExchangeRate {
    ExchangeRateId id;
    int version{};
    Currency currency;
    Currency base_currency;
    Date valid_on;
    Decimal rate;
    std::string source;
    Instant created_at;
};
constexpr auto describe(Of<ExchangeRate>) {
    return entity("exchange_rate", "ledger_exchange_rates",  //
                  field("id", &ExchangeRate::id, {.key = true}),
                  field("version", &ExchangeRate::version, {.read_only = true}),
                  field("currency", &ExchangeRate::currency, {.required = true, .fixed = true, .label = "Currency"}),
                  field("base_currency", &ExchangeRate::base_currency, {.read_only = true, .label = "Base currency"}),
                  field("valid_on", &ExchangeRate::valid_on, {.required = true, .fixed = true, .label = "Day"}),
                  field("rate", &ExchangeRate::rate,
                        {.required = true,
                         .min = 0,
                         .max = 1'000'000'000,
                         .label = "Rate",
                         .help = "How much of your base currency one unit buys"}),
                  field("source", &ExchangeRate::source, {.required = true, .max_length = 60, .label = "Source"}),
                  field("created_at", &ExchangeRate::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<ExchangeRate>);

void check(ExchangeRate const& rate, Problems& problems);
void complete(Unit& unit, ExchangeRate& rate);
/// Refuses `period.locked`: what was reported of a closed day was converted by its rates.
void check_removal(Unit const& unit, ExchangeRate const& rate);
Policy<ExchangeRate> const& policy(Of<ExchangeRate>);

namespace ledger {

/// A rate older than this says nothing of a day any more.
inline constexpr int most_days_old = 31;

}  // namespace ledger
}  // namespace farflung
