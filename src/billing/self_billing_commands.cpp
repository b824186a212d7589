#include "billing/self_billing.hpp"

#include "billing/document.hpp"
#include "billing/invoice_commands.hpp"

namespace farflung::billing {

namespace {

Say saying(Unit const& unit, std::string const& language) {
    return [&unit, language](std::string_view source) { return unit.world().text(language, source, {}); };
}

void refuse_other_tax(Invoice const& invoice, Bill const& bill) {
    for (std::size_t i = 0; i < bill.lines.size(); ++i) {
        auto const& rules = invoice.lines[i].tax_rate;
        auto const& rate = bill.lines[i].tax_rate;
        if (rules == rate) continue;
        throw Refusal(No::conflict, "self_billing.other_tax", {},
                      {{"rules", rules.normalised().text()}, {"rate", rate.normalised().text()}});
    }
}

/// It asks for nothing by itself: what is open stands on the bill.
void leave_to_bill(Invoice& invoice) {
    invoice.open = Amount{0, invoice.currency};
    invoice.base_open = Amount{0, invoice.base_total->currency};
    invoice.state = state_of(invoice);
}

void issue_as_theirs(Unit& unit, Invoice& invoice, Bill const& bill) {
    auto const company = people::workspace_facts(unit);
    auto const today = unit.today(company.zone);
    refuse_date_before_last(unit, invoice.kind, today);
    issue(invoice, {.number = take_invoice_number(unit, invoice.kind, today),
                    .on = today,
                    .rate = {bill.rate, bill.rate_on, bill.rate_source},
                    .base = company.base_currency,
                    .seller = people::details_of(unit, bill.partner_id),
                    .buyer = people::details_of(unit, people::own_company(unit))});
    invoice.due_on = bill.due_on;
    declare_tax(unit, invoice);
    leave_to_bill(invoice);
}

/// Keeps it as the bill's document, and sends it to the partner.
Bill hand_over(Unit& unit, Bill bill, Invoice& invoice) {
    issue_as_theirs(unit, invoice, bill);
    unit.insert(invoice);
    bill.self_billed_id = invoice.id;
    unit.save(bill);
    freeze(unit, invoice);
    unit.emit(InvoiceIssued{invoice.number, invoice.customer_id, invoice.total}, "invoice", invoice.id.value);
    if (!invoice.seller->email.empty()) send(unit, invoice.id, {});
    return bill;
}

}  // namespace

bool writes_invoices_for(Unit const& unit, PartyId partner) {
    auto const since = unit.get(partner).self_billing_since;
    return since && *since <= unit.today(people::workspace_facts(unit).zone);
}

NewBill with_tax_by_rules(Unit const& unit, NewBill const& request) {
    auto const partner = unit.get(request.partner_id);
    auto const own = unit.get(people::own_company(unit));
    auto bill = request;
    for (auto& line : bill.lines) {
        line.tax_rate = decide_tax(tax_question_of(InvoiceLine{}, partner, own, request.billed_on)).rate;
    }
    return bill;
}

Bill self_bill(Unit& unit, BillId id) {
    auto const bill = unit.get(id);
    unit.authorize("self_bill", bill);
    if (bill.self_billed_id) throw Refusal(No::conflict, "self_billing.already");
    if (!bill.their_number.empty() || bill.carried_over_on) throw Refusal(No::conflict, "self_billing.their_own");
    if (!writes_invoices_for(unit, bill.partner_id)) throw Refusal(No::conflict, "self_billing.not_agreed");
    auto const partner = unit.get(bill.partner_id);
    auto const own = unit.get(people::own_company(unit));
    auto invoice = self_billed_invoice_of(bill, partner, own, saying(unit, partner.language));
    refuse_other_tax(invoice, bill);
    return hand_over(unit, bill, invoice);
}

Bill self_bill_credit(Unit& unit, Bill note, InvoiceId corrected, std::vector<std::size_t> const& of_lines) {
    auto credit = self_billed_credit_of(note, unit.get(corrected), of_lines);
    return hand_over(unit, std::move(note), credit);
}

}  // namespace farflung::billing
