#include <algorithm>

#include "billing/invoice.hpp"
#include "core/country_currency.hpp"

namespace farflung::billing {

namespace {

/// What goes through the One Stop Shop is declared in euro (Directive 2006/112/EC Art. 369h), all else in the money of
/// the country whose tax it is.
std::optional<Currency> currency_of(TaxDecision const& decision, std::string const& seat, Date on) {
    if (decision.treatment == TaxTreatment::one_stop_shop) return Currency::parse("EUR");
    return currency_of_country(decision.country.empty() ? seat : decision.country, on);
}

/// The rules say whose tax a line bears; what a person set is taken for the seat's.
std::optional<Currency> declared_currency(Unit const& unit, Invoice const& invoice) {
    auto const line = std::ranges::find_if(invoice.lines, [](auto const& one) { return !one.tax_rate.is_zero(); });
    if (line == invoice.lines.end()) return std::nullopt;
    auto const& seat = invoice.seller->address.country;
    if (line->tax_by == TaxBy::hand) return currency_of({}, seat, *invoice.issued_on);
    auto const own = unit.get(people::own_company(unit));
    auto const other = unit.get(invoice.customer_id);
    bool const is_theirs = is_self_billed(invoice.kind);
    auto const question = tax_question_of(*line, is_theirs ? other : own, is_theirs ? own : other, *invoice.issued_on);
    return currency_of(decide_tax(question), seat, *invoice.issued_on);
}

}  // namespace

void declare_tax(Unit const& unit, Invoice& invoice) {
    if (invoice.tax.is_zero()) return;
    auto const base = invoice.base_total->currency;
    auto const declared = declared_currency(unit, invoice).value_or(base);
    if (declared == invoice.currency) return;
    invoice.declared_tax =
        declared == base
            ? declared_in_base(invoice)
            : declared_across(invoice, declared, ledger::rate_on(unit, declared, base, *invoice.issued_on));
}

}  // namespace farflung::billing
