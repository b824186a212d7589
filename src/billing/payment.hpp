#pragma once

#include <variant>

#include "billing/bill.hpp"
#include "billing/invoice.hpp"

namespace farflung {

/// What of a payment went to which document: how much of the document it settles, in the document's currency, and how
/// much of the payment that took, in the payment's.
struct Allocation {
    std::optional<InvoiceId> invoice_id;
    std::optional<BillId> bill_id;
    Amount amount;
    Amount settled;
    Amount released;
    Amount difference;
    Date allocated_on{};
};
constexpr auto describe(Of<Allocation>) {
    return part("allocation", "billing_allocations", "payment_id",
                field("invoice_id", &Allocation::invoice_id, {.references = "invoice", .label = "Invoice"}),
                field("bill_id", &Allocation::bill_id, {.references = "bill", .label = "Bill"}),
                field("amount", &Allocation::amount, {.label = "Settles"}),
                field("settled", &Allocation::settled, {.label = "Took"}),
                field("released", &Allocation::released, {.team_only = true, .label = "Was worth"}),
                field("difference", &Allocation::difference, {.team_only = true, .label = "Exchange difference"}),
                field("allocated_on", &Allocation::allocated_on, {.label = "Allocated on"}));
}
static_assert(describes_every_member<Allocation>);

/// Money that came from a customer, or went to a partner (a payout) or back to a customer (a refund).
struct Payment {
    PaymentId id;
    int version{};
    PaymentDirection direction = PaymentDirection::in;
    PartyId party_id;
    Date paid_on;
    Amount amount;
    Amount fee;
    std::string reference;
    std::vector<Allocation> allocations;
    Amount unallocated;
    Decimal rate;
    Date rate_on;
    std::string rate_source;
    Amount base_amount;
    Amount base_unallocated;
    Instant created_at;
    std::optional<Instant> taken_back_at;  // each allocation stands here a second time then, below zero
};
constexpr auto describe(Of<Payment>) {
    return entity(
        "payment", "billing_payments",  //
        field("id", &Payment::id, {.key = true}), field("version", &Payment::version, {.read_only = true}),
        field("direction", &Payment::direction, {.read_only = true, .label = "Direction"}),
        field("party_id", &Payment::party_id, {.read_only = true, .references = "party", .label = "Party"}),
        field("paid_on", &Payment::paid_on, {.read_only = true, .label = "Paid on"}),
        field("amount", &Payment::amount, {.read_only = true, .label = "Amount"}),
        field("fee", &Payment::fee, {.read_only = true, .team_only = true, .label = "Bank fee"}),
        field("reference", &Payment::reference,
              {.read_only = true, .searchable = true, .title = true, .label = "Reference"}),
        field("allocations", &Payment::allocations, {.read_only = true, .label = "Settles"}),
        field("unallocated", &Payment::unallocated, {.read_only = true, .label = "Left over"}),
        field("rate", &Payment::rate, {.read_only = true, .team_only = true, .label = "Exchange rate"}),
        field("rate_on", &Payment::rate_on, {.read_only = true, .team_only = true, .label = "Rate of"}),
        field("rate_source", &Payment::rate_source, {.read_only = true, .team_only = true, .label = "Rate from"}),
        field("base_amount", &Payment::base_amount,
              {.read_only = true, .team_only = true, .label = "In base currency"}),
        field("base_unallocated", &Payment::base_unallocated,
              {.read_only = true, .team_only = true, .label = "Left over in base currency"}),
        field("created_at", &Payment::created_at, {.read_only = true, .label = "Added"}),
        field("taken_back_at", &Payment::taken_back_at, {.read_only = true, .label = "Taken back"}));
}
static_assert(describes_every_member<Payment>);

Policy<Payment> const& policy(Of<Payment>);

namespace billing {

struct AllocatePayment {
    std::vector<AllocationRequest> allocations;
};
constexpr auto describe(Of<AllocatePayment>) {
    return record("allocate_payment",
                  field("allocations", &AllocatePayment::allocations, {.required = true, .label = "Settles"}));
}

struct PayBill {
    std::optional<Date> paid_on;
    std::optional<Amount> amount;   // the money that went; what is open when missing
    std::optional<Amount> settles;  // of the bill, in its currency; needed when the money is another's
    std::optional<Amount> fee;
    std::string reference;
};
constexpr auto describe(Of<PayBill>) {
    return record("pay_bill", field("paid_on", &PayBill::paid_on, {.label = "Paid on"}),
                  field("amount", &PayBill::amount, {.min = 0, .label = "Amount"}),
                  field("settles", &PayBill::settles, {.min = 0, .label = "Settles"}),
                  field("fee", &PayBill::fee, {.min = 0, .label = "Bank fee"}),
                  field("reference", &PayBill::reference, {.label = "Reference"}));
}

/// Emitted about the payment.
struct PaymentRecorded {
    PartyId party_id;
    Amount amount;
    std::string reference;
};
constexpr auto describe(Of<PaymentRecorded>) {
    return record("payment_recorded", field("party_id", &PaymentRecorded::party_id, {.references = "party"}),
                  field("amount", &PaymentRecorded::amount), field("reference", &PaymentRecorded::reference));
}
struct PaymentTakenBack {
    PartyId party_id;
    Amount amount;
    std::string reference;
    std::string reason;
};
constexpr auto describe(Of<PaymentTakenBack>) {
    return record("payment_taken_back", field("party_id", &PaymentTakenBack::party_id, {.references = "party"}),
                  field("amount", &PaymentTakenBack::amount), field("reference", &PaymentTakenBack::reference),
                  field("reason", &PaymentTakenBack::reason));
}

// Rules.

/// A document that a payment settles, seen alike whether we are paid or pay.
using Payable = std::variant<Invoice*, Bill*>;
/// What a refusal calls the fields of an allocation.
struct AllocationPaths {
    std::string document;
    std::string amount;
    std::string settled;
};
/// Settles a part of a document from what is left of the payment, and adds the postings of it. Refuses
/// `allocation.more_than_open`, `allocation.more_than_payment` and what does not fit together.
Allocation allocate_to(Payment& payment, Payable document, AllocationRequest const& request,
                       AllocationPaths const& paths, std::vector<ledger::NewPosting>& postings);
/// Undoes an allocation of a payment: opens the document again, and adds to the postings, which are the reversal of the
/// payment's own entry, what rounding makes of it at the document's rate. Refuses `payment.document_closed`.
Allocation deallocate(Payment const& payment, Payable document, Allocation const& allocation,
                      std::vector<ledger::NewPosting>& postings);
/// Takes money off what is left of the payment; answers its worth in base currency at the payment's rate.
Amount take_from(Payment& payment, Amount settled);

// Commands.

/// Refuses `payment.in_future`, `payment.not_all_used` for money out that settles nothing, and what `allocate_to` does.
Payment record_payment(Unit& unit, RecordPayment const& request);
/// Uses what is left over of a customer's payment.
Payment allocate(Unit& unit, PaymentId id, AllocatePayment const& request);
/// A payout for a bill, or, for a credit note of a partner, the money that they paid back.
Payment pay(Unit& unit, BillId id, PayBill const& request);

}  // namespace billing
}  // namespace farflung
