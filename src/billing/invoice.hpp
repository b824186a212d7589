#pragma once

#include <functional>

#include "billing/share.hpp"

namespace farflung {

enum class InvoiceKind { invoice, credit_note };
constexpr auto describe(Of<InvoiceKind>) { return enumeration("invoice_kind", "invoice", "credit_note"); }

enum class InvoiceState { draft, issued, part_paid, paid, credited, written_off };
constexpr auto describe(Of<InvoiceState>) {
    return enumeration("invoice_state", "draft", "issued", "part_paid", "paid", "credited", "written_off");
}

/// What an invoice is for: what was done, or money in advance that a later invoice deducts (386 in UNTDID 1001).
enum class InvoicePurpose { ordinary, advance };
constexpr auto describe(Of<InvoicePurpose>) { return enumeration("invoice_purpose", "ordinary", "advance"); }

/// Who says what tax a line bears: whoever types it, or the rules.
enum class TaxBy { hand, rules };
constexpr auto describe(Of<TaxBy>) { return enumeration("tax_by", "hand", "rules"); }

struct InvoiceLine {
    std::string description;
    std::string detail;
    Decimal quantity{1};
    std::string unit;
    Decimal price;
    Decimal tax_rate;
    TaxCategory tax_category = TaxCategory::S;
    Amount net;
    std::optional<ProjectId> project_id;
    std::optional<TaskId> task_id;
    std::optional<WorkPackageId> package_id;
    std::optional<PartyId> partner_id;
    std::string source_kind;
    std::optional<Uuid> source_id;
    SupplyKind supply = SupplyKind::services;
    TaxLevel tax_level = TaxLevel::standard;
    TaxBy tax_by = TaxBy::hand;
    std::string tax_code{};      // VATEX
    std::string tax_note{};      // what the law wants on the document, in its language
    std::string tax_reason{};    // why, with the article; by hand: why otherwise than the rules say
    std::string tax_question{};  // what must be found out before the tax is sure
    std::vector<Adjustment> adjustments{};
    std::optional<Amount> gross{};  // with its tax, where prices are
};
constexpr auto describe(Of<InvoiceLine>) {
    return part(
        "invoice_line", "billing_invoice_lines", "invoice_id",
        field("description", &InvoiceLine::description, {.required = true, .max_length = 500, .label = "Description"}),
        field("detail", &InvoiceLine::detail, {.max_length = 2000, .label = "Detail"}),
        field("quantity", &InvoiceLine::quantity, {.min = -1'000'000'000, .max = 1'000'000'000, .label = "Quantity"}),
        field("unit", &InvoiceLine::unit, {.max_length = 20, .label = "Unit"}),
        field("price", &InvoiceLine::price, {.min = 0, .label = "Price"}),
        field("tax_rate", &InvoiceLine::tax_rate, {.min = 0, .max = 100, .label = "Tax rate"}),
        field("tax_category", &InvoiceLine::tax_category, {.label = "Tax category"}),
        field("net", &InvoiceLine::net, {.read_only = true, .label = "Amount"}),
        field("project_id", &InvoiceLine::project_id, {.references = "project", .label = "Project"}),
        field("task_id", &InvoiceLine::task_id, {.references = "task", .label = "Task"}),
        field("package_id", &InvoiceLine::package_id,
              {.team_only = true, .references = "work_package", .label = "Work package"}),
        field("partner_id", &InvoiceLine::partner_id, {.team_only = true, .references = "party", .label = "Partner"}),
        field("source_kind", &InvoiceLine::source_kind, {.team_only = true, .max_length = 40, .label = "Billed from"}),
        field("source_id", &InvoiceLine::source_id, {.team_only = true, .label = "Source"}),
        field("supply", &InvoiceLine::supply, {.label = "Kind of supply"}),
        field("tax_level", &InvoiceLine::tax_level, {.label = "Kind of rate"}),
        field("tax_by", &InvoiceLine::tax_by, {.team_only = true, .label = "Tax set by"}),
        field("tax_code", &InvoiceLine::tax_code, {.max_length = 40, .label = "Exemption code"}),
        field("tax_note", &InvoiceLine::tax_note, {.max_length = 500, .label = "Tax note"}),
        field("tax_reason", &InvoiceLine::tax_reason, {.max_length = 500, .label = "Reason for the tax"}),
        field("tax_question", &InvoiceLine::tax_question,
              {.read_only = true, .team_only = true, .label = "To find out"}),
        field("adjustments", &InvoiceLine::adjustments, {.label = "Discounts and charges"}),
        field("gross", &InvoiceLine::gross, {.read_only = true, .label = "With tax"}));
}
static_assert(describes_every_member<InvoiceLine>);

/// What we ask a customer to pay, or, as a credit note, what we take back of it.
struct Invoice {
    InvoiceId id;
    int version{};
    InvoiceKind kind = InvoiceKind::invoice;
    InvoiceState state = InvoiceState::draft;
    std::string number;
    PartyId customer_id;
    Currency currency;
    std::vector<InvoiceLine> lines;
    std::string reference;
    std::string note;
    int terms_days = 14;
    std::string language;
    std::optional<Date> issued_on;
    std::optional<Date> due_on;
    std::optional<InvoiceId> corrects_id;
    std::vector<TaxSubtotal> taxes;
    Amount net;
    Amount tax;
    Amount total;
    Amount credited;
    Amount open;
    std::optional<Decimal> rate;
    std::optional<Date> rate_on;
    std::string rate_source;
    std::optional<Amount> base_total;
    std::optional<Amount> base_open;
    Frozen<people::PartyDetails> seller;
    Frozen<people::PartyDetails> buyer;
    std::optional<Instant> sent_at;
    Instant created_at;
    PricesIn prices = PricesIn::without_tax;
    std::vector<Adjustment> adjustments;
    std::vector<AdjustmentPart> adjustment_parts;
    std::optional<Amount> rounding;    // only where prices are with tax, and there is one
    std::optional<Date> delivered_on;  // BT-72
    std::optional<Date> period_from;   // BG-14
    std::optional<Date> period_to;
    InvoicePurpose purpose = InvoicePurpose::ordinary;
    std::optional<Date> disputed_on;  // reminders leave it out until the dispute is over
    std::string dispute;
    std::optional<Date> written_off_on;
    std::optional<Amount> written_off;
    std::optional<Amount> base_written_off;
    std::string write_off_reason;
};
constexpr auto describe(Of<Invoice>) {
    return entity(
        "invoice", "billing_invoices",  //
        field("id", &Invoice::id, {.key = true}), field("version", &Invoice::version, {.read_only = true}),
        field("kind", &Invoice::kind, {.read_only = true, .label = "Kind"}),
        field("state", &Invoice::state, {.read_only = true, .label = "State"}),
        field("number", &Invoice::number,
              {.read_only = true, .searchable = true, .title = true, .max_length = 32, .label = "Number"}),
        field("customer_id", &Invoice::customer_id, {.required = true, .references = "party", .label = "Customer"}),
        field("currency", &Invoice::currency, {.required = true, .label = "Currency"}),
        field("lines", &Invoice::lines, {.required = true, .label = "Lines"}),
        field("reference", &Invoice::reference, {.searchable = true, .max_length = 100, .label = "Your reference"}),
        field("note", &Invoice::note, {.max_length = 2000, .label = "Note"}),
        field("terms_days", &Invoice::terms_days, {.min = 0, .max = 365, .label = "Days to pay"}),
        field("language", &Invoice::language, {.max_length = 35, .label = "Language"}),
        field("issued_on", &Invoice::issued_on, {.read_only = true, .label = "Issued on"}),
        field("due_on", &Invoice::due_on, {.read_only = true, .label = "Pay by"}),
        field("corrects_id", &Invoice::corrects_id, {.read_only = true, .references = "invoice", .label = "Corrects"}),
        field("taxes", &Invoice::taxes, {.read_only = true, .label = "Taxes"}),
        field("net", &Invoice::net, {.read_only = true, .label = "Net"}),
        field("tax", &Invoice::tax, {.read_only = true, .label = "Tax"}),
        field("total", &Invoice::total, {.read_only = true, .label = "Total"}),
        field("credited", &Invoice::credited, {.read_only = true, .label = "Credited"}),
        field("open", &Invoice::open, {.read_only = true, .label = "Open"}),
        field("rate", &Invoice::rate, {.read_only = true, .team_only = true, .label = "Exchange rate"}),
        field("rate_on", &Invoice::rate_on, {.read_only = true, .team_only = true, .label = "Rate of"}),
        field("rate_source", &Invoice::rate_source, {.read_only = true, .team_only = true, .label = "Rate from"}),
        field("base_total", &Invoice::base_total,
              {.read_only = true, .team_only = true, .label = "Total in base currency"}),
        field("base_open", &Invoice::base_open,
              {.read_only = true, .team_only = true, .label = "Open in base currency"}),
        field("seller", &Invoice::seller, {.read_only = true, .label = "Seller"}),
        field("buyer", &Invoice::buyer, {.read_only = true, .label = "Buyer"}),
        field("sent_at", &Invoice::sent_at, {.read_only = true, .label = "Sent"}),
        field("created_at", &Invoice::created_at, {.read_only = true, .label = "Added"}),
        field("prices", &Invoice::prices, {.label = "Prices"}),
        field("adjustments", &Invoice::adjustments, {.label = "Discounts and charges"}),
        field("adjustment_parts", &Invoice::adjustment_parts,
              {.read_only = true, .label = "Discounts and charges by tax"}),
        field("rounding", &Invoice::rounding, {.read_only = true, .label = "Rounding"}),
        field("delivered_on", &Invoice::delivered_on, {.label = "Delivered on"}),
        field("period_from", &Invoice::period_from, {.label = "Work from"}),
        field("period_to", &Invoice::period_to, {.label = "Work until"}),
        field("purpose", &Invoice::purpose, {.label = "Purpose"}),
        field("disputed_on", &Invoice::disputed_on, {.read_only = true, .team_only = true, .label = "Disputed since"}),
        field("dispute", &Invoice::dispute,
              {.read_only = true, .team_only = true, .max_length = 500, .label = "Dispute"}),
        field("written_off_on", &Invoice::written_off_on,
              {.read_only = true, .team_only = true, .label = "Written off on"}),
        field("written_off", &Invoice::written_off, {.read_only = true, .team_only = true, .label = "Written off"}),
        field("base_written_off", &Invoice::base_written_off,
              {.read_only = true, .team_only = true, .label = "Written off in base currency"}),
        field("write_off_reason", &Invoice::write_off_reason,
              {.read_only = true, .team_only = true, .max_length = 500, .label = "Reason of the write-off"}));
}
static_assert(describes_every_member<Invoice>);

/// Tax rates go with their category, quantities are not zero, and the sums stay within the largest amount.
void check(Invoice const& invoice, Problems& problems);
/// Computes every sum; drops claims on sources that no line names any more; refuses a source that was not ours.
void complete(Unit& unit, Invoice& invoice);
Policy<Invoice> const& policy(Of<Invoice>);

namespace billing {

// Rules.

PricedDocument priced(Invoice const& invoice);
/// What the tax of a line hangs on, between these parties on a day.
TaxQuestion tax_question_of(InvoiceLine const& line, Party const& seller, Party const& buyer, Date on);
/// Says a text of the catalogue in the document's language.
using Say = std::function<std::string(std::string_view)>;
/// Puts the decision on the line.
void take_tax(InvoiceLine& line, TaxDecision const& decision, Say const& say);
/// The sentences on tax that a document with these lines prints, each once.
std::vector<std::string> tax_notes(std::vector<InvoiceLine> const& lines, Say const& say);
/// Line nets, taxes and totals; the open amount of a draft is nothing.
void recalculate(Invoice& invoice);
InvoiceState state_of(Invoice const& invoice);

/// What issuing takes from outside the invoice.
struct Issuing {
    std::string number;
    Date on;
    ledger::DatedRate rate;
    Currency base;
    people::PartyDetails seller;
    people::PartyDetails buyer;
};
/// Refuses `invoice.already_issued`, `invoice.no_lines`, `invoice.total_negative`.
void issue(Invoice& invoice, Issuing const& issuing);

/// Takes an amount off what is open, and says what that was worth in base currency at the document's own rate: what
/// remains is always the remaining amount at that rate, so a document settled in full leaves nothing over.
Amount settle(Invoice& invoice, Amount amount);

/// `INV-2026-0042`.
std::string invoice_number(InvoiceKind kind, int year, std::int64_t number);

/// The entry of an issued invoice: receivable against sales by project, package and partner, and tax.
ledger::NewEntry entry_of(Invoice const& invoice);
/// The entry of a credit note: `applied` of it goes off the receivable, worth `released` in base; the rest is the
/// customer's credit.
struct Applied {
    Amount amount;
    Amount released;
};
ledger::NewEntry entry_of_credit(Invoice const& credit_note, Applied const& applied);

/// The entry of what was written off: bad debts by project, package and partner against the receivable.
ledger::NewEntry entry_of_write_off(Invoice const& invoice);

std::vector<Share> shares_of(Invoice const& invoice);

// Commands.

/// Lines whose tax the rules set get it anew, from the seat of the company, the customer and the day. A line by hand
/// stays as it is.
void apply_tax_rules(Unit const& unit, Invoice& invoice, Date on);

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
/// The credit note that takes these lines back; refuses lines that the invoice does not have and more than it has.
Invoice credit_note_of(Invoice const& invoice, CreditInvoice const& request);
/// Issues a credit note at the invoice's own rate. Refuses `invoice.not_issued`, `invoice.over_credited`.
Invoice credit(Unit& unit, InvoiceId id, CreditInvoice const& request);

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

}  // namespace billing
}  // namespace farflung
