#include <algorithm>

#include "billing/consumer_threshold.hpp"
#include "billing/tax_rates.hpp"
#include "billing/taxed_document.hpp"

namespace farflung::billing {

namespace {

constexpr std::int64_t limit_minor = 10'000'00;
constexpr std::int64_t alarm_minor = 8'000'00;

/// What counts may have borne the seller's own tax, as it does below the threshold, or none at a rate of zero.
bool counts(TaxedDocument const& document, TaxSubtotal const& tax) {
    auto const& from = document.seller.address.country;
    auto const& to = document.buyer.address.country;
    auto const on = document.taxed_on;
    bool const is_abroad = from != to && is_member_state(from, on) && is_member_state(to, on);
    if (!is_abroad || !document.buyer.tax_number.empty()) return false;
    bool const is_taxed = tax.category == TaxCategory::S || tax.category == TaxCategory::Z;
    return is_of_one_stop_shop(document, tax) || (is_taxed && document.has_sales_taxed_there);
}

Amount in_euro(Unit const& unit, Amount amount, TaxedDocument const& document, Currency base) {
    auto const euro = *Currency::parse("EUR");
    if (amount.currency == euro) return amount;
    auto const worth = amount.decimal() * document.rate;
    auto const rate = ledger::rate_on(unit, euro, base, document.taxed_on).rate;
    return amount_of(divide(worth, rate, euro.minor_digits(), Rounding::half_up), euro, Rounding::half_up);
}

ThresholdState state_of(ConsumerThreshold const& threshold, Party const& own) {
    if (!is_member_state(own.address.country, *Date::of(threshold.year, 12, 31))) return ThresholdState::outside;
    if (own.one_stop_shop) return ThresholdState::registered;
    auto const most = std::max(threshold.sold, threshold.sold_before);
    if (own.over_threshold || most > threshold.limit) return ThresholdState::over;
    return threshold.sold < threshold.alarm ? ThresholdState::below : ThresholdState::near;
}

}  // namespace

ConsumerThreshold consumer_threshold(Unit const& unit, AskConsumerThreshold const& request) {
    auto const euro = *Currency::parse("EUR");
    auto const base = people::workspace_facts(unit).base_currency;
    ConsumerThreshold threshold{.year = request.year,
                                .limit = {limit_minor, euro},
                                .alarm = {alarm_minor, euro},
                                .sold = {0, euro},
                                .sold_before = {0, euro}};
    auto const first = *Date::of(request.year - 1, 1, 1);
    for (auto const& document : taxed_documents(unit, first, *Date::of(request.year, 12, 31))) {
        // What takes back a sale counts against the year of the sale.
        auto const year = document.taxed_on.year();
        if (year < request.year - 1) continue;
        auto& sum = year == request.year ? threshold.sold : threshold.sold_before;
        for (auto const& tax : document.taxes) {
            if (!counts(document, tax)) continue;
            auto const worth = in_euro(unit, tax.taxable, document, base);
            sum += document.kind == InvoiceKind::credit_note ? -worth : worth;
        }
    }
    threshold.state = state_of(threshold, unit.get(people::own_company(unit)));
    return threshold;
}

}  // namespace farflung::billing
