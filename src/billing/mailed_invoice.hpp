#pragma once

#include "billing/incoming_invoice.hpp"

namespace farflung {

namespace jobs {
class Outside;
}

struct MailedInvoice;
using MailedInvoiceId = Id<MailedInvoice>;

/// Received; here already; here already with another total or account, which may be a deceit; no e-invoice that can be
/// read, though it says that it is one.
enum class MailedOutcome { received, known, differs, unreadable };
constexpr auto describe(Of<MailedOutcome>) {
    return enumeration("mailed_outcome", "received", "known", "differs", "unreadable");
}

/// An e-invoice that came with a mail, and what became of it. Each file of a message has one; several may lead to one
/// incoming invoice.
struct MailedInvoice {
    MailedInvoiceId id;
    int version{};
    MailedOutcome outcome = MailedOutcome::received;
    std::optional<IncomingInvoiceId> incoming_invoice_id;
    std::optional<BillId> bill_id;
    TicketId ticket_id;
    MessageId message_id;
    FileId file_id;
    std::string file_sha256;
    std::string from_email;
    Instant created_at;
};
constexpr auto describe(Of<MailedInvoice>) {
    using M = MailedInvoice;
    return entity(
        "mailed_invoice", "billing_mailed_invoices",  //
        field("id", &M::id, {.key = true}), field("version", &M::version, {.read_only = true}),
        field("outcome", &M::outcome, {.read_only = true, .label = "What became of it"}),
        field("incoming_invoice_id", &M::incoming_invoice_id,
              {.read_only = true, .references = "incoming_invoice", .label = "Incoming e-invoice"}),
        field("bill_id", &M::bill_id, {.read_only = true, .references = "bill", .label = "Bill"}),
        field("ticket_id", &M::ticket_id, {.read_only = true, .references = "ticket", .label = "Ticket"}),
        field("message_id", &M::message_id, {.read_only = true}),
        field("file_id", &M::file_id, {.read_only = true, .references = "file", .label = "File"}),
        field("file_sha256", &M::file_sha256, {.read_only = true, .max_length = 64, .label = "SHA-256"}),
        field("from_email", &M::from_email, {.read_only = true, .title = true, .max_length = 254, .label = "From"}),
        field("created_at", &M::created_at, {.read_only = true, .label = "Came in"}));
}
static_assert(describes_every_member<MailedInvoice>);

Policy<MailedInvoice> const& policy(Of<MailedInvoice>);

namespace billing {

/// The job that opens one file of a mail, outside any unit, for it may be large or made to hurt.
struct ReceiveMailed {
    TicketId ticket_id;
    MessageId message_id;
    FileId file_id;
    std::string from_email;
    std::string sha256;
};
constexpr auto describe(Of<ReceiveMailed>) {
    return record("receive_mailed", field("ticket_id", &ReceiveMailed::ticket_id),
                  field("message_id", &ReceiveMailed::message_id), field("file_id", &ReceiveMailed::file_id),
                  field("from_email", &ReceiveMailed::from_email), field("sha256", &ReceiveMailed::sha256));
}
/// Nothing for what is no e-invoice. The same file of a message, or the same bytes as ever came in, make nothing new.
void receive_mailed(jobs::Outside& outside, ReceiveMailed const& job);

}  // namespace billing
}  // namespace farflung
