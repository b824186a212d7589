#include <algorithm>

#include "core/text.hpp"
#include "e_invoice/code_lists.hpp"
#include "e_invoice/party_schemes.hpp"
#include "e_invoice/rules_profiles.hpp"

/// BIS Billing 3.0 as of May 2026 (3.0.21): what its schematron asks of every document and of the numbers of its
/// parties.
namespace farflung::e_invoice {

namespace {

constexpr std::string_view billing = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
constexpr std::string_view processes[] = {
    "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0", "urn:peppol:france:billing:regulated",
    "urn:peppol:france:billing:non-regulated", "urn:peppol:bis:billing_with_response"};

bool is_billing(EInvoice const& invoice) {
    return invoice.specification.starts_with(billing) && invoice.specification.find("::") == std::string::npos;
}
bool is_known_process(EInvoice const& invoice) {
    return std::ranges::find(processes, invoice.process) != std::end(processes);
}

bool is_on_the_network(Identifier const& address) {
    return address.scheme.empty() || codes::is_peppol_address(address.scheme);
}

/// A code that stands in neither list belongs to the one that its kind has; self-billing has a profile of its own.
bool is_type_of_invoice(EInvoice const& invoice) {
    return codes::is_peppol_invoice(invoice.type) || codes::is_peppol_credit_note(invoice.type) ||
           is_credit_note(invoice);
}
bool is_type_of_credit_note(EInvoice const& invoice) {
    return codes::is_peppol_credit_note(invoice.type) || !is_credit_note(invoice);
}

constexpr Rule<EInvoice> document_rules[] = {
    {"PEPPOL-EN16931-R002", "BG-1", "note", Fault::too_often,
     [](auto const& i) { return i.notes.size() <= 1 || sit_both_in(i, "DE"); }},
    {"PEPPOL-EN16931-R003", "BT-10", "buyer/buyer_reference", Fault::missing,
     [](auto const& i) { return !i.buyer_reference.empty() || !i.order.empty(); }},
    {"PEPPOL-EN16931-R004", "BT-24", "specification", Fault::wrong_value, is_billing},
    {"PEPPOL-EN16931-R007", "BT-23", "process", Fault::wrong_value, is_known_process},
    {"PEPPOL-EN16931-P0100", "BT-3", "kind", Fault::wrong_value,
     [](auto const& i) { return !is_known_process(i) || is_type_of_invoice(i); }},
    {"PEPPOL-EN16931-P0101", "BT-3", "kind", Fault::wrong_value,
     [](auto const& i) { return !is_known_process(i) || is_type_of_credit_note(i); }},
    {"PEPPOL-EN16931-P0112", "BT-3", "kind", Fault::not_allowed,
     [](auto const& i) { return (i.type != "326" && i.type != "384") || sit_both_in(i, "DE"); }},
    {"PEPPOL-EN16931-CL006", "BT-8", "taxed_by", Fault::unknown_code,
     [](auto const& i) { return i.taxed_by.empty() || codes::is_tax_point(i.taxed_by); }},
    {"PEPPOL-EN16931-CL008", "BT-34", "seller/electronic_address", Fault::unknown_code,
     [](auto const& i) { return is_on_the_network(i.seller.electronic_address); }},
    {"PEPPOL-EN16931-CL008", "BT-49", "buyer/electronic_address", Fault::unknown_code,
     [](auto const& i) { return is_on_the_network(i.buyer.electronic_address); }},
};

constexpr Rule<SupportingDocument> supporting_rules[] = {
    {"PEPPOL-EN16931-CL001", "BT-125", "mime", Fault::unknown_code,
     [](auto const& d) { return d.mime.empty() || codes::is_attachment_kind(d.mime); }},
};

constexpr Rule<Adjustment> adjustment_rules[] = {
    {"PEPPOL-EN16931-CL002",
     {},
     "reason_code",
     Fault::unknown_code,
     [](auto const& one) {
         return one.is_charge || one.reason_code.empty() || codes::is_allowance_reason(one.reason_code);
     }},
    {"PEPPOL-EN16931-CL003",
     {},
     "reason_code",
     Fault::unknown_code,
     [](auto const& one) {
         return !one.is_charge || one.reason_code.empty() || codes::is_charge_reason(one.reason_code);
     }},
};

/// A reason of the Union's list that belongs to one category only.
struct ReasonRule {
    std::string_view rule;
    std::string_view reason;
    std::string_view category;
};
constexpr ReasonRule reason_rules[] = {
    {"PEPPOL-EN16931-P0104", "vatex-eu-g", "G"},  {"PEPPOL-EN16931-P0105", "vatex-eu-o", "O"},
    {"PEPPOL-EN16931-P0106", "vatex-eu-ic", "K"}, {"PEPPOL-EN16931-P0107", "vatex-eu-ae", "AE"},
    {"PEPPOL-EN16931-P0108", "vatex-eu-d", "E"},  {"PEPPOL-EN16931-P0109", "vatex-eu-f", "E"},
    {"PEPPOL-EN16931-P0110", "vatex-eu-i", "E"},  {"PEPPOL-EN16931-P0111", "vatex-eu-j", "E"},
};

void check_reasons(EInvoice const& invoice, std::vector<Finding>& findings) {
    for (std::size_t i = 0; i < invoice.taxes.size(); ++i) {
        auto const& tax = invoice.taxes[i];
        auto const rule = std::ranges::find(reason_rules, lower_ascii(tax.reason_code), &ReasonRule::reason);
        if (rule == std::end(reason_rules) || rule->category == tax.tax.category) continue;
        auto const place = place_in({}, "BG-23", "taxes", i);
        findings.push_back({std::string(rule->rule), Severity::fatal, joined(place.term, "BT-118"),
                            joined(place.field, "tax/category"), Fault::wrong_value});
    }
}

void check_scheme(Identifier const& number, Place const& place, std::vector<Finding>& findings) {
    auto const rule = std::ranges::find(scheme_rules(), number.scheme, &SchemeRule::scheme);
    if (number.id.empty() || rule == scheme_rules().end() || rule->fits(number.id)) return;
    findings.push_back({std::string(rule->rule), rule->severity, place.term, place.field, Fault::wrong_value});
}

void check_party(TradeParty const& party, std::string const& name, std::vector<Finding>& findings) {
    bool const is_seller = name == "seller";
    check_scheme(party.electronic_address, {is_seller ? "BT-34" : "BT-49", name + "/electronic_address"}, findings);
    check_scheme(party.registration_number, {is_seller ? "BT-30" : "BT-47", name + "/registration_number"}, findings);
    for (auto const& one : party.identifiers) {
        check_scheme(one, {is_seller ? "BT-29" : "BT-46", name + "/identifiers"}, findings);
    }
    if (!party.tax_number.starts_with("NL") || fits_scheme(party.tax_number, "9944")) return;
    findings.push_back({"PEPPOL-COMMON-R056-2", Severity::warning, is_seller ? "BT-31" : "BT-48", name + "/tax_number",
                        Fault::wrong_value});
}

}  // namespace

void check_billing(EInvoice const& invoice, std::vector<Finding>& findings) {
    apply<EInvoice>(document_rules, invoice, {}, findings);
    for (std::size_t i = 0; i < invoice.documents.size(); ++i) {
        apply<SupportingDocument>(supporting_rules, invoice.documents[i], place_in({}, "BG-24", "documents", i),
                                  findings);
    }
    each_adjustment(invoice, [&](Adjustment const& one, Place const& place) {
        apply<Adjustment>(adjustment_rules, one, place, findings);
    });
    check_reasons(invoice, findings);
}

void check_party_schemes(EInvoice const& invoice, std::vector<Finding>& findings) {
    check_party(invoice.seller, "seller", findings);
    check_party(invoice.buyer, "buyer", findings);
    if (!invoice.payee) return;
    check_scheme(invoice.payee->identifier, {"BT-60", "payee/identifier"}, findings);
    check_scheme(invoice.payee->registration_number, {"BT-61", "payee/registration_number"}, findings);
}

}  // namespace farflung::e_invoice
