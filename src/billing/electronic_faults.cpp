#include "billing/electronic_invoice.hpp"

#include <algorithm>

namespace farflung::billing {

namespace {

/// How the fields of an e-invoice are called on our own document: the first that the path begins with.
struct OurName {
    std::string_view theirs;
    std::string_view ours;
};
constexpr OurName our_names[] = {
    {"totals/lines", "net"},
    {"totals/net", "net"},
    {"totals/tax", "tax"},
    {"totals/base_tax", "tax"},
    {"totals/", "total"},
    {"payment", "seller/iban"},
    {"seller/contact/phone", "seller/phone"},
    {"seller/contact", "seller/email"},
    {"seller/trading_name", "seller/name"},
    {"seller/local_tax_number", "seller/registration_number"},
    {"buyer/trading_name", "buyer/name"},
    {"delivery/address", "buyer/address"},
    {"delivery/on", "issued_on"},
    {"buyer_reference", "buyer/buyer_reference"},
    {"preceding", "corrects_id"},
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    auto const at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string our_field(std::string const& field) {
    for (auto const& [theirs, ours] : our_names) {
        if (!field.starts_with(theirs)) continue;
        bool const is_whole_step = field.size() == theirs.size() || theirs.back() == '/' || field[theirs.size()] == '/';
        if (!is_whole_step) continue;
        bool const keeps_rest = theirs == "delivery/address" || theirs == "preceding";
        return std::string(ours) + (keeps_rest ? field.substr(theirs.size()) : "");
    }
    if (field.starts_with("lines/")) return replaced(field, "/tax/", "/tax_");
    if (!field.starts_with("taxes/")) return field;
    if (field.ends_with("/amount")) return replaced(field, "/amount", "/tax");
    return replaced(field, "/tax/", "/");
}

std::vector<Problem> problems_of(std::vector<e_invoice::Finding> const& findings) {
    std::vector<Problem> problems;
    for (auto const& finding : findings) {
        problems.push_back({finding.field,
                            "e_invoice." + std::string(name_of(finding.fault)),
                            {{"rule", finding.rule}},
                            finding.rule});
    }
    return problems;
}

/// A sum of amounts with three digits never is what the rules round to two. Only the digits are wrong with it.
void leave_out_sums_of_digits(std::vector<e_invoice::Finding>& findings) {
    bool const has_digits =
        std::ranges::any_of(findings, [](auto const& one) { return one.fault == e_invoice::Fault::too_many_digits; });
    if (has_digits) std::erase_if(findings, [](auto const& one) { return one.fault == e_invoice::Fault::wrong_sum; });
}

}  // namespace

std::vector<e_invoice::Finding> findings_of(e_invoice::EInvoice const& invoice, ElectronicForm form) {
    auto findings = e_invoice::check(invoice);
    std::vector<e_invoice::Finding> more;
    if (form == ElectronicForm::xrechnung) more = e_invoice::check_xrechnung(invoice);
    if (form == ElectronicForm::peppol) more = e_invoice::check_peppol(invoice);
    findings.insert(findings.end(), more.begin(), more.end());
    std::erase_if(findings, [](auto const& one) { return one.severity != e_invoice::Severity::fatal; });
    leave_out_sums_of_digits(findings);
    for (auto& finding : findings) finding.field = our_field(finding.field);
    return findings;
}

std::string write_electronic(e_invoice::EInvoice const& invoice, ElectronicForm form) {
    auto const findings = findings_of(invoice, form);
    if (!findings.empty()) {
        Refusal refusal(No::conflict, "e_invoice.not_valid");
        refusal.problems = problems_of(findings);
        throw refusal;
    }
    return e_invoice::write(invoice, form == ElectronicForm::cii ? e_invoice::Syntax::cii : e_invoice::Syntax::ubl);
}

}  // namespace farflung::billing
