#pragma once

#include "billing/invoice.hpp"

namespace farflung::billing {

struct IssueInvoice {
    std::optional<Date> issued_on;
};
constexpr auto describe(Of<IssueInvoice>) {
    return record("issue_invoice", field("issued_on", &IssueInvoice::issued_on, {.label = "Issued on"}));
}
/// Gives the number, freezes both parties and the document, posts, and emits InvoiceIssued. Refuses `rate.missing`,
/// `invoice.date_before_last`, `invoice.date_in_future`.
Invoice issue(Unit& unit, InvoiceId id, IssueInvoice const& request);
/// Makes an invoice that is issued today, in one step: for a shop or a script, which has no draft to look at. Refuses
/// what making and issuing refuse.
Invoice issue_at_once(Unit& unit, Invoice const& wanted);

struct SendInvoice {
    std::string to;  // the customer's own address when empty
};
constexpr auto describe(Of<SendInvoice>) {
    return record("send_invoice", field("to", &SendInvoice::to, {.max_length = 254, .label = "Email"}));
}
struct SentInvoice {
    InvoiceId id;
    std::string number;
    std::string to;
    std::string url;
};
constexpr auto describe(Of<SentInvoice>) {
    return record("sent_invoice", field("id", &SentInvoice::id), field("number", &SentInvoice::number),
                  field("to", &SentInvoice::to), field("url", &SentInvoice::url));
}
/// Emitted about the invoice.
struct InvoiceSent {
    std::string number;
    std::string to;
};
constexpr auto describe(Of<InvoiceSent>) {
    return record("invoice_sent", field("number", &InvoiceSent::number), field("to", &InvoiceSent::to));
}
/// Mails a link to the invoice's own page; links of earlier mails stay good. Refuses `invoice.not_issued` and
/// `invoice.no_address`.
SentInvoice send(Unit& unit, InvoiceId id, SendInvoice const& request);

/// Which line of the invoice is taken back, and how much of it; all of it when no quantity is given.
struct CreditLine {
    int line{};  // counted from 0
    std::optional<Decimal> quantity;
};
constexpr auto describe(Of<CreditLine>) {
    return record("credit_line", field("line", &CreditLine::line, {.min = 0, .max = 999, .label = "Line"}),
                  field("quantity", &CreditLine::quantity, {.label = "Quantity"}));
}
struct CreditInvoice {
    std::vector<CreditLine> lines;  // none: the whole invoice
    std::optional<Date> issued_on;
    std::string note;
};
constexpr auto describe(Of<CreditInvoice>) {
    return record("credit_invoice", field("lines", &CreditInvoice::lines, {.label = "Lines"}),
                  field("issued_on", &CreditInvoice::issued_on, {.label = "Issued on"}),
                  field("note", &CreditInvoice::note, {.max_length = 2000, .label = "Reason"}));
}
/// A draft of a credit note without lines yet, for the same customer and by the same terms.
Invoice empty_note_for(Invoice const& invoice);
/// The credit note that takes these lines back; refuses lines that the invoice does not have and more than it has.
Invoice credit_note_of(Invoice const& invoice, CreditInvoice const& request);
/// Issues a credit note at the invoice's own rate. Refuses `invoice.not_issued`, `invoice.over_credited`.
Invoice credit(Unit& unit, InvoiceId id, CreditInvoice const& request);

/// A credit note that has its number and went off its invoice; the journal does not know it yet.
struct WrittenCredit {
    Invoice note;
    Applied applied;
};
/// Gives the note its number and takes it off the invoice, which the caller stores.
WrittenCredit write_credit(Unit& unit, Invoice& invoice, Invoice note, Date day);
/// Books and freezes it, after every document of the same command was stored.
void book_credit(Unit& unit, WrittenCredit const& credit, std::string const& day_field);

struct WriteOffInvoice {
    std::optional<Date> on;
    std::string reason;
};
constexpr auto describe(Of<WriteOffInvoice>) {
    return record("write_off_invoice", field("on", &WriteOffInvoice::on, {.label = "Day"}),
                  field("reason", &WriteOffInvoice::reason, {.required = true, .max_length = 500, .label = "Reason"}));
}
/// Emitted about the invoice.
struct InvoiceWrittenOff {
    std::string number;
    Amount amount;
};
constexpr auto describe(Of<InvoiceWrittenOff>) {
    return record("invoice_written_off", field("number", &InvoiceWrittenOff::number),
                  field("amount", &InvoiceWrittenOff::amount));
}
/// Gives up what is still open: a debt that will not come, or a cent that a bank kept. Refuses `not_in_this_state`,
/// `invoice.date_in_future`, `invoice.write_off_before_issue`, `period.locked`.
Invoice write_off(Unit& unit, InvoiceId id, WriteOffInvoice const& request);

struct DisputeInvoice {
    std::string reason;
};
constexpr auto describe(Of<DisputeInvoice>) {
    return record("dispute_invoice",
                  field("reason", &DisputeInvoice::reason, {.required = true, .max_length = 500, .label = "Reason"}));
}
/// The customer says that it is wrong: reminders leave it out until it is resolved. Refuses `not_in_this_state`.
Invoice dispute(Unit& unit, InvoiceId id, DisputeInvoice const& request);
Invoice resolve(Unit& unit, InvoiceId id);

/// The day in the company's own zone, whoever acts from wherever: the law asks for the day of the books. Refuses
/// `invoice.date_in_future`.
Date day_of_issue(Unit const& unit, people::WorkspaceFacts const& company, std::optional<Date> wanted);

/// Whoever gets an invoice is a customer from then on, whatever they were before.
void note_customer(Unit& unit, PartyId id);

}  // namespace farflung::billing
