#include "billing/document.hpp"
#include "billing/invoice_commands.hpp"
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

struct Words {
    std::string_view subject;
    std::string_view text;
};
Words words_of(InvoiceKind kind) {
    switch (kind) {
        case InvoiceKind::credit_note:
            return {"Credit note {number}", "Hello {name},\n\nhere is our credit note {number} over {total}:\n{url}\n"};
        case InvoiceKind::self_billed:
            return {"Self-billed invoice {number}",
                    "Hello {name},\n\nas agreed, we wrote your invoice {number} to us over {total}. We pay it by"
                    " {day}:\n{url}\n"};
        case InvoiceKind::self_billed_credit:
            return {"Self-billed credit note {number}",
                    "Hello {name},\n\nas agreed, we wrote your credit note {number} to us over {total}:\n{url}\n"};
        case InvoiceKind::invoice:
            break;
    }
    return {"Invoice {number}",
            "Hello {name},\n\nhere is our invoice {number} over {total}, to be paid by {day}:\n{url}\n"};
}

/// A self-billed invoice goes to who it is from.
people::PartyDetails const& receiver_of(Invoice const& invoice) {
    return is_self_billed(invoice.kind) ? *invoice.seller : *invoice.buyer;
}

mail::Letter letter_of(Unit const& unit, Invoice const& invoice, MailInvoice const& job) {
    auto const text = [&](std::string_view source, Params const& params) {
        return unit.world().text(invoice.language, source, params);
    };
    auto const& receiver = receiver_of(invoice);
    auto const words = words_of(invoice.kind);
    Params const params{{"name", receiver.name},
                        {"number", invoice.number},
                        {"total", i18n::format_money(invoice.total, invoice.language)},
                        {"day", i18n::format_date(*invoice.due_on, invoice.language)},
                        {"url", job.url}};
    return {.to = job.to,
            .to_name = receiver.name,
            .subject = text(words.subject, params),
            .text = text(words.text, params),
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
    if (invoice.carried_over_on) throw Refusal(No::conflict, "invoice.carried_over");
    auto const to = request.to.empty() ? receiver_of(invoice).email : request.to;
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
