#include "billing/payment.hpp"

namespace farflung {

namespace {

constexpr Keys finance = key::owner | key::admin | key::finance;

bool is_draft(Invoice const& invoice) { return invoice.state == InvoiceState::draft; }
bool is_standing_invoice(Invoice const& invoice) {
    return invoice.kind == InvoiceKind::invoice && invoice.state != InvoiceState::draft &&
           invoice.state != InvoiceState::credited;
}
bool is_issued(Invoice const& invoice) { return !is_draft(invoice); }
bool is_payable(Bill const& bill) { return !bill.open.is_zero(); }
bool has_rest(Payment const& payment) { return !payment.unallocated.is_zero(); }

}  // namespace

Policy<Invoice> const& policy(Of<Invoice>) {
    // Whoever leads the work may draft from it; only finance gives a number.
    constexpr auto drafting = finance | key::sales | key::projects;
    static Policy<Invoice> const rules{.team = finance | key::auditor | key::sales | key::projects,
                                       .team_reach = {},
                                       .customer = "t.customer_id = :organisation and t.state <> 'draft'",
                                       .partner = {},
                                       .verbs = {{"create", drafting},
                                                 {"update", drafting, is_draft},
                                                 {"delete", drafting, is_draft},
                                                 {"issue", finance, is_draft},
                                                 {"send", finance, is_issued},
                                                 {"credit", finance, is_standing_invoice}}};
    return rules;
}

Policy<Bill> const& policy(Of<Bill>) {
    static Policy<Bill> const rules{.team = finance | key::auditor,
                                    .team_reach = {},
                                    .customer = {},
                                    .partner = "t.partner_id = :organisation",
                                    .verbs = {{"record", finance}, {"pay", finance, is_payable}}};
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

}  // namespace farflung
