#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "billing/pro_forma.hpp"
#include "files/files.hpp"

namespace farflung {

struct Invoice;
using InvoiceId = Id<Invoice>;
struct Bill;
using BillId = Id<Bill>;
struct Payment;
using PaymentId = Id<Payment>;

// Where a mailed e-invoice hangs; a later module owns them.
struct Ticket;
using TicketId = Id<Ticket>;
struct Message;
using MessageId = Id<Message>;

enum class PaymentDirection { in, out };
constexpr auto describe(Of<PaymentDirection>) { return enumeration("payment_direction", "in", "out"); }

namespace billing {

/// Lines whose tax the rules set get it when the draft is made, and again when it is issued.
struct NewInvoice {
    PartyId customer_id;
    Currency currency;
    std::vector<InvoiceLine> lines;
    int terms_days = 14;
    std::string reference{};  // the customer's own order number or such
    std::string note{};
    std::string language{};  // the customer's when empty
    PricesIn prices = PricesIn::without_tax;
    std::vector<Adjustment> adjustments{};
    std::optional<TaxRounding> tax_rounding{};
    std::optional<TaxRoundedPer> tax_rounded_per{};
};
/// Makes a draft. Refuses `source.already_billed`, and a customer out of the actor's reach.
InvoiceId draft_invoice(Unit& unit, NewInvoice const& request);
/// Puts more lines on a draft, with their claims; nothing where it was issued or taken away meanwhile. Refuses
/// `source.already_billed`.
void add_lines(Unit& unit, InvoiceId draft, std::vector<InvoiceLine> const& lines);
/// Has a job issue a draft, unless someone is quicker.
void issue_by_itself(Unit& unit, InvoiceId draft);

/// A job that the projects module does: puts the hours of a project that were approved, worked up to a day and are on
/// no invoice yet on the draft that a retainer made, and then has it issued where it should be. A project of another
/// customer, in another currency, or with tax in its prices where the retainer has none, or the other way round, adds
/// nothing.
struct AddUsage {
    InvoiceId invoice_id;
    PartyId customer_id;
    Currency currency;
    ProjectId project_id;
    Date through;
    bool then_issue = false;
    PricesIn prices = PricesIn::without_tax;
};
constexpr auto describe(Of<AddUsage>) {
    return record("add_usage", field("invoice_id", &AddUsage::invoice_id), field("customer_id", &AddUsage::customer_id),
                  field("currency", &AddUsage::currency), field("project_id", &AddUsage::project_id),
                  field("through", &AddUsage::through), field("then_issue", &AddUsage::then_issue),
                  field("prices", &AddUsage::prices));
}

/// A file that came with a mail and is kept at its message.
struct MailedFile {
    TicketId ticket_id;
    MessageId message_id;
    FileId file_id;
    std::string from_email;
    std::string sha256;
    std::string head;  // its first bytes
    std::int64_t size = 0;
};
/// Has a job open each file that may be an e-invoice; one that is comes in as if it were uploaded. Whoever takes mail
/// calls this downwards, for billing knows of no mail; no file makes it refuse or throw, and at most ten are opened.
void receive_mailed_files(Unit& unit, std::vector<MailedFile> const& files);

/// Whether a source stands on a draft or an invoice that was not taken back.
bool is_billed(Unit const& unit, std::string_view source_kind, Uuid const& source_id);
/// Whether it was on an invoice of the day or of one before.
bool was_billed(Unit const& unit, std::string_view source_kind, Uuid const& source_id, Date on);

/// A line of a partner's bill; the customer is the one whose work it was.
struct NewBillLine {
    std::string description;
    Decimal quantity{1};
    std::string unit{};
    Decimal price;  // in the bill's currency
    Decimal tax_rate{};
    std::optional<ProjectId> project_id{};
    std::optional<WorkPackageId> package_id{};
    std::optional<PartyId> customer_id{};
};
constexpr auto describe(Of<NewBillLine>) {
    return record(
        "new_bill_line", field("description", &NewBillLine::description, {.required = true, .label = "Description"}),
        field("quantity", &NewBillLine::quantity, {.min = -1'000'000, .max = 1'000'000, .label = "Quantity"}),
        field("unit", &NewBillLine::unit, {.max_length = 20, .label = "Unit"}),
        field("price", &NewBillLine::price, {.min = 0, .label = "Price"}),
        field("tax_rate", &NewBillLine::tax_rate, {.min = 0, .max = 100, .label = "Tax rate"}),
        field("project_id", &NewBillLine::project_id, {.references = "project", .label = "Project"}),
        field("package_id", &NewBillLine::package_id, {.references = "work_package", .label = "Work package"}),
        field("customer_id", &NewBillLine::customer_id, {.references = "party", .label = "Customer"}));
}
struct NewBill {
    PartyId partner_id;
    Currency currency;
    Date billed_on;
    std::optional<Date> due_on{};  // billed_on plus 14 days when missing
    std::string their_number{};
    std::vector<NewBillLine> lines;
    std::string source_kind{};  // such as work_package; each source has at most one bill
    std::optional<Uuid> source_id{};
    std::optional<Date> booked_on{};  // billed_on when missing; a later day when the books of that one are closed
};
constexpr auto describe(Of<NewBill>) {
    return record(
        "new_bill",
        field("partner_id", &NewBill::partner_id, {.required = true, .references = "party", .label = "Partner"}),
        field("currency", &NewBill::currency, {.required = true, .label = "Currency"}),
        field("billed_on", &NewBill::billed_on, {.required = true, .label = "Billed on"}),
        field("due_on", &NewBill::due_on, {.label = "Pay by"}),
        field("their_number", &NewBill::their_number, {.max_length = 60, .label = "Their number"}),
        field("lines", &NewBill::lines, {.required = true, .label = "Lines"}),
        field("source_kind", &NewBill::source_kind, {.read_only = true}),
        field("source_id", &NewBill::source_id, {.read_only = true}),
        field("booked_on", &NewBill::booked_on, {.label = "Booked on"}));
}
/// Books cost, input tax and payable on `booked_on`, at the rate of `billed_on`, and emits BillReceived. Refuses
/// `rate.missing`, `source.already_billed`, `bill.total_not_positive`, and `period.locked` at `booked_on`.
BillId make_bill(Unit& unit, NewBill const& request);

/// One document that a payment settles: an invoice or a bill. `amount` is in the document's currency; without it, as
/// much as the payment reaches. `settled` is in the payment's; without it, all that is left of the payment. Where it
/// `takes_discount` for early payment, a credit note grants that, and the money settles all the rest.
struct AllocationRequest {
    std::optional<InvoiceId> invoice_id;
    std::optional<BillId> bill_id;
    std::optional<Amount> amount;
    std::optional<Amount> settled;
    bool takes_discount = false;
};
constexpr auto describe(Of<AllocationRequest>) {
    return record(
        "allocation_request",
        field("invoice_id", &AllocationRequest::invoice_id, {.references = "invoice", .label = "Invoice"}),
        field("bill_id", &AllocationRequest::bill_id, {.references = "bill", .label = "Bill"}),
        field("amount", &AllocationRequest::amount, {.label = "Settles"}),
        field("settled", &AllocationRequest::settled, {.label = "Takes"}),
        field("takes_discount", &AllocationRequest::takes_discount, {.label = "With the discount for early payment"}));
}

struct RecordPayment {
    PaymentDirection direction = PaymentDirection::in;
    PartyId party_id;
    std::optional<Date> paid_on;
    Amount amount;
    std::optional<Amount> fee;
    std::string reference;
    std::vector<AllocationRequest> allocations;
    std::optional<LedgerAccountId> account_id{};  // where the money is; the bank when missing
};
constexpr auto describe(Of<RecordPayment>) {
    return record(
        "record_payment", field("direction", &RecordPayment::direction, {.label = "Direction"}),
        field("party_id", &RecordPayment::party_id, {.required = true, .references = "party", .label = "Party"}),
        field("paid_on", &RecordPayment::paid_on, {.label = "Paid on"}),
        field("amount", &RecordPayment::amount, {.required = true, .min = 0, .label = "Amount"}),
        field("fee", &RecordPayment::fee, {.min = 0, .label = "Bank fee"}),
        field("reference", &RecordPayment::reference, {.label = "Reference"}),
        field("allocations", &RecordPayment::allocations, {.label = "Settles"}),
        field("account_id", &RecordPayment::account_id,
              {.references = "ledger_account", .label = "Account in the books", .help = "Empty: the bank"}));
}

/// Books money that came from a party or went to it, and what it settles. Refuses what `record_payment` refuses.
PaymentId make_payment(Unit& unit, RecordPayment const& request);

/// Takes back a payment that was not what it was recorded as: what it settled is open again, and the entry is reversed
/// on the payment's own day, so that neither bank nor documents ever had it. Emits PaymentTakenBack. Refuses
/// `payment.taken_back`, `payment.credit_used`, `payment.document_closed`, `period.locked`.
void take_back_payment(Unit& unit, PaymentId payment, std::string const& reason);

/// A document that money may still settle: an invoice by what comes in, a credit note or a bill by what goes out.
struct OpenDocument {
    std::optional<InvoiceId> invoice_id;
    std::optional<BillId> bill_id;
    PaymentDirection direction = PaymentDirection::in;
    std::string number;
    std::string their_number;
    PartyId party_id;
    std::string party;
    std::string iban;
    Amount open;
    Date due_on;
    std::optional<Amount> discount{};  // what who pays by that day may take off
    std::optional<Date> discount_by{};
};
std::vector<OpenDocument> open_documents(Unit const& unit);

/// A payment as the bank sees it: what came to the account, or, below zero, what left it, with fees.
struct MovedMoney {
    PaymentId payment_id;
    PartyId party_id;
    std::string party;
    Date paid_on;
    Amount moved;
};
constexpr auto describe(Of<MovedMoney>) {
    return record("moved_money", field("payment_id", &MovedMoney::payment_id), field("party_id", &MovedMoney::party_id),
                  field("party", &MovedMoney::party), field("paid_on", &MovedMoney::paid_on),
                  field("moved", &MovedMoney::moved));
}
std::vector<MovedMoney> moved_money(Unit const& unit, Date first, Date last);
std::optional<MovedMoney> moved_money(Unit const& unit, PaymentId payment);

/// What a payment came to for one of its documents: how much of it was settled, what that took of the money, and what
/// was lost by exchange since it was booked, in base currency (below zero: gained). The bank's fee is known only where
/// the payment is of nothing else.
struct PaymentOutcome {
    Date paid_on;
    Amount settles;
    Amount took;
    std::optional<Amount> fee;
    Decimal rate;
    Amount difference;
};
/// Refuses `not_found` for a document that the payment does not settle.
PaymentOutcome outcome_of(Unit const& unit, PaymentId payment, BillId bill);
PaymentOutcome outcome_of(Unit const& unit, PaymentId payment, InvoiceId invoice);

/// Emitted about the invoice (or credit note).
struct InvoiceIssued {
    std::string number;
    PartyId customer_id;
    Amount total;
};
constexpr auto describe(Of<InvoiceIssued>) {
    return record("invoice_issued", field("number", &InvoiceIssued::number),
                  field("customer_id", &InvoiceIssued::customer_id, {.references = "party"}),
                  field("total", &InvoiceIssued::total));
}
/// The open amount came to zero by payments.
struct InvoicePaid {
    std::string number;
    PartyId customer_id;
    Amount total;
};
constexpr auto describe(Of<InvoicePaid>) {
    return record("invoice_paid", field("number", &InvoicePaid::number),
                  field("customer_id", &InvoicePaid::customer_id, {.references = "party"}),
                  field("total", &InvoicePaid::total));
}
/// Emitted about the bill.
struct BillReceived {
    std::string number;
    PartyId partner_id;
    Amount total;
};
constexpr auto describe(Of<BillReceived>) {
    return record("bill_received", field("number", &BillReceived::number),
                  field("partner_id", &BillReceived::partner_id, {.references = "party"}),
                  field("total", &BillReceived::total));
}
struct BillPaid {
    std::string number;
    PartyId partner_id;
    Amount total;
};
constexpr auto describe(Of<BillPaid>) {
    return record("bill_paid", field("number", &BillPaid::number),
                  field("partner_id", &BillPaid::partner_id, {.references = "party"}),
                  field("total", &BillPaid::total));
}

}  // namespace billing
}  // namespace farflung
