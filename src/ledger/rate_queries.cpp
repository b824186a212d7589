#include "ledger/rate.hpp"

#include "ledger/period.hpp"

namespace farflung {

void check(ExchangeRate const& rate, Problems& problems) {
    if (rate.rate <= Decimal(0)) problems.add("rate", "not_positive");
}

void complete(Unit& unit, ExchangeRate& rate) {
    rate.base_currency = people::workspace_facts(unit).base_currency;
    if (rate.currency == rate.base_currency) throw Refusal(No::invalid, "rate.own_currency", "currency");
    check_removal(unit, rate);
}

void check_removal(Unit const& unit, ExchangeRate const& rate) {
    ledger::refuse_locked(unit, rate.valid_on, "valid_on");
}

namespace ledger {

std::optional<DatedRate> find_rate(Unit const& unit, Currency currency, Currency base, Date day) {
    if (currency == base) return DatedRate{Decimal(1), day, "base"};
    auto const found = unit.rows<DatedRate>(
        "select rate, valid_on, source from ledger_exchange_rates where workspace_id = :workspace"
        " and currency = :currency and base_currency = :base and valid_on <= :day and valid_on >= :oldest"
        " order by valid_on desc limit 1",
        {{"currency", currency}, {"base", base}, {"day", day}, {"oldest", day.plus_days(-most_days_old)}});
    if (found.empty()) return std::nullopt;
    return found.front();
}

DatedRate rate_on(Unit const& unit, Currency currency, Currency base, Date day) {
    auto const found = find_rate(unit, currency, base, day);
    if (found) return *found;
    throw Refusal(No::conflict, "rate.missing", {},
                  {{"currency", std::string(currency.text())}, {"base", std::string(base.text())}, {"on", day.text()}});
}

DatedRate rate_on(Unit const& unit, Currency currency, Date day) {
    return rate_on(unit, currency, people::workspace_facts(unit).base_currency, day);
}

Amount to_base(Amount amount, DatedRate const& rate, Currency base) {
    return convert(amount, rate.rate, base, Rounding::half_up);
}

void record_rate(Unit& unit, Currency currency, Date day, Decimal const& rate, std::string const& source) {
    auto const base = people::workspace_facts(unit).base_currency;
    ensure(rate > Decimal(0) && currency != base, "a rate is positive and of a foreign currency");
    auto const known =
        unit.where<ExchangeRate>("t.currency = :currency and t.base_currency = :base and t.valid_on = :day",
                                 {{"currency", currency}, {"base", base}, {"day", day}});
    ExchangeRate stored;
    if (!known.empty()) stored = known.front();
    stored.currency = currency;
    stored.base_currency = base;
    stored.valid_on = day;
    stored.rate = rate;
    stored.source = source;
    if (known.empty())
        unit.insert(stored);
    else
        unit.save(stored);
}

}  // namespace ledger
}  // namespace farflung
