#include "e_invoice/rule.hpp"

namespace farflung::e_invoice {

namespace {

using DocumentRule = Rule<EInvoice>;

Decimal value_of(std::optional<Decimal> const& amount) { return amount.value_or(Decimal(0)); }

Decimal to_cents(Decimal const& amount) { return amount.rounded(2, Rounding::half_up); }

Decimal sum_of_lines(EInvoice const& invoice) {
    Decimal sum;
    for (auto const& line : invoice.lines) sum += value_of(line.net);
    return to_cents(sum);
}

Decimal sum_of_adjustments(EInvoice const& invoice, bool charges) {
    Decimal sum;
    for (auto const& one : invoice.adjustments) {
        if (one.is_charge == charges) sum += value_of(one.amount);
    }
    return to_cents(sum);
}

bool has_adjustments(EInvoice const& invoice, bool charges) {
    for (auto const& one : invoice.adjustments) {
        if (one.is_charge == charges) return true;
    }
    return false;
}

bool adds_up(EInvoice const& invoice, std::optional<Decimal> const& total, bool charges) {
    if (!total) return !has_adjustments(invoice, charges);
    return *total == sum_of_adjustments(invoice, charges);
}

bool net_adds_up(EInvoice const& invoice) {
    auto const& totals = invoice.totals;
    if (!totals.net || !totals.lines) return !totals.net;
    return *totals.net == to_cents(*totals.lines + value_of(totals.charges) - value_of(totals.allowances));
}

bool tax_adds_up(EInvoice const& invoice) {
    if (invoice.taxes.empty()) return true;
    Decimal sum;
    for (auto const& tax : invoice.taxes) sum += value_of(tax.amount);
    return value_of(invoice.totals.tax) == to_cents(sum);  // CII leaves out a total of nothing
}

bool total_adds_up(EInvoice const& invoice) {
    auto const& totals = invoice.totals;
    if (!totals.total || !totals.net) return false;
    return *totals.total == to_cents(*totals.net + value_of(totals.tax));
}

bool due_adds_up(EInvoice const& invoice) {
    auto const& totals = invoice.totals;
    if (!totals.due || !totals.total) return !totals.due;
    return to_cents(*totals.due - value_of(totals.rounding)) == to_cents(*totals.total - value_of(totals.paid));
}

constexpr DocumentRule sum_rules[] = {
    {"BR-CO-10", "BT-106", "totals/lines", Fault::wrong_sum,
     [](auto const& i) { return !i.totals.lines || *i.totals.lines == sum_of_lines(i); }},
    {"BR-CO-11", "BT-107", "totals/allowances", Fault::wrong_sum,
     [](auto const& i) { return adds_up(i, i.totals.allowances, false); }},
    {"BR-CO-12", "BT-108", "totals/charges", Fault::wrong_sum,
     [](auto const& i) { return adds_up(i, i.totals.charges, true); }},
    {"BR-CO-13", "BT-109", "totals/net", Fault::wrong_sum, net_adds_up},
    {"BR-CO-14", "BT-110", "totals/tax", Fault::wrong_sum, tax_adds_up},
    {"BR-CO-15", "BT-112", "totals/total", Fault::wrong_sum, total_adds_up},
    {"BR-CO-16", "BT-115", "totals/due", Fault::wrong_sum, due_adds_up},
};

using TotalsRule = Rule<DocumentTotals>;

constexpr TotalsRule digit_rules[] = {
    {"BR-DEC-09", "BT-106", "lines", Fault::too_many_digits, [](auto const& t) { return has_two_digits(t.lines); }},
    {"BR-DEC-10", "BT-107", "allowances", Fault::too_many_digits,
     [](auto const& t) { return has_two_digits(t.allowances); }},
    {"BR-DEC-11", "BT-108", "charges", Fault::too_many_digits, [](auto const& t) { return has_two_digits(t.charges); }},
    {"BR-DEC-12", "BT-109", "net", Fault::too_many_digits, [](auto const& t) { return has_two_digits(t.net); }},
    {"BR-DEC-13", "BT-110", "tax", Fault::too_many_digits, [](auto const& t) { return has_two_digits(t.tax); }},
    {"BR-DEC-14", "BT-112", "total", Fault::too_many_digits, [](auto const& t) { return has_two_digits(t.total); }},
    {"BR-DEC-15", "BT-111", "base_tax", Fault::too_many_digits,
     [](auto const& t) { return has_two_digits(t.base_tax); }},
    {"BR-DEC-16", "BT-113", "paid", Fault::too_many_digits, [](auto const& t) { return has_two_digits(t.paid); }},
    {"BR-DEC-17", "BT-114", "rounding", Fault::too_many_digits,
     [](auto const& t) { return has_two_digits(t.rounding); }},
    {"BR-DEC-18", "BT-115", "due", Fault::too_many_digits, [](auto const& t) { return has_two_digits(t.due); }},
};

}  // namespace

void check_sums(EInvoice const& invoice, std::vector<Finding>& findings) {
    apply<EInvoice>(sum_rules, invoice, {}, findings);
    apply<DocumentTotals>(digit_rules, invoice.totals, {"BG-22", "totals"}, findings);
}

}  // namespace farflung::e_invoice
