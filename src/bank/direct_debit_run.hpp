#pragma once

#include "bank/account.hpp"
#include "bank/mandate.hpp"
#include "bank/payout_run.hpp"

namespace farflung {

/// An invoice in a run, with the mandate as it stood when the run was put together.
struct DebitLine {
    InvoiceId invoice_id;
    std::string number;
    PartyId customer_id;
    Amount amount;
    MandateId mandate_id;
    std::string mandate;
    Date signed_on;
    DebitScheme scheme = DebitScheme::core;
    DebitSequence sequence = DebitSequence::recurring;
    std::string name;
    Address address;
    std::string iban;
    std::string bic;
    std::optional<PaymentId> payment_id;
};
constexpr auto describe(Of<DebitLine>) {
    using L = DebitLine;
    return record("debit_line", field("invoice_id", &L::invoice_id, {.references = "invoice", .label = "Invoice"}),
                  field("number", &L::number, {.label = "Number"}),
                  field("customer_id", &L::customer_id, {.references = "party", .label = "Customer"}),
                  field("amount", &L::amount, {.label = "Amount"}),
                  field("mandate_id", &L::mandate_id, {.references = "mandate", .label = "Mandate"}),
                  field("mandate", &L::mandate, {.label = "Mandate reference"}),
                  field("signed_on", &L::signed_on, {.label = "Signed on"}),
                  field("scheme", &L::scheme, {.label = "Scheme"}),
                  field("sequence", &L::sequence, {.label = "Sequence"}), field("name", &L::name, {.label = "Name"}),
                  field("address", &L::address, {.label = "Address"}), field("iban", &L::iban, {.label = "IBAN"}),
                  field("bic", &L::bic, {.label = "BIC"}),
                  field("payment_id", &L::payment_id, {.references = "payment", .label = "Payment"}));
}

inline InvoiceId document_of(DebitLine const& line) { return line.invoice_id; }

/// Invoices that are collected together to one account of ours.
struct DirectDebitRun {
    DirectDebitRunId id;
    int version{};
    std::string number;
    RunState state = RunState::draft;
    BankAccountId bank_account_id;
    Date collect_on;
    std::vector<DebitLine> lines;
    std::optional<AccountId> approved_by;
    std::optional<Instant> approved_at;
    Instant created_at;
};
constexpr auto describe(Of<DirectDebitRun>) {
    using R = DirectDebitRun;
    return entity(
        "direct_debit_run", "bank_direct_debit_runs",  //
        field("id", &R::id, {.key = true}), field("version", &R::version, {.read_only = true}),
        field("number", &R::number,
              {.read_only = true, .searchable = true, .title = true, .max_length = 32, .label = "Number"}),
        field("state", &R::state, {.read_only = true, .label = "State"}),
        field("bank_account_id", &R::bank_account_id,
              {.read_only = true, .references = "bank_account", .label = "Bank account"}),
        field("collect_on", &R::collect_on, {.read_only = true, .label = "Collect on"}),
        field("lines", &R::lines, {.read_only = true, .label = "Invoices"}),
        field("approved_by", &R::approved_by, {.read_only = true, .references = "account", .label = "Approved by"}),
        field("approved_at", &R::approved_at, {.read_only = true, .label = "Approved"}),
        field("created_at", &R::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<DirectDebitRun>);

Policy<DirectDebitRun> const& policy(Of<DirectDebitRun>);

namespace bank {

// Rules.

DirectDebit direct_debit_of(DirectDebitRun const& run, BankAccount const& account, people::PartyDetails const& payee);

// Commands.

struct DebitChoice {
    InvoiceId invoice_id;
    std::optional<MandateId> mandate_id;  // the customer's newest that can be used
};
constexpr auto describe(Of<DebitChoice>) {
    return record(
        "debit_choice",
        field("invoice_id", &DebitChoice::invoice_id, {.required = true, .references = "invoice", .label = "Invoice"}),
        field("mandate_id", &DebitChoice::mandate_id, {.references = "mandate", .label = "Mandate"}));
}
struct StartDirectDebitRun {
    BankAccountId bank_account_id;
    std::optional<Date> collect_on;  // in five days
    std::vector<DebitChoice> lines;
};
constexpr auto describe(Of<StartDirectDebitRun>) {
    using S = StartDirectDebitRun;
    return record("start_direct_debit_run",
                  field("bank_account_id", &S::bank_account_id,
                        {.required = true, .references = "bank_account", .label = "Bank account"}),
                  field("collect_on", &S::collect_on, {.label = "Collect on"}),
                  field("lines", &S::lines, {.required = true, .label = "Lines"}));
}
/// Collects all that is open of each invoice. Refuses `debit.invoice_in_run`, `debit.not_open`, `debit.no_mandate` and
/// `debit.too_soon`.
DirectDebitRun start_direct_debit_run(Unit& unit, StartDirectDebitRun const& request);
/// From here the file can be fetched. Refuses by path what a bank would refuse, and what was paid or revoked since.
DirectDebitRun approve_direct_debit_run(Unit& unit, DirectDebitRunId id);
DirectDebitRun cancel_direct_debit_run(Unit& unit, DirectDebitRunId id);

struct BookDirectDebitRun {
    std::optional<Date> paid_on;      // the run's day, or today when that has not come
    std::vector<InvoiceId> invoices;  // all that are not paid yet
};
constexpr auto describe(Of<BookDirectDebitRun>) {
    return record("book_direct_debit_run", field("paid_on", &BookDirectDebitRun::paid_on, {.label = "Paid on"}),
                  field("invoices", &BookDirectDebitRun::invoices, {.references = "invoice", .label = "Invoices"}));
}
/// Records the payment of each invoice.
DirectDebitRun book_direct_debit_run(Unit& unit, DirectDebitRunId id, BookDirectDebitRun const& request);
/// Notes in whatever run has these invoices that this payment paid them, as when the bank's line is booked.
void note_debit(Unit& unit, PaymentId payment, std::vector<billing::AllocationRequest> const& allocations);

// Queries.

/// An invoice that a run could take: open, in euros, of a customer with a mandate that can be used.
struct CollectableInvoice {
    InvoiceId invoice_id;
    std::string number;
    PartyId customer_id;
    std::string name;
    Date due_on;
    Amount open;
    std::string mandate;
};
constexpr auto describe(Of<CollectableInvoice>) {
    using I = CollectableInvoice;
    return record(
        "collectable_invoice", field("invoice_id", &I::invoice_id, {.references = "invoice", .label = "Invoice"}),
        field("number", &I::number, {.label = "Number"}),
        field("customer_id", &I::customer_id, {.references = "party", .label = "Customer"}),
        field("name", &I::name, {.label = "Name"}), field("due_on", &I::due_on, {.label = "Pay by"}),
        field("open", &I::open, {.label = "Open"}), field("mandate", &I::mandate, {.label = "Mandate reference"}));
}
std::vector<CollectableInvoice> collectable_invoices(Unit const& unit);

/// `pain008.xml`. Refuses `run.not_approved`, and `payout.paid_meanwhile` when an invoice that is in it was paid
/// another way.
http::Document direct_debit_document(Unit const& unit, DirectDebitRunId id, std::string const& form,
                                     AskPaymentFile const& request);

// Emitted about the run.

struct DirectDebitRunApproved {
    std::string number;
    int count{};
    std::vector<ApprovedLine> lines;
};
constexpr auto describe(Of<DirectDebitRunApproved>) {
    return record("direct_debit_run_approved", field("number", &DirectDebitRunApproved::number),
                  field("count", &DirectDebitRunApproved::count), field("lines", &DirectDebitRunApproved::lines));
}
struct DirectDebitRunDone {
    std::string number;
};
constexpr auto describe(Of<DirectDebitRunDone>) {
    return record("direct_debit_run_done", field("number", &DirectDebitRunDone::number));
}

}  // namespace bank
}  // namespace farflung
