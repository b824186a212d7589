#include "billing/advance.hpp"
#include "billing/document.hpp"
#include "billing/invoice_commands.hpp"
#include "billing/source_claims.hpp"

namespace farflung::billing {

WrittenCredit write_credit(Unit& unit, Invoice& invoice, Invoice note, Date day) {
    if (day < *invoice.issued_on) throw Refusal(No::invalid, "invoice.credit_before_issue", "issued_on");
    refuse_date_before_last(unit, InvoiceKind::credit_note, day);
    auto const base = people::workspace_facts(unit).base_currency;
    Issuing const issuing{.number = take_invoice_number(unit, InvoiceKind::credit_note, day),
                          .on = day,
                          .rate = {*invoice.rate, *invoice.rate_on, invoice.rate_source},
                          .base = base,
                          .seller = people::details_of(unit, people::own_company(unit)),
                          .buyer = people::details_of(unit, invoice.customer_id)};
    issue(note, issuing);
    invoice.credited += note.total;
    Applied applied{std::min(invoice.open, note.total), {}};
    applied.released = settle(invoice, applied.amount);
    note.open = note.total - applied.amount;
    note.base_open = ledger::to_base(note.open, issuing.rate, base);
    note.base_total = applied.released + *note.base_open;
    note.state = state_of(note);
    if (invoice.declared_tax) note.declared_tax = declared_again(note, *invoice.declared_tax);
    unit.insert(note);
    return {std::move(note), applied};
}

void book_credit(Unit& unit, WrittenCredit const& credit, std::string const& day_field) {
    auto const& note = credit.note;
    ledger::post(unit, entry_of_credit(note, credit.applied), day_field);
    freeze(unit, note);
    unit.emit(InvoiceIssued{note.number, note.customer_id, note.total}, "invoice", note.id.value);
}

Invoice credit(Unit& unit, InvoiceId id, CreditInvoice const& request) {
    auto invoice = unit.get(id);
    unit.authorize("credit", invoice);
    refuse_deducted(unit, invoice);
    auto note = credit_note_of(invoice, request);
    auto const day = day_of_issue(unit, people::workspace_facts(unit), request.issued_on);
    auto const written = write_credit(unit, invoice, std::move(note), day);
    // Documents before the journal, as payments do: two that held one each would wait for one another.
    unit.save(invoice);
    book_credit(unit, written, "issued_on");
    if (invoice.state == InvoiceState::credited) free_sources(unit, id);
    return written.note;
}

}  // namespace farflung::billing
