#include "billing/incoming_document.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"
#include "platform/pdf/attachments.hpp"
#include "platform/pdf/text.hpp"

namespace farflung::billing {

namespace {

using e_invoice::Severity;
using e_invoice::Unreadable;

constexpr std::size_t most_bytes = std::size_t{20} * 1024 * 1024;
/// The names that Factur-X, ZUGFeRD 1 and 2 and XRechnung give to what is attached.
constexpr std::array<std::string_view, 4> known_names{"factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml",
                                                      "ferd-invoice.xml"};
constexpr std::array<std::string_view, 3> roots{"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
                                                "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
                                                "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"};

bool is_pdf(std::string_view bytes) { return bytes.starts_with("%PDF-"); }

std::optional<std::string> invoice_among(std::vector<pdf::Attachment> const& attachments) {
    for (auto const name : known_names) {
        auto const found = std::ranges::find_if(
            attachments, [&](pdf::Attachment const& one) { return lower_ascii(one.name) == name; });
        if (found != attachments.end()) return found->bytes;
    }
    return std::nullopt;
}

std::string attached_xml(std::string_view pdf) {
    auto const attachments = pdf::read_attachments(pdf, most_bytes);
    if (!attachments) throw Unreadable{"it is no PDF that can be opened"};
    auto xml = invoice_among(*attachments);
    if (!xml) throw Unreadable{"no invoice is attached to this PDF"};
    return std::move(*xml);
}

/// The namespace of an invoice's root stands near the beginning, whatever else is wrong with the file. Without its
/// NULs, UTF-16 reads like ASCII here.
bool names_an_invoice(std::string_view bytes) {
    constexpr std::size_t far_enough = 16'384;
    std::string head(bytes.substr(0, far_enough));
    std::erase(head, '\0');
    return std::ranges::any_of(roots, [&](std::string_view root) { return head.find(root) != std::string::npos; });
}

IncomingDocument checked(std::string_view xml) {
    IncomingDocument document;
    document.read = e_invoice::read_xml(xml);
    document.findings = check(document.read);
    // Official samples are older than the check of Swedish numbers (PEPPOL-COMMON-R049), and theirs are made up.
    for (auto& one : document.findings) {
        if (one.rule == "PEPPOL-COMMON-R049") one.severity = Severity::warning;
    }
    return document;
}

std::optional<IncomingDocument> find_in_pdf(std::string_view bytes) {
    auto const attachments = pdf::read_attachments(bytes, most_bytes);
    auto const xml = attachments ? invoice_among(*attachments) : std::nullopt;
    if (!xml) return std::nullopt;
    auto document = checked(*xml);
    document.is_pdf = true;
    return document;
}

}  // namespace

IncomingDocument read_incoming(std::string_view bytes) {
    if (bytes.size() > most_bytes) throw Unreadable{"it is too large"};
    if (!is_pdf(bytes)) return checked(bytes);
    auto document = checked(attached_xml(bytes));
    document.is_pdf = true;
    return document;
}

void read_paper(IncomingDocument& document, std::string_view bytes) {
    if (document.is_pdf) document.paper = pdf::read_text(bytes).value_or("");
}

std::optional<IncomingDocument> find_e_invoice(std::string_view bytes) {
    if (!may_be_e_invoice(bytes, bytes.size())) return std::nullopt;
    if (is_pdf(bytes)) return find_in_pdf(bytes);
    return names_an_invoice(bytes) ? std::optional(checked(bytes)) : std::nullopt;
}

bool may_be_e_invoice(std::string_view head, std::size_t size) {
    // An XML begins with a bracket, in UTF-16 behind or before a NUL, perhaps after a mark of the order of its bytes.
    constexpr std::string_view before_xml{"\xEF\xBB\xBF\xFE\xFF\0 \t\r\n", 10};
    auto const first = head.find_first_not_of(before_xml);
    bool const is_xml = first != std::string_view::npos && head[first] == '<';
    return size <= most_bytes && (is_xml || is_pdf(head));
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
