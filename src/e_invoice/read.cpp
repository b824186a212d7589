#include "e_invoice/read.hpp"

#include <algorithm>

#include "e_invoice/cii.hpp"
#include "e_invoice/rules_elements.hpp"
#include "e_invoice/ubl.hpp"
#include "e_invoice/xml_reader.hpp"

namespace farflung::e_invoice {

namespace {

constexpr std::string_view ubl_space = "urn:oasis:names:specification:ubl:schema:xsd:";
constexpr std::string_view cii_space = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
constexpr std::string_view cii_spaces = "urn:un:unece:uncefact:data:standard:";
/// Invoices with attachments are large, but their elements are few and flat.
constexpr XmlLimits limits{.bytes = std::size_t{20} * 1024 * 1024, .elements = 200'000, .depth = 40};

XmlDocument parse(std::string_view bytes) {
    try {
        return XmlDocument::parse(bytes, limits);
    } catch (XmlFault const& fault) {
        throw Unreadable{fault.reason, fault.line};
    }
}

/// UBL has the identifier of who debits (BT-90) among the seller's or the payee's own.
void take_creditor(EInvoice& invoice) {
    auto& identifiers = invoice.seller.identifiers;
    auto const creditor = std::ranges::find(identifiers, std::string("SEPA"), &Identifier::scheme);
    if (creditor == identifiers.end() || !invoice.payment || !invoice.payment->debit) return;
    invoice.payment->debit->creditor = creditor->id;
    identifiers.erase(creditor);
}

/// Elements are found by their names alone, so that one of a stranger's space would be taken for ours. The first is
/// noted; what extensions bring is their own.
bool note_stranger(ElementJudge& judge, XmlElement element, std::string_view begin, std::string_view end) {
    if (element.name() == "UBLExtensions") return false;
    if (!element.space().starts_with(begin) || !element.space().ends_with(end)) {
        judge.note("syntax", element, Fault::not_allowed);
        return true;
    }
    return std::ranges::any_of(element.children(),
                               [&](XmlElement const& child) { return note_stranger(judge, child, begin, end); });
}

}  // namespace

ReadInvoice read_xml(std::string_view bytes) {
    auto const document = parse(bytes);
    auto const root = document.root();
    ReadInvoice read;
    XmlReader reader(root);
    ElementJudge judge(root);
    if (root.name() == "CrossIndustryInvoice" && root.space() == cii_space) {
        read.syntax = Syntax::cii;
        walk_cii(reader, read.invoice);
        read.is_credit_note = is_credit_note(read.invoice);
        judge_cii(judge);
        note_stranger(judge, root, cii_spaces, ":100");
        if (is_xrechnung(read.invoice)) judge_cii_xrechnung(judge);
    } else if ((root.name() == "Invoice" || root.name() == "CreditNote") &&
               root.space() == std::string(ubl_space) + std::string(root.name()) + "-2") {
        read.is_credit_note = root.name() == "CreditNote";
        walk_ubl(reader, read.invoice, read.is_credit_note);
        take_creditor(read.invoice);
        judge_ubl(judge);
        note_stranger(judge, root, ubl_space, "-2");
        if (is_xrechnung(read.invoice)) judge_ubl_profile(judge, UblProfile::xrechnung);
        if (is_peppol(read.invoice)) judge_ubl_profile(judge, UblProfile::peppol);
    } else {
        throw Unreadable{"it is neither a UBL nor a CII invoice", root.line()};
    }
    read.findings = judge.findings();
    read.judged = judge.judged();
    for (auto const& misread : reader.misreadings()) {
        read.findings.push_back(
            {"syntax", Severity::fatal, misread.path + ", line " + std::to_string(misread.line), {}, misread.fault});
    }
    return read;
}

std::vector<Finding> check(ReadInvoice const& read) {
    auto findings = read.findings;
    auto const add = [&](std::vector<Finding> const& more) {
        std::ranges::copy_if(more, std::back_inserter(findings),
                             [&](Finding const& one) { return !read.judged.contains(one.rule); });
    };
    add(check(read.invoice, read.syntax));
    if (is_xrechnung(read.invoice)) add(check_xrechnung(read.invoice));
    if (is_peppol(read.invoice)) add(check_peppol(read.invoice));
    return findings;
}

}  // namespace farflung::e_invoice
