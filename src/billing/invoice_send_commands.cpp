#include "billing/invoice.hpp"
#include "core/hash.hpp"
#include "mail/mail.hpp"
#include "platform/i18n/formats.hpp"

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

void mail_link(Unit& unit, Invoice const& invoice, std::string const& to, std::string const& url) {
    auto const text = [&](std::string_view source, Params const& params) {
        return unit.world().text(invoice.language, source, params);
    };
    bool const is_note = invoice.kind == InvoiceKind::credit_note;
    Params const params{{"name", invoice.buyer->name},
                        {"number", invoice.number},
                        {"total", i18n::format_money(invoice.total, invoice.language)},
                        {"day", i18n::format_date(*invoice.due_on, invoice.language)},
                        {"url", url}};
    mail::send(
        unit, {.to = to,
               .to_name = invoice.buyer->name,
               .subject = text(is_note ? "Credit note {number}" : "Invoice {number}", params),
               .text = text(is_note ? "Hello {name},\n\nhere is our credit note {number} over {total}:\n{url}\n"
                                    : "Hello {name},\n\nhere is our invoice {number} over {total}, to be paid by {day}:"
                                      "\n{url}\n",
                            params),
               .language = invoice.language,
               .about_entity = "invoice",
               .about_id = invoice.id.value});
}

}  // namespace

SentInvoice send(Unit& unit, InvoiceId id, SendInvoice const& request) {
    auto invoice = unit.get(id);
    unit.authorize("send", invoice);
    if (invoice.state == InvoiceState::draft) throw Refusal(No::conflict, "invoice.not_issued");
    auto const to = request.to.empty() ? invoice.buyer->email : request.to;
    if (to.empty()) throw Refusal(No::conflict, "invoice.no_address", "to");
    auto const url = make_link(unit, id);
    mail_link(unit, invoice, to, url);
    invoice.sent_at = unit.now();
    unit.save(invoice);
    unit.emit(InvoiceSent{invoice.number, to}, "invoice", id.value);
    return {id, invoice.number, to, url};
}

}  // namespace farflung::billing
