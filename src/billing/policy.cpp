#include "billing/mailed_invoice.hpp"
#include "billing/payment.hpp"
#include "billing/payment_attempt.hpp"
#include "billing/recurring_invoice.hpp"
#include "billing/reminder.hpp"

namespace farflung {

namespace {

constexpr Keys finance = key::owner | key::admin | key::finance;

bool is_draft(Invoice const& invoice) { return invoice.state == InvoiceState::draft; }
bool is_standing_invoice(Invoice const& invoice) {
    return invoice.kind == InvoiceKind::invoice && invoice.state != InvoiceState::draft &&
           invoice.state != InvoiceState::credited && invoice.state != InvoiceState::written_off;
}
bool is_owed(Invoice const& invoice) { return is_standing_invoice(invoice) && !invoice.open.is_zero(); }
bool may_be_disputed(Invoice const& invoice) { return is_owed(invoice) && !invoice.disputed_on; }
bool is_disputed(Invoice const& invoice) { return invoice.disputed_on.has_value(); }
/// What was carried over has its document elsewhere, and is corrected there.
bool is_our_document(Invoice const& invoice) { return !is_draft(invoice) && !invoice.carried_over_on; }
bool may_be_credited(Invoice const& invoice) { return is_standing_invoice(invoice) && is_our_document(invoice); }
bool is_active(RecurringInvoice const& recurring) { return recurring.state == RecurringState::active; }
bool is_paused(RecurringInvoice const& recurring) { return recurring.state == RecurringState::paused; }
bool made_nothing(RecurringInvoice const& recurring) { return recurring.next_period == 0; }
bool is_payable(Bill const& bill) { return !bill.open.is_zero(); }
bool may_be_credited_to_us(Bill const& bill) {
    return bill.kind == BillKind::bill && bill.state != BillState::credited;
}
bool may_be_self_billed(Bill const& bill) {
    return bill.kind == BillKind::bill && !bill.self_billed_id && bill.their_number.empty() && !bill.carried_over_on &&
           bill.credited.is_zero();
}
bool is_received(IncomingInvoice const& invoice) { return invoice.state == IncomingState::received; }
bool is_held(IncomingInvoice const& invoice) { return invoice.state == IncomingState::held; }
bool is_waiting(IncomingInvoice const& invoice) { return is_received(invoice) || is_held(invoice); }
bool has_rest(Payment const& payment) { return !payment.unallocated.is_zero(); }

}  // namespace

Policy<Invoice> const& policy(Of<Invoice>) {
    // Whoever leads the work may draft from it; only finance gives a number.
    constexpr auto drafting = finance | key::sales | key::projects;
    static Policy<Invoice> const rules{.team = finance | key::auditor | key::sales | key::projects,
                                       .team_reach = {},
                                       .customer =
                                           "t.customer_id = :organisation and t.state <> 'draft' and"
                                           " t.kind in ('invoice', 'credit_note')",
                                       .partner =
                                           "t.customer_id = :organisation and"
                                           " t.kind in ('self_billed', 'self_billed_credit')",
                                       .verbs = {{"create", drafting},
                                                 {"update", drafting, is_draft},
                                                 {"delete", drafting, is_draft},
                                                 {"issue", finance, is_draft},
                                                 {"send", finance, is_our_document},
                                                 {"credit", finance, may_be_credited},
                                                 {"write_off", finance, is_owed},
                                                 {"dispute", finance, may_be_disputed},
                                                 {"resolve", finance, is_disputed}}};
    return rules;
}

Policy<Bill> const& policy(Of<Bill>) {
    static Policy<Bill> const rules{.team = finance | key::auditor,
                                    .team_reach = {},
                                    .customer = {},
                                    .partner = "t.partner_id = :organisation",
                                    .verbs = {{"record", finance},
                                              {"pay", finance, is_payable},
                                              {"self_bill", finance, may_be_self_billed},
                                              {"credit", finance, may_be_credited_to_us}}};
    return rules;
}

Policy<Payment> const& policy(Of<Payment>) {
    static Policy<Payment> const rules{.team = finance | key::auditor,
                                       .team_reach = {},
                                       .customer = "t.party_id = :organisation",
                                       .partner = "t.party_id = :organisation and t.direction = 'out'",
                                       .verbs = {{"record", finance}, {"allocate", finance, has_rest}}};
    return rules;
}

Policy<PaymentProvider> const& policy(Of<PaymentProvider>) {
    constexpr auto admin = key::owner | key::admin;
    static Policy<PaymentProvider> const rules{
        .team = finance | key::auditor,
        .team_reach = {},
        .customer = {},
        .partner = {},
        .verbs = {{"connect", admin}, {"update", admin}, {"renew_secret", admin}}};
    return rules;
}

Policy<PaymentAttempt> const& policy(Of<PaymentAttempt>) {
    static Policy<PaymentAttempt> const rules{
        .team = finance | key::auditor, .team_reach = {}, .customer = {}, .partner = {}, .verbs = {}};
    return rules;
}

Policy<RecurringInvoice> const& policy(Of<RecurringInvoice>) {
    static Policy<RecurringInvoice> const rules{.team = finance | key::auditor,
                                                .team_reach = {},
                                                .customer = {},
                                                .partner = {},
                                                .verbs = {{"create", finance},
                                                          {"update", finance},
                                                          {"delete", finance, made_nothing},
                                                          {"pause", finance, is_active},
                                                          {"resume", finance, is_paused}}};
    return rules;
}

Policy<Reminder> const& policy(Of<Reminder>) {
    static Policy<Reminder> const rules{
        .team = finance | key::auditor, .team_reach = {}, .customer = {}, .partner = {}, .verbs = {{"send", finance}}};
    return rules;
}

Policy<IncomingInvoice> const& policy(Of<IncomingInvoice>) {
    static Policy<IncomingInvoice> const rules{.team = finance | key::auditor,
                                               .team_reach = {},
                                               .customer = {},
                                               .partner = {},
                                               .verbs = {{"receive", finance},
                                                         {"match", finance, is_received},
                                                         {"accept", finance, is_received},
                                                         {"approve", finance, is_held},
                                                         {"refuse", finance, is_waiting}}};
    return rules;
}

Policy<MailedInvoice> const& policy(Of<MailedInvoice>) {
    static Policy<MailedInvoice> const rules{
        .team = finance | key::auditor, .team_reach = {}, .customer = {}, .partner = {}, .verbs = {}};
    return rules;
}

}  // namespace farflung
