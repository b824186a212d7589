#include "billing/incoming_document.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"
#include "platform/pdf/attachments.hpp"

namespace farflung::billing {

namespace {

using e_invoice::Severity;
using e_invoice::Unreadable;

constexpr std::size_t most_bytes = std::size_t{20} * 1024 * 1024;
/// The names that Factur-X, ZUGFeRD 1 and 2 and XRechnung give to what is attached.
constexpr std::array<std::string_view, 4> known_names{"factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml",
                                                      "ferd-invoice.xml"};

std::string attached_xml(std::string_view pdf) {
    auto const attachments = pdf::read_attachments(pdf, most_bytes);
    if (!attachments) throw Unreadable{"it is no PDF that can be opened"};
    for (auto const name : known_names) {
        auto const found = std::ranges::find_if(
            *attachments, [&](pdf::Attachment const& one) { return lower_ascii(one.name) == name; });
        if (found != attachments->end()) return found->bytes;
    }
    throw Unreadable{"no invoice is attached to this PDF"};
}

void add_profile_findings(IncomingDocument& document) {
    auto const& invoice = document.read.invoice;
    std::vector<e_invoice::Finding> more;
    if (is_xrechnung(invoice)) more = check_xrechnung(invoice);
    if (is_peppol(invoice)) more = check_peppol(invoice);
    // Official samples are older than the check of Swedish numbers (PEPPOL-COMMON-R049), and theirs are made up.
    for (auto& one : more) {
        if (one.rule == "PEPPOL-COMMON-R049") one.severity = e_invoice::Severity::warning;
    }
    document.findings.insert(document.findings.end(), more.begin(), more.end());
}

}  // namespace

IncomingDocument read_incoming(std::string_view bytes) {
    IncomingDocument document;
    document.is_pdf = bytes.starts_with("%PDF-");
    if (bytes.size() > most_bytes) throw Unreadable{"it is too large"};
    document.read = e_invoice::read_xml(document.is_pdf ? attached_xml(bytes) : std::string(bytes));
    document.findings = document.read.findings;
    auto const rules = e_invoice::check(document.read.invoice);
    document.findings.insert(document.findings.end(), rules.begin(), rules.end());
    add_profile_findings(document);
    return document;
}

EInvoiceValidation validate_e_invoice(std::string_view bytes) {
    EInvoiceValidation validation;
    try {
        auto document = read_incoming(bytes);
        validation.syntax = name_of(document.read.syntax);
        validation.specification = document.read.invoice.specification;
        validation.findings = std::move(document.findings);
        validation.valid = std::ranges::none_of(
            validation.findings, [](e_invoice::Finding const& one) { return one.severity == Severity::fatal; });
    } catch (Unreadable const& fault) {
        validation.reason = fault.reason;
        validation.findings.push_back(
            {"document", Severity::fatal, "line " + std::to_string(fault.line), {}, e_invoice::Fault::unreadable});
    }
    return validation;
}

}  // namespace farflung::billing
