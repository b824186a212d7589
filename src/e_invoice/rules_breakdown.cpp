#include <algorithm>

#include "e_invoice/rule.hpp"

namespace farflung::e_invoice {

namespace {

bool has_category(EInvoice const& invoice, std::string_view category) {
    return std::ranges::any_of(invoice.taxes,
                               [&](TaxBreakdown const& one) { return one.tax.is_vat && one.tax.category == category; });
}

bool is_other(Tax const& tax) { return tax.is_vat && !tax.category.empty() && tax.category != "O"; }

/// What is outside the scope of VAT stands on a document of its own (BR-O-11 to BR-O-14).
bool is_alone(EInvoice const& invoice, bool in_lines, bool in_charges) {
    if (!has_category(invoice, "O")) return true;
    if (in_lines) return std::ranges::none_of(invoice.lines, [](Line const& line) { return is_other(line.tax); });
    return std::ranges::none_of(
        invoice.adjustments, [&](Adjustment const& one) { return one.is_charge == in_charges && is_other(one.tax); });
}

bool is_dated(EInvoice const& invoice) {
    return (invoice.delivery && invoice.delivery->on) ||
           (invoice.period && (invoice.period->from || invoice.period->until)) || !invoice.taxed_by.empty();
}

constexpr Rule<EInvoice> document_rules[] = {
    {"BR-IC-11", "BT-72", "delivery/on", Fault::missing,
     [](auto const& i) { return !has_category(i, "K") || is_dated(i); }},
    {"BR-IC-12", "BT-80", "delivery/address/country", Fault::missing,
     [](auto const& i) {
         return !has_category(i, "K") || (i.delivery && i.delivery->address && !i.delivery->address->country.empty());
     }},
    {"BR-O-11", "BG-23", "taxes", Fault::not_allowed,
     [](auto const& i) {
         return !has_category(i, "O") ||
                std::ranges::none_of(i.taxes, [](TaxBreakdown const& one) { return is_other(one.tax); });
     }},
    {"BR-O-12", "BT-151", "lines", Fault::not_allowed, [](auto const& i) { return is_alone(i, true, false); }},
    {"BR-O-13", "BT-95", "adjustments", Fault::not_allowed, [](auto const& i) { return is_alone(i, false, false); }},
    {"BR-O-14", "BT-102", "adjustments", Fault::not_allowed, [](auto const& i) { return is_alone(i, false, true); }},
};

bool is_rate_applied(TaxBreakdown const& tax) {
    auto const amount = tax.amount.value_or(Decimal(0));
    bool const is_free = !tax.tax.rate || tax.tax.rate->rounded(0, Rounding::half_up).is_zero();
    if (is_free) return amount.rounded(0, Rounding::half_up).is_zero();
    return tax.amount && is_tax_of(amount, tax.taxable.value_or(Decimal(0)), *tax.tax.rate);
}

constexpr Rule<TaxBreakdown> breakdown_rules[] = {
    {"BR-45", "BT-116", "taxable", Fault::missing, [](auto const& t) { return t.taxable.has_value(); }},
    {"BR-46", "BT-117", "amount", Fault::missing, [](auto const& t) { return t.amount.has_value(); }},
    {"BR-47", "BT-118", "tax/category", Fault::missing, [](auto const& t) { return names_category(t.tax); }},
    {"BR-48", "BT-119", "tax/rate", Fault::missing, [](auto const& t) { return t.tax.rate || t.tax.category == "O"; }},
    {"BR-CO-17", "BT-117", "amount", Fault::wrong_sum, is_rate_applied},
    {"BR-DEC-19", "BT-116", "taxable", Fault::too_many_digits, [](auto const& t) { return has_two_digits(t.taxable); }},
    {"BR-DEC-20", "BT-117", "amount", Fault::too_many_digits, [](auto const& t) { return has_two_digits(t.amount); }},
};

}  // namespace

bool is_tax_of(Decimal const& tax, Decimal const& taxable, Decimal const& rate) {
    auto const computed = (size_of(taxable) * rate * Decimal::of(1, 2)).rounded(2, Rounding::half_up);
    return size_of(size_of(tax) - computed) < Decimal(1);
}

void check_breakdowns(EInvoice const& invoice, std::vector<Finding>& findings) {
    for (std::size_t i = 0; i < invoice.taxes.size(); ++i) {
        apply<TaxBreakdown>(breakdown_rules, invoice.taxes[i], place_in({}, "BG-23", "taxes", i), findings);
    }
    apply<EInvoice>(document_rules, invoice, {}, findings);
}

}  // namespace farflung::e_invoice
