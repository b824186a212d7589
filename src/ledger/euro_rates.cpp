#include "ledger/euro_rates.hpp"

#include <algorithm>

#include "core/xml.hpp"

namespace farflung::ledger {

namespace {

[[noreturn]] void refuse(std::size_t line) {
    throw Refusal(No::invalid, "rates.not_euro_reference", "body", {{"line", std::to_string(line)}});
}

void read_day(XmlElement day, std::vector<EuroRate>& rates) {
    auto const on = Date::parse(day.attribute("time"));
    if (!on) refuse(day.line());
    for (auto const& one : day.children("Cube")) {
        auto const per_euro = Decimal::parse(one.attribute("rate"));
        if (!per_euro) refuse(one.line());
        if (*per_euro <= Decimal(0)) refuse(one.line());
        if (auto const currency = Currency::parse(one.attribute("currency"))) {
            rates.push_back({*on, *currency, *per_euro});
        }
    }
}

}  // namespace

std::vector<EuroRate> read_euro_rates(std::string_view xml) {
    constexpr std::size_t most = std::size_t{1024} * 1024;
    try {
        auto const document = XmlDocument::parse(xml, {.bytes = most, .elements = 20'000, .depth = 10});
        std::vector<EuroRate> rates;
        for (auto const& day : document.root().child("Cube").children("Cube")) read_day(day, rates);
        if (rates.empty()) refuse(document.root().line());
        return rates;
    } catch (XmlFault const& fault) {
        refuse(fault.line);
    }
}

std::vector<ExchangeRate> to_base_rates(std::vector<EuroRate> const& rates, Currency base) {
    constexpr int digits = 10;
    auto const euro = *Currency::parse("EUR");
    std::vector<ExchangeRate> all;
    auto const add = [&](Date on, Currency currency, Decimal const& rate, std::string source) {
        ExchangeRate made;
        made.currency = currency;
        made.base_currency = base;
        made.valid_on = on;
        made.rate = rate.normalised();
        made.source = std::move(source);
        all.push_back(std::move(made));
    };
    std::optional<Date> told;
    for (auto const& one : rates) {
        auto const own = std::ranges::find_if(
            rates, [&](EuroRate const& other) { return other.on == one.on && other.currency == base; });
        if (base != euro && own == rates.end()) continue;
        auto const per_euro = base == euro ? Decimal(1) : own->per_euro;
        if (base != euro && told != one.on) add(one.on, euro, per_euro, "ECB");
        told = one.on;
        if (one.currency == base) continue;
        auto const rate = divide(per_euro, one.per_euro, digits, Rounding::half_up);
        if (!rate.is_zero()) add(one.on, one.currency, rate, base == euro ? "ECB" : "ECB, by way of the euro");
    }
    return all;
}

}  // namespace farflung::ledger
