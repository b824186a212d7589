#include "billing/declared_tax.hpp"

#include "billing/invoice.hpp"

namespace farflung::billing {

namespace {

constexpr int digits_of_cross_rates = 10;

/// As the ledger has it: what the document is worth less what its net is.
Amount tax_in_base(Invoice const& invoice) {
    auto const untaxed = invoice.rounding ? invoice.net + *invoice.rounding : invoice.net;
    auto const base = invoice.base_total->currency;
    return *invoice.base_total - convert(untaxed, *invoice.rate, base, Rounding::half_up);
}

std::string both(std::string const& one, std::string const& other) {
    return one == other || other.empty() ? one : one + ", " + other;
}

}  // namespace

DeclaredTax declared_in_base(Invoice const& invoice) {
    return {tax_in_base(invoice), *invoice.rate, *invoice.rate_on, invoice.rate_source};
}

DeclaredTax declared_across(Invoice const& invoice, Currency declared, ledger::DatedRate const& rate) {
    bool const is_base = invoice.currency == invoice.base_total->currency;
    auto const cross = divide(*invoice.rate, rate.rate, digits_of_cross_rates, Rounding::half_up).normalised();
    return {convert(invoice.tax, cross, declared, Rounding::half_up), cross,
            is_base ? rate.on : std::min(rate.on, *invoice.rate_on),
            is_base ? rate.source : both(rate.source, invoice.rate_source)};
}

DeclaredTax declared_again(Invoice const& note, DeclaredTax const& corrected) {
    if (corrected.amount.currency == note.base_total->currency) return declared_in_base(note);
    auto declared = corrected;
    declared.amount = convert(note.tax, corrected.rate, corrected.amount.currency, Rounding::half_up);
    return declared;
}

}  // namespace farflung::billing
