#include "e_invoice/rules_profiles.hpp"

#include <algorithm>
#include <stdexcept>

namespace farflung::e_invoice {

namespace {

Decimal value_of(std::optional<Decimal> const& amount) { return amount.value_or(Decimal(0)); }

/// The slack that BIS Billing leaves to rounding.
bool is_near(Decimal const& amount, Decimal const& other, Decimal const& slack) {
    auto const difference = amount - other;
    return difference <= slack && -difference <= slack;
}
Decimal two_hundredths() { return Decimal::of(2, 2); }

bool has_one_sign(EInvoice const& invoice) {
    if (invoice.base_currency.empty()) return true;
    auto const& tax = invoice.totals.tax;
    auto const& base = invoice.totals.base_tax;
    return tax && base && (tax->is_zero() || base->is_zero() || tax->is_negative() == base->is_negative());
}

constexpr Rule<EInvoice> document_rules[] = {
    {"PEPPOL-EN16931-R001", "BT-23", "process", Fault::missing, [](auto const& i) { return !i.process.empty(); }},
    {"PEPPOL-EN16931-R005", "BT-6", "base_currency", Fault::not_allowed,
     [](auto const& i) { return i.base_currency.empty() || i.base_currency != i.currency; }},
    {"PEPPOL-EN16931-R010", "BT-49", "buyer/electronic_address", Fault::missing,
     [](auto const& i) { return !i.buyer.electronic_address.id.empty(); }},
    {"PEPPOL-EN16931-R020", "BT-34", "seller/electronic_address", Fault::missing,
     [](auto const& i) { return !i.seller.electronic_address.id.empty(); }},
    {"PEPPOL-EN16931-R055", "BT-111", "totals/base_tax", Fault::wrong_value, has_one_sign},
    {"PEPPOL-EN16931-R061", "BT-89", "payment/debit/mandate", Fault::missing,
     [](auto const& i) {
         bool const is_debit = i.payment && (i.payment->means == "49" || i.payment->means == "59");
         return !is_debit || (i.payment->debit && !i.payment->debit->mandate.empty());
     }},
};

/// Numbers whose products have no room are no invoice's, here and below.
bool is_percentage_of_base(Adjustment const& one) try {
    if (!one.percentage || !one.base_amount) return true;
    return is_near(value_of(one.amount), *one.base_amount * *one.percentage * Decimal::of(1, 2), two_hundredths());
} catch (std::overflow_error const&) {
    return false;
}

constexpr Rule<Adjustment> adjustment_rules[] = {
    {"PEPPOL-EN16931-R040", {}, "amount", Fault::wrong_sum, is_percentage_of_base},
    {"PEPPOL-EN16931-R041",
     {},
     "base_amount",
     Fault::missing,
     [](auto const& one) { return !one.percentage || one.base_amount; }},
    {"PEPPOL-EN16931-R042",
     {},
     "percentage",
     Fault::missing,
     [](auto const& one) { return !one.base_amount || one.percentage; }},
};

constexpr Rule<Line> line_rules[] = {
    {"PEPPOL-EN16931-R046", "BT-146", "price", Fault::wrong_sum,
     [](auto const& l) {
         return !l.gross_price || (l.price && *l.price == *l.gross_price - value_of(l.price_discount));
     }},
    {"PEPPOL-EN16931-R121", "BT-149", "price_quantity", Fault::wrong_value,
     [](auto const& l) { return !l.price_quantity || *l.price_quantity > Decimal(0); }},
    {"PEPPOL-EN16931-R130", "BT-150", "price_unit", Fault::wrong_value,
     [](auto const& l) { return !l.price_quantity || l.price_unit.empty() || !l.quantity || l.price_unit == l.unit; }},
};

Decimal sum_of_adjustments(Line const& line, bool charges) {
    Decimal sum;
    for (auto const& one : line.adjustments) {
        if (one.is_charge == charges) sum += value_of(one.amount);
    }
    return sum.rounded(2, Rounding::half_up);
}

/// Multiplied with the base quantity, so that nothing is divided.
bool is_what_its_price_makes(Line const& line) try {
    bool const has_base = line.price_quantity && !line.price_quantity->is_zero();
    auto const base = has_base ? *line.price_quantity : Decimal(1);
    auto const adjusted = value_of(line.net) + sum_of_adjustments(line, false) - sum_of_adjustments(line, true);
    auto const slack = two_hundredths() * (base.is_negative() ? -base : base);
    return is_near(adjusted * base, line.quantity.value_or(Decimal(1)) * value_of(line.price), slack);
} catch (std::overflow_error const&) {
    return false;
}

constexpr Rule<Line> price_rules[] = {
    {"PEPPOL-EN16931-R120", "BT-131", "net", Fault::wrong_sum, is_what_its_price_makes},
};
/// XRechnung only warns of it.
constexpr Rule<Line> price_warnings[] = {
    {"PEPPOL-EN16931-R120", "BT-131", "net", Fault::wrong_sum, is_what_its_price_makes, Severity::warning},
};

/// BIS Billing, PEPPOL-EN16931-R110 and R111.
void check_line_period(EInvoice const& invoice, Line const& line, Place const& place, std::vector<Finding>& findings) {
    if (!invoice.period || !line.period) return;
    auto const& outer = *invoice.period;
    auto const& inner = *line.period;
    auto const find = [&](char const* rule, char const* term, char const* field) {
        findings.push_back(
            {rule, Severity::fatal, joined(place.term, term), joined(place.field, field), Fault::wrong_value});
    };
    if (outer.from && inner.from && *inner.from < *outer.from) find("PEPPOL-EN16931-R110", "BT-134", "period/from");
    if (outer.until && inner.until && *inner.until > *outer.until) {
        find("PEPPOL-EN16931-R111", "BT-135", "period/until");
    }
}

/// What XRechnung takes over of Peppol's rules.
void check_shared(EInvoice const& invoice, std::span<Rule<Line> const> prices, std::vector<Finding>& findings) {
    apply<EInvoice>(document_rules, invoice, {}, findings);
    each_adjustment(invoice, [&](Adjustment const& one, Place const& place) {
        apply<Adjustment>(adjustment_rules, one, place, findings);
    });
    for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
        auto const place = place_in({}, "BG-25", "lines", i);
        apply<Line>(line_rules, invoice.lines[i], place, findings);
        apply<Line>(prices, invoice.lines[i], place, findings);
        check_line_period(invoice, invoice.lines[i], place, findings);
    }
}

}  // namespace

