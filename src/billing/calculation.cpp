#include "billing/calculation.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace farflung::billing {

namespace {

TaxSubtotal& subtotal_of(std::vector<TaxSubtotal>& taxes, PricedLine const& line, Currency currency) {
    auto const same = [&](TaxSubtotal const& tax) {
        return tax.category == line.tax_category && tax.rate == line.tax_rate;
    };
    auto const found = std::ranges::find_if(taxes, same);
    if (found != taxes.end()) return *found;
    return taxes.emplace_back(TaxSubtotal{line.tax_category, line.tax_rate, {0, currency}, {0, currency}});
}

}  // namespace

Totals calculate(Currency currency, std::vector<PricedLine> const& lines) {
    Totals totals{{}, {}, {0, currency}, {0, currency}, {0, currency}};
    for (auto const& line : lines) {
        // BT-131: quantity times price, rounded once; BR-CO-10 sums the rounded lines.
        auto const net = amount_of(line.quantity * line.price, currency, Rounding::half_up);
        totals.line_nets.push_back(net);
        totals.net += net;
        subtotal_of(totals.taxes, line, currency).taxable += net;
    }
    for (auto& tax : totals.taxes) {
        // BR-CO-17: on the sum of the category and rate, not line by line.
        tax.tax = multiply(tax.taxable, tax.rate * Decimal::of(1, 2), Rounding::half_up);
        totals.tax += tax.tax;  // BR-CO-14
    }
    totals.total = totals.net + totals.tax;  // BR-CO-15
    if (std::max({totals.net.minor, totals.tax.minor, totals.total.minor}) > Amount::max_minor ||
        std::min({totals.net.minor, totals.tax.minor, totals.total.minor}) < -Amount::max_minor) {
        throw std::overflow_error("a document's sum is beyond the largest amount");
    }
    return totals;
}

std::vector<Amount> convert_parts(std::vector<Amount> const& parts, Decimal const& rate, Currency base) {
    std::vector<Amount> converted;
    Amount before{0, base};
    std::optional<Amount> sum;
    for (auto const& part : parts) {
        sum = sum ? *sum + part : part;
        auto const after = convert(*sum, rate, base, Rounding::half_up);
        converted.push_back(after - before);
        before = after;
    }
    return converted;
}

}  // namespace farflung::billing
