#include <algorithm>

#include "e_invoice/party_schemes.hpp"
#include "e_invoice/rules_profiles.hpp"

/// The Swedish rules of BIS Billing 3.0 as of May 2026, for a seller that sits there.
namespace farflung::e_invoice {

namespace {

bool has_swedish_tax_number(EInvoice const& invoice) { return invoice.seller.tax_number.starts_with("SE"); }

std::string_view registered_as(EInvoice const& invoice) { return invoice.seller.registration_number.id; }

/// The statement stands in capitals, or as people write it.
bool says_approved_for_tax(EInvoice const& invoice) {
    auto const& text = invoice.seller.local_tax_number;
    return registered_as(invoice).empty() || text.empty() || text == "Godkänd för F-skatt" ||
           text == "GODKÄND FÖR F-SKATT" || text == "godkänd för f-skatt" || text == "Godkänd för f-skatt";
}

constexpr Rule<EInvoice> seller_rules[] = {
    {"SE-R-001", "BT-31", "seller/tax_number", Fault::wrong_value,
     [](auto const& i) { return !has_swedish_tax_number(i) || i.seller.tax_number.size() == 14; }},
    {"SE-R-002", "BT-31", "seller/tax_number", Fault::wrong_value,
     [](auto const& i) { return !has_swedish_tax_number(i) || is_digits(i.seller.tax_number.substr(2)); }},
    {"SE-R-003", "BT-30", "seller/registration_number", Fault::wrong_value,
     [](auto const& i) { return registered_as(i).empty() || is_digits(registered_as(i)); }},
    {"SE-R-004", "BT-30", "seller/registration_number", Fault::wrong_value,
     [](auto const& i) { return registered_as(i).empty() || registered_as(i).size() == 10; }},
    {"SE-R-005", "BT-32", "seller/local_tax_number", Fault::wrong_value, says_approved_for_tax},
    {"SE-R-013", "BT-30", "seller/registration_number", Fault::wrong_value,
     [](auto const& i) { return registered_as(i).empty() || is_swedish_organisation(registered_as(i)); }},
};

bool is_swedish_rate(Tax const& tax) {
    if (tax.category != "S") return true;
    return tax.rate && (*tax.rate == Decimal(25) || *tax.rate == Decimal(12) || *tax.rate == Decimal(6));
}

void check_rates(EInvoice const& invoice, std::vector<Finding>& findings) {
    auto const look = [&](Tax const& tax, Place const& place) {
        if (is_swedish_rate(tax)) return;
        findings.push_back({"SE-R-006", Severity::fatal, place.term, place.field + "/tax/rate", Fault::wrong_value});
    };
    for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
        look(invoice.lines[i].tax, place_in({}, "BG-25", "lines", i));
    }
    for (std::size_t i = 0; i < invoice.adjustments.size(); ++i) {
        look(invoice.adjustments[i].tax,
             place_in({}, invoice.adjustments[i].is_charge ? "BG-21" : "BG-20", "adjustments", i));
    }
    for (std::size_t i = 0; i < invoice.taxes.size(); ++i) {
        look(invoice.taxes[i].tax, place_in({}, "BG-23", "taxes", i));
    }
}

/// A giro is told by its branch, with the means of a transfer.
bool is_giro(PaymentInstructions const& payment, std::string_view branch) {
    return payment.means == "30" && !payment.transfers.empty() && payment.transfers.front().bic == branch;
}
bool has_digits(PaymentInstructions const& payment, std::string_view branch, std::size_t least) {
    if (!is_giro(payment, branch)) return true;
    auto const& account = payment.transfers.front().account;
    return account.size() >= least && account.size() <= 8;
}
bool is_number(PaymentInstructions const& payment, std::string_view branch) {
    return !is_giro(payment, branch) || is_digits(payment.transfers.front().account);
}

constexpr auto warning = Severity::warning;
constexpr std::string_view plusgiro = "SE:PLUSGIRO";
constexpr std::string_view bankgiro = "SE:BANKGIRO";

constexpr Rule<PaymentInstructions> payment_rules[] = {
    {"SE-R-007", "BT-84", "transfers", Fault::wrong_value, [](auto const& p) { return is_number(p, plusgiro); },
     warning},
    {"SE-R-008", "BT-84", "transfers", Fault::wrong_value, [](auto const& p) { return is_number(p, bankgiro); },
     warning},
    {"SE-R-009", "BT-84", "transfers", Fault::wrong_value, [](auto const& p) { return has_digits(p, bankgiro, 7); },
     warning},
    {"SE-R-010", "BT-84", "transfers", Fault::wrong_value, [](auto const& p) { return has_digits(p, plusgiro, 2); },
     warning},
    {"SE-R-011", "BT-81", "means", Fault::wrong_value, [](auto const& p) { return p.means != "50" && p.means != "56"; },
     warning},
};
constexpr Rule<PaymentInstructions> home_payment_rules[] = {
    {"SE-R-012", "BT-81", "means", Fault::wrong_value, [](auto const& p) { return p.means != "31"; }, warning},
};

}  // namespace

void check_sweden(EInvoice const& invoice, std::vector<Finding>& findings) {
    apply<EInvoice>(seller_rules, invoice, {}, findings);
    if (has_swedish_tax_number(invoice)) check_rates(invoice, findings);
    if (!invoice.payment) return;
    Place const place{"BG-16", "payment"};
    apply<PaymentInstructions>(payment_rules, *invoice.payment, place, findings);
    if (sit_both_in(invoice, "SE")) {
        apply<PaymentInstructions>(home_payment_rules, *invoice.payment, place, findings);
    }
}

}  // namespace farflung::e_invoice