std::string tax_country_of_seller(EInvoice const& invoice) {
    if (!invoice.seller.tax_number.empty()) return invoice.seller.tax_number.substr(0, 2);
    if (invoice.tax_representative && !invoice.tax_representative->tax_number.empty()) {
        return invoice.tax_representative->tax_number.substr(0, 2);
    }
    return std::string(seat_of(invoice.seller));
}

void each_adjustment(EInvoice const& invoice, std::function<void(Adjustment const&, Place const&)> const& visit) {
    for (std::size_t i = 0; i < invoice.adjustments.size(); ++i) {
        auto const& one = invoice.adjustments[i];
        visit(one, place_in({}, one.is_charge ? "BG-21" : "BG-20", "adjustments", i));
    }
    for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
        auto const line = place_in({}, "BG-25", "lines", i);
        auto const& adjustments = invoice.lines[i].adjustments;
        for (std::size_t j = 0; j < adjustments.size(); ++j) {
            visit(adjustments[j], place_in(line, adjustments[j].is_charge ? "BG-28" : "BG-27", "adjustments", j));
        }
    }
}

std::vector<Finding> check_xrechnung(EInvoice const& invoice) {
    std::vector<Finding> findings;
    check_shared(invoice, price_warnings, findings);
    check_germany(invoice, GermanRules::xrechnung, findings);
    return findings;
}

std::vector<Finding> check_peppol(EInvoice const& invoice) {
    std::vector<Finding> findings;
    check_shared(invoice, price_rules, findings);
    check_billing(invoice, findings);
    check_party_schemes(invoice, findings);
    check_countries(invoice, findings);
    if (sit_both_in(invoice, "DE")) check_germany(invoice, GermanRules::peppol, findings);
    return findings;
}

}  // namespace farflung::e_invoice
