#include "billing/module.hpp"

#include "billing/accountant.hpp"
#include "billing/advance.hpp"
#include "billing/ageing.hpp"
#include "billing/bill_credit.hpp"
#include "billing/carry_over.hpp"
#include "billing/cash.hpp"
#include "billing/document.hpp"
#include "billing/incoming_invoice.hpp"
#include "billing/invoice_commands.hpp"
#include "billing/invoice_page.hpp"
#include "billing/invoice_standing.hpp"
#include "billing/letterhead.hpp"
#include "billing/mailed_invoice.hpp"
#include "billing/margin.hpp"
#include "billing/online_payment_page.hpp"
#include "billing/payment.hpp"
#include "billing/payment_attempt.hpp"
#include "billing/recurring_invoice.hpp"
#include "billing/reminder.hpp"
#include "billing/reports.hpp"
#include "billing/self_billing.hpp"
#include "billing/statement_of_account.hpp"
#include "billing/vat_summary.hpp"
#include "platform/http/resource.hpp"

namespace farflung::billing {

namespace {

/// E-invoices bring their attachments with them.
Route takes_documents(Route route) {
    route.body_limit = std::size_t{20} * 1024 * 1024;
    return route;
}

}  // namespace

Module billing() {
    constexpr auto finance = key::owner | key::admin | key::finance;
    return {
        .name = "billing",
        .entities = {entity_entry<Invoice>("/invoices"), entity_entry<Bill>("/bills"),
                     entity_entry<Payment>("/payments"), entity_entry<RecurringInvoice>("/recurring_invoices"),
                     entity_entry<Reminder>("/reminders"), entity_entry<IncomingInvoice>("/e_invoices"),
                     entity_entry<MailedInvoice>("/mailed_invoices"),
                     entity_entry<PaymentProvider>("/payment_providers"),
                     entity_entry<PaymentAttempt>("/payment_attempts")},
        .routes = join({
            resource<Invoice>("/invoices"),
            resource<Bill>("/bills"),
            resource<Payment>("/payments"),
            resource<RecurringInvoice>("/recurring_invoices"),
            resource<Reminder>("/reminders"),
            resource<IncomingInvoice>("/e_invoices"),
            resource<MailedInvoice>("/mailed_invoices"),
            resource<PaymentProvider>("/payment_providers"),
            resource<PaymentAttempt>("/payment_attempts"),
            {
                post("/invoices/{id}/issue", finance, issue),
                post("/invoices/issued", finance, issue_at_once),
                get("/invoices/{id}/advances", finance, open_advances),
                post("/invoices/{id}/deduct", finance, deduct),
                post("/invoices/carry_over", finance, carry_over_invoice),
                post("/bills/carry_over", finance, carry_over_bill),
                post("/bills/{id}/self_bill", finance, self_bill),
                post("/invoices/{id}/credit", finance, credit),
                post("/invoices/{id}/write_off", finance, write_off),
                post("/invoices/{id}/dispute", finance, dispute),
                post("/invoices/{id}/resolve", finance, resolve),
                get("/invoices/ageing", finance | key::auditor, receivables_ageing),
                get("/bills/ageing", finance | key::auditor, payables_ageing),
                get("/parties/{id}/statement", finance | key::auditor, statement_of_account),
                get("/parties/{id}/statement/pdf", finance | key::auditor, statement_pdf),
                post("/bills", finance, record_bill),
                post("/bills/{id}/pay", finance, pay),
                post("/bills/{id}/credit", finance, credit_bill),
                post("/payments", finance, record_payment),
                post("/payments/{id}/allocate", finance, allocate),
                post("/recurring_invoices/{id}/pause", finance, pause),
                post("/recurring_invoices/{id}/resume", finance, resume),
                get("/recurring_invoices/{id}/coming", finance | key::auditor, coming_invoices),
                get("/reminders/due", finance | key::auditor, due_reminders),
                post("/reminders/send", finance, send_reminder),
                get("/reminders/{id}/pdf", finance | key::auditor, reminder_pdf),
                get("/vat/summary", finance | key::auditor, vat_summary),
                get("/vat/one_stop_shop", finance | key::auditor, one_stop_shop),
                get("/cash", finance | key::auditor, cash),
                get("/margin", finance | key::auditor, margin),
                get("/billing/reports/{report}/{form}", finance | key::auditor, billing_report),
                get("/accountant/archive", finance | key::auditor, accountant_archive),
                get("/margin/summary", finance | key::auditor, margin_summary),
                get("/letterhead", key::member, letterhead),
                post("/letterhead", finance, set_letterhead),
                post_after("/letterhead/logo", finance, read_logo, set_logo),
                post("/letterhead/logo/remove", finance, remove_logo),
                get("/letterhead/logo", key::member, logo),
                post("/invoices/{id}/send", finance, send),
                get("/invoices/{id}/payments", policy(Of<Invoice>{}).readers(), payments_of),
                get("/invoices/{id}/margin", finance | key::auditor, margin_of),
                get("/p/invoices/{secret}", key::anyone, invoice_page),
                get("/p/invoices/{secret}/pdf", key::anyone, invoice_page_pdf),
                get("/p/invoices/{secret}/pay", key::anyone, pay_online_page),
                confidential(post("/payment_providers", key::owner | key::admin, connect_provider)),
                confidential(post("/payment_providers/{id}/renew_secret", key::owner | key::admin, renew_secret)),
                post_after("/payment_events/{provider}", key::anyone, verify_event, take_event),
                takes_documents(post("/e_invoices/validate", finance | key::auditor, validate)),
                takes_documents(post_after("/e_invoices", finance, read_file, receive)),
                post("/e_invoices/{id}/match", finance, match),
                post("/e_invoices/{id}/accept", finance, accept),
                post("/e_invoices/{id}/approve", finance, approve),
                post("/e_invoices/{id}/refuse", finance, refuse),
                get("/e_invoices/{id}/file", policy(Of<IncomingInvoice>{}).readers(), incoming_file),
                get("/invoices/{id}/document/{form}", policy(Of<Invoice>{}).readers(), document),
            },
        }),
        .jobs = {outside_job(draw_document), job(bill_recurring), job(bill_all_recurring), job(issue_recurring),
                 outside_job(mail_invoice), outside_job(mail_reminder), outside_job(receive_mailed)},
        .schedule = {{"bill_all_recurring", 0}},
        .listeners = {},
        .events = {event<InvoiceIssued>("{actor} issued {number} over {total}"),
                   event<InvoiceSent>("{actor} sent {number} to {to}"),
                   event<LetterheadChanged>("{actor} changed how documents look", true),
                   event<ReminderSent>("{actor} sent reminder {level} over {open}"),
                   event<InvoiceWrittenOff>("{actor} wrote off {amount} of {number}"),
                   event<InvoicePaid>("{number} is paid: {total}"),
                   event<BillReceived>("{number} came in over {total}"), event<BillPaid>("{number} is paid: {total}"),
                   event<BillCredited>("{number} takes {total} off"),
                   event<PaymentRecorded>("{actor} recorded a payment of {amount}"),
                   event<OnlinePaymentFailed>("The payment of {amount} for {number} did not go through. {reason}"),
                   event<PaymentTakenBack>("{actor} took the payment of {amount} back: {reason}"),
                   event<EInvoiceReceived>("{sender} sent the e-invoice {number} over {total}"),
                   event<AccountChangeHeld>("{number} of {sender} names another account: someone else must say yes")},
        .sentences = {{"invoice.already_issued", "This invoice is already issued, and an issued one never changes."},
                      {"invoice.not_issued", "This invoice is not issued yet."},
                      {"invoice.no_lines", "An invoice needs at least one line."},
                      {"invoice.total_negative", "The total is below zero. Make a credit note instead."},
                      {"invoice.date_in_future", "An invoice cannot be issued on a day that has not come yet."},
                      {"invoice.date_before_last",
                       "Invoices are numbered in the order of their dates, and the last one is of {last}."},
                      {"invoice.credit_before_issue", "A credit note cannot be older than its invoice."},
                      {"invoice.credits_nothing", "A credit note takes back more than nothing."},
                      {"invoice.over_credited", "This is more than what is left of the invoice."},
                      {"invoice.write_off_before_issue", "This is before the day of the invoice."},
                      {"invoice.written_off", "What was written off is not taken back as well."},
                      {"invoice.carried_over", "This is from before these books, and its document is elsewhere."},
                      {"invoice.number_of_ours", "Numbers of this form are given here. Use the number that it had."},
                      {"invoice.number_taken", "There is another invoice with this number."},
                      {"carry_over.before_issue", "The books began before this was issued: make it here instead."},
                      {"carry_over.in_future", "This day has not come yet."},
                      {"before_issued_on", "This is before the day of issue."},
                      {"advance.of_another", "This is no advance of the same customer, currency and kind of prices."},
                      {"advance.only_deducts", "This takes an advance off and bills no work for it."},
                      {"advance.taken_back", "This advance is not issued, or was taken back."},
                      {"advance.whole", "An advance is deducted as a whole, or not at all."},
                      {"advance.deducted", "An invoice deducts this advance. Take that one back first."},
                      {"letterhead.no_colour", "A colour looks like #00687A."},
                      {"letterhead.too_light", "This colour cannot be read on white paper. Choose a darker one."},
                      {"letterhead.no_png", "A logo is a PNG of at most 2,000 pixels a side and 512 kB."},
                      {"self_billing.not_agreed",
                       "The partner has to agree first that you write their invoices. Note the day at the partner."},
                      {"self_billing.already", "This bill has its self-billed invoice."},
                      {"self_billing.their_own", "The partner sent an invoice of their own for this."},
                      {"self_billing.other_tax",
                       "By the rules this bears {rules} % tax, and the bill says {rate} %. Make the bill anew."},
                      {"source.already_billed", "“{what}” is already on another invoice."},
                      {"source.not_of_this_draft", "This line says that it bills something that this draft did not."},
                      {"invoice.no_address", "This customer has no email address. Say where to send it."},
                      {"bill.total_not_positive", "A bill asks for more than nothing."},
                      {"bill.date_in_future", "This bill is of a day that has not come yet."},
                      {"bill.number_known", "A document {number} of this partner is here already."},
                      {"bill.over_credited", "This is more than what is left of the bill."},
                      {"bill.credit_before_bill", "A credit note cannot be older than its bill."},
                      {"bill.not_a_bill", "A credit note is not credited itself."},
                      {"self_billing.ours_to_number", "We write this partner's documents, and number them here."},
                      {"bill.booked_in_future", "Nothing is booked on a day that has not come yet."},
                      {"bill.booked_before", "The bill for this work is booked already."},
                      {"bill.already_paid", "This bill is already paid."},
                      {"before_billed_on", "This is before the day of the bill."},
                      {"provider.not_https", "This is no https address."},
                      {"provider.unknown_placeholder", "Between braces stand names that we do not know."},
                      {"provider.no_invoice", "Without {invoice_id} nobody can tell what was paid."},
                      {"provider.secret_too_short", "A signing secret has at least 16 characters."},
                      {"provider.wrong_signature", "This message is not signed by the provider."},
                      {"payment.in_future", "A payment is recorded when it happened, not before."},
                      {"payment.fee_too_large", "The fee is more than the payment."},
                      {"payment.taken_back", "This payment was taken back already."},
                      {"payment.credit_used",
                       "What was left of this payment was used for another document since. Take that back first."},
                      {"payment.document_closed",
                       "{number} was credited or written off since this payment. Take that back first."},
                      {"payment.not_all_used", "Money that goes out must settle something, to the last cent."},
                      {"allocation.one_document", "Name either an invoice or a bill."},
                      {"allocation.twice", "Each document stands here once."},
                      {"allocation.wrong_document", "This document cannot be settled by this payment."},
                      {"allocation.other_party", "This document belongs to someone else."},
                      {"allocation.other_currency", "This is in another currency."},
                      {"allocation.settled_differs", "In one currency, what settles and what it takes are the same."},
                      {"allocation.more_than_open", "This is more than what is still open."},
                      {"allocation.more_than_payment", "This is more than what is left of the payment."},
                      {"document.not_ready", "The document is being drawn. Try again in a moment."},
                      {"document.no_code",
                       "A payment code takes an invoice in euros that is still open, and an IBAN of ours on it."},
                      {"e_invoice.not_valid", "This document is not complete enough for an e-invoice of this kind."},
                      {"e_invoice.not_readable", "This is no e-invoice that can be read: {reason} (line {line})."},
                      {"e_invoice.known", "{number} of this sender is here already."},
                      {"e_invoice.not_a_vendor", "Only partners and vendors send bills. Make this party one first."},
                      {"e_invoice.no_vendor", "Say first whose invoice this is."},
                      {"e_invoice.no_bill_to_credit", "Say which bill of this vendor the credit note takes back."},
                      {"e_invoice.broken", "This e-invoice breaks rules. Ask the sender for a right one."},
                      {"e_invoice.other_total", "This is over another total than the bill for the accepted work."},
                      {"e_invoice.second_person", "Someone else than who accepted it must say yes to the account."},
                      {"e_invoice.missing", "This must be there ({rule})."},
                      {"e_invoice.not_allowed", "This must not be there ({rule})."},
                      {"e_invoice.wrong_sum", "This does not add up ({rule})."},
                      {"e_invoice.unknown_code", "This code is not in its list ({rule})."},
                      {"e_invoice.too_many_digits", "An e-invoice has two digits behind the point here ({rule})."},
                      {"e_invoice.too_often", "This may be there only once ({rule})."},
                      {"e_invoice.wrong_value", "This is not what it has to be ({rule})."},
                      {"e_invoice.unreadable", "This cannot be read ({rule})."},
                      {"archive.too_many", "These days have more than {most} documents. Choose fewer days."},
                      {"document.no_such_form", "This document has no form {form}."},
                      {"rate_without_standard_category", "Only the standard category has a rate."},
                      {"amount_too_large", "The sums are larger than any amount can be."},
                      {"before_period_from", "This is before the first day of the work."},
                      {"before_starts_on", "This is before it starts."},
                      {"reminder.not_due", "No reminder is due to this customer in this currency today."},
                      {"is_zero", "This must not be zero."}},
    };
}

}  // namespace farflung::billing
