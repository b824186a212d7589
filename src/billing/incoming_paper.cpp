#include "billing/incoming_paper.hpp"

#include <algorithm>

#include "core/printed_text.hpp"

namespace farflung::billing {

namespace {

std::string listed(std::vector<std::string> const& accounts) {
    std::string text;
    for (auto const& one : accounts) text += (text.empty() ? "" : ", ") + one;
    return text;
}

}  // namespace

std::vector<IncomingDifference> differences_on_paper(IncomingInvoice const& invoice, std::string_view paper) {
    std::vector<IncomingDifference> differences;
    PrintedText const shown(paper);
    if (!shown.has_figures()) return differences;
    if (!shown.shows(invoice.total)) differences.push_back({"paper_total", invoice.total.text(), ""});
    if (!shown.shows(invoice.number)) differences.push_back({"paper_number", invoice.number, ""});
    // A credit note asks for no money, so that its account says nothing.
    if (!invoice.is_credit_note && !shown.shows(invoice.iban)) {
        differences.push_back({"paper_iban", invoice.iban, listed(shown.ibans())});
    }
    return differences;
}

bool is_on_paper(IncomingDifference const& difference) { return difference.field.starts_with("paper_"); }

bool takes_second_person(IncomingInvoice const& invoice) {
    return std::ranges::any_of(invoice.differences, [](IncomingDifference const& one) {
        return one.field == "iban" || one.field == "paper_iban" || one.field == "paper_total";
    });
}

}  // namespace farflung::billing
