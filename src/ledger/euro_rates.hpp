#pragma once

#include "ledger/rate.hpp"
#include "platform/http/call.hpp"

namespace farflung::jobs {
class Outside;
}

namespace farflung::ledger {

/// What one euro bought on a day, as the European Central Bank writes it.
struct EuroRate {
    Date on;
    Currency currency;
    Decimal per_euro;
};

/// Reads the bank's file of reference rates, of a day or of many. Currencies that are no longer money are left out.
/// Refuses `rates.not_euro_reference`, naming the line.
std::vector<EuroRate> read_euro_rates(std::string_view xml);

/// What one unit of each currency bought in base currency: the euro itself by the base currency's own rate, the others
/// by the quotient of the two rates of that day, half-up to ten digits. A day that lacks the base currency has none.
std::vector<ExchangeRate> to_base_rates(std::vector<EuroRate> const& rates, Currency base);

struct RatesImported {
    int stored{};
    int kept{};  // of days on which a person had set another
    std::optional<Date> from;
    std::optional<Date> to;
};
constexpr auto describe(Of<RatesImported>) {
    return record("rates_imported", field("stored", &RatesImported::stored, {.label = "Stored"}),
                  field("kept", &RatesImported::kept, {.label = "Kept"}),
                  field("from", &RatesImported::from, {.label = "From"}),
                  field("to", &RatesImported::to, {.label = "To"}));
}
/// Stores the rates of a file; the same file again changes nothing, and what a person set stays, and
/// so do the days whose books are closed.
RatesImported import_euro_rates(Unit& unit, http::Body const& body);

/// A job of each day where `rates_url` is set: reads the file that stands there and stores it as above. A file that
/// does not come, or is none, changes nothing and is tried again.
struct FetchEuroRates {
    Date day;
};
constexpr auto describe(Of<FetchEuroRates>) { return record("fetch_euro_rates", field("day", &FetchEuroRates::day)); }
void fetch_euro_rates(jobs::Outside& outside, FetchEuroRates const& job);
bool wants_euro_rates(World const& world);

}  // namespace farflung::ledger
