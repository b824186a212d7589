#include "billing/advance.hpp"
#include "billing/invoice_commands.hpp"
#include "platform/http/resource.hpp"

namespace farflung::billing {

Invoice write_off(Unit& unit, InvoiceId id, WriteOffInvoice const& request) {
    auto invoice = unit.get(id);
    unit.authorize("write_off", invoice);
    http::refuse_in_wrong_state("write_off", invoice);
    refuse_deducted(unit, invoice);
    auto const today = unit.today(people::workspace_facts(unit).zone);
    auto const day = request.on.value_or(today);
    if (day > today) throw Refusal(No::invalid, "invoice.date_in_future", "on");
    if (day < *invoice.issued_on) throw Refusal(No::invalid, "invoice.write_off_before_issue", "on");
    invoice.written_off_on = day;
    invoice.write_off_reason = request.reason;
    invoice.written_off = invoice.open;
    invoice.base_written_off = settle(invoice, invoice.open);
    unit.save(invoice);
    ledger::post(unit, entry_of_write_off(invoice), "on");
    unit.emit(InvoiceWrittenOff{invoice.number, *invoice.written_off}, "invoice", id.value);
    return invoice;
}

Invoice dispute(Unit& unit, InvoiceId id, DisputeInvoice const& request) {
    auto invoice = unit.get(id);
    unit.authorize("dispute", invoice);
    http::refuse_in_wrong_state("dispute", invoice);
    invoice.disputed_on = unit.today(people::workspace_facts(unit).zone);
    invoice.dispute = request.reason;
    unit.save(invoice);
    return invoice;
}

Invoice resolve(Unit& unit, InvoiceId id) {
    auto invoice = unit.get(id);
    unit.authorize("resolve", invoice);
    http::refuse_in_wrong_state("resolve", invoice);
    invoice.disputed_on.reset();
    invoice.dispute.clear();
    unit.save(invoice);
    return invoice;
}

}  // namespace farflung::billing
