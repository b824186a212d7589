#include "billing/module.hpp"

#include "billing/accountant.hpp"
#include "billing/advance.hpp"
#include "billing/ageing.hpp"
#include "billing/bill_credit.hpp"
#include "billing/carry_over.hpp"
#include "billing/cash.hpp"
#include "billing/consumer_threshold.hpp"
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
#include "billing/saf_t.hpp"
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
                get("/vat/threshold", finance | key::auditor, consumer_threshold),
                get("/cash", finance | key::auditor, cash),
                get("/margin", finance | key::auditor, margin),
                get("/billing/reports/{report}/{form}", finance | key::auditor, billing_report),
                get("/ledger/export/saf_t.xml", finance | key::auditor, saf_t_export),
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
                   event<AccountChangeHeld>("{number} of {sender} names another account: someone else must say yes"),
                   event<PaperDifferenceHeld>(
                       "{number} of {sender} shows other money on paper than in its data: someone else must say yes")},
        .sentences = sentences(),
    };
}

}  // namespace farflung::billing
