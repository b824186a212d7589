#include "billing/document.hpp"
#include "core/hash.hpp"
#include "mail/mail.hpp"
#include "platform/blobs/store.hpp"
#include "platform/i18n/formats.hpp"
#include "platform/jobs/runner.hpp"

namespace farflung::billing {

namespace {

std::string make_link(Unit& unit, InvoiceId id) {
    auto const secret = unit.new_secret();
    unit.execute(
        "insert into billing_links (workspace_id, secret_hash, invoice_id, made_at)"
        " values (:workspace, :hash, :invoice, :now)",
        {{"hash", sha256_hex(secret)}, {"invoice", id}, {"now", unit.now()}});
    return unit.world().base_url() + "/p/invoices/" + secret;
}

mail::Letter letter_of(Unit const& unit, Invoice const& invoice, MailInvoice const& job) {
    auto const text = [&](std::string_view source, Params const& params) {
        return unit.world().text(invoice.language, source, params);
    };
    bool const is_note = invoice.kind == InvoiceKind::credit_note;
    Params const params{{"name", invoice.buyer->name},
                        {"number", invoice.number},
                        {"total", i18n::format_money(invoice.total, invoice.language)},
                        {"day", i18n::format_date(*invoice.due_on, invoice.language)},
                        {"url", job.url}};
    return {.to = job.to,
            .to_name = invoice.buyer->name,
            .subject = text(is_note ? "Credit note {number}" : "Invoice {number}", params),
            .text = text(is_note ? "Hello {name},\n\nhere is our credit note {number} over {total}:\n{url}\n"
                                 : "Hello {name},\n\nhere is our invoice {number} over {total}, to be paid by {day}:"
                                   "\n{url}\n",
                         params),
            .language = invoice.language,
            .about_entity = "invoice",
            .about_id = invoice.id.value,
            .message_id = job.message_id};
}

}  // namespace

SentInvoice send(Unit& unit, InvoiceId id, SendInvoice const& request) {
    auto invoice = unit.get(id);
    unit.authorize("send", invoice);
    if (invoice.state == InvoiceState::draft) throw Refusal(No::conflict, "invoice.not_issued");
    auto const to = request.to.empty() ? invoice.buyer->email : request.to;
    if (to.empty()) throw Refusal(No::conflict, "invoice.no_address", "to");
    auto const url = make_link(unit, id);
    unit.enqueue(MailInvoice{id, to, url, mail::new_message_id(unit)});
    invoice.sent_at = unit.now();
    unit.save(invoice);
    unit.emit(InvoiceSent{invoice.number, to}, "invoice", id.value);
    return {id, invoice.number, to, url};
}

void mail_invoice(jobs::Outside& outside, MailInvoice const& job) {
    draw_document(outside, {job.invoice_id});
    http::Document drawn;
    outside.read([&](Unit const& unit) { drawn = document(unit, job.invoice_id, "pdf"); });
    auto const sha256 = outside.world().blobs().put(drawn.bytes);
    outside.write([&](Unit& unit) {
        // A crash after this transaction runs the job once more.
        if (mail::is_our_message(unit, job.message_id)) return;
        auto letter = letter_of(unit, unit.get(job.invoice_id), job);
        letter.enclosures.push_back({drawn.filename, drawn.type, sha256});
        mail::send(unit, letter);
    });
}

}  // namespace farflung::billing
