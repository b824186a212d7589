#include "billing/self_billing.hpp"

namespace farflung::billing {

Invoice self_billed_invoice_of(Bill const& bill, Party const& partner, Party const& own, Say const& say) {
    Invoice invoice;
    invoice.kind = InvoiceKind::self_billed;
    invoice.customer_id = bill.partner_id;
    invoice.currency = bill.currency;
    invoice.language = partner.language;
    invoice.reference = bill.number;
    invoice.terms_days = std::min(365, bill.due_on.days - bill.billed_on.days);
    for (auto const& one : bill.lines) {
        auto& line = invoice.lines.emplace_back();
        line.description = one.description;
        line.quantity = one.quantity;
        line.unit = one.unit;
        line.price = one.price;
        line.project_id = one.project_id;
        line.package_id = one.package_id;
        line.tax_by = TaxBy::rules;
        take_tax(line, decide_tax(tax_question_of(line, partner, own, bill.billed_on)), say);
    }
    return invoice;
}

Invoice self_billed_credit_of(Bill const& note, Invoice const& corrected, std::vector<std::size_t> const& of_lines) {
    Invoice credit;
    credit.kind = InvoiceKind::self_billed_credit;
    credit.customer_id = note.partner_id;
    credit.currency = note.currency;
    credit.language = corrected.language;
    credit.reference = note.number;
    credit.terms_days = 0;
    credit.corrects_id = corrected.id;
    for (std::size_t i = 0; i < note.lines.size(); ++i) {
        auto& line = credit.lines.emplace_back(corrected.lines.at(of_lines[i]));
        line.quantity = note.lines[i].quantity;
        line.price = note.lines[i].price;
    }
    return credit;
}

}  // namespace farflung::billing
