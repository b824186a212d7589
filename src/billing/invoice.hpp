#pragma once

#include <functional>

#include "billing/declared_tax.hpp"
#include "billing/share.hpp"

namespace farflung {

/// A self-billed document is one that we write in a partner's name for their bill, or for what they take off it (389
/// and 261 in UNTDID 1001).
enum class InvoiceKind { invoice, credit_note, self_billed, self_billed_credit };
constexpr auto describe(Of<InvoiceKind>) {
    return enumeration("invoice_kind", "invoice", "credit_note", "self_billed", "self_billed_credit");
}
constexpr bool is_self_billed(InvoiceKind kind) {
    return kind == InvoiceKind::self_billed || kind == InvoiceKind::self_billed_credit;
}
constexpr bool is_credit(InvoiceKind kind) {
    return kind == InvoiceKind::credit_note || kind == InvoiceKind::self_billed_credit;
}

enum class InvoiceState { draft, issued, part_paid, paid, credited, written_off };
constexpr auto describe(Of<InvoiceState>) {
    return enumeration("invoice_state", "draft", "issued", "part_paid", "paid", "credited", "written_off");
}

/// What an invoice is for: what was done, or money in advance that a later invoice deducts (386 in UNTDID 1001).
enum class InvoicePurpose { ordinary, advance };
constexpr auto describe(Of<InvoicePurpose>) { return enumeration("invoice_purpose", "ordinary", "advance"); }

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
    std::optional<Date> carried_over_on;  // issued before these books began, and open when they did
    Frozen<DeclaredTax> declared_tax;
    std::optional<TaxRounding> tax_rounding;  // as the seat's country has it when none was chosen
    std::optional<TaxRoundedPer> tax_rounded_per;
    std::optional<Decimal> cash_discount_percent;
    std::optional<int> cash_discount_days;
    std::optional<Date> cash_discount_by;
    std::optional<Amount> cash_discount;  // what it takes off the total
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
              {.read_only = true, .team_only = true, .max_length = 500, .label = "Reason of the write-off"}),
        field("carried_over_on", &Invoice::carried_over_on,
              {.read_only = true, .team_only = true, .label = "Carried over on"}),
        field("declared_tax", &Invoice::declared_tax, {.read_only = true, .label = "Tax as declared"}),
        field("tax_rounding", &Invoice::tax_rounding, {.label = "Tax is rounded"}),
        field("tax_rounded_per", &Invoice::tax_rounded_per, {.label = "Tax is rounded per"}),
        field("cash_discount_percent", &Invoice::cash_discount_percent,
              {.min = 0, .max = 100, .label = "Early-payment discount in percent"}),
        field("cash_discount_days", &Invoice::cash_discount_days,
              {.min = 0, .max = 365, .label = "Days for the discount"}),
        field("cash_discount_by", &Invoice::cash_discount_by, {.read_only = true, .label = "Discount until"}),
        field("cash_discount", &Invoice::cash_discount, {.read_only = true, .label = "Early-payment discount"}));
}
static_assert(describes_every_member<Invoice>);

/// Tax rates go with their category, quantities are not zero, and the sums stay within the largest amount. A discount
/// for early payment says how much and how long, and stands on no invoice that asks for advances or deducts them.
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
/// Refuses `invoice.already_issued`, `invoice.no_lines`, `invoice.total_negative`, `advance.only_deducts`.
void issue(Invoice& invoice, Issuing const& issuing);

/// Takes an amount off what is open, and says what that was worth in base currency at the document's own rate: what
/// remains is always the remaining amount at that rate, so a document settled in full leaves nothing over.
Amount settle(Invoice& invoice, Amount amount);
/// The other way. Refuses `payment.document_closed` for what was credited or written off since it was settled.
Amount reopen(Invoice& invoice, Amount amount);

/// `INV-2026-0042`; `CN-` for a credit note and `SB-` for a self-billed invoice.
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

/// The tax as declared: in base currency, as the ledger has it; in a third currency, across the base currency by the
/// rates of both; of what corrects a document, as that one was declared.
DeclaredTax declared_in_base(Invoice const& invoice);
DeclaredTax declared_across(Invoice const& invoice, Currency declared, ledger::DatedRate const& rate);
DeclaredTax declared_again(Invoice const& note, DeclaredTax const& corrected);
/// Says on an issued document what its tax is where it is declared. Refuses `rate.missing`.
void declare_tax(Unit const& unit, Invoice& invoice);

/// How the tax of a country's sellers is rounded unless they choose otherwise.
TaxRounding tax_rounding_of(std::string_view country);
/// Gives the way of rounding to a draft that has none.
void choose_rounding(Unit const& unit, Invoice& invoice);

/// Numbers and dates have one order within a series: kind and year (M6). Refuses `invoice.date_before_last`.
void refuse_date_before_last(Unit const& unit, InvoiceKind kind, Date day);
/// The next number of the year's series.
std::string take_invoice_number(Unit& unit, InvoiceKind kind, Date day);

/// Lines whose tax the rules set get it anew, from the seat of the company, the customer and the day. A line by hand
/// stays as it is.
void apply_tax_rules(Unit const& unit, Invoice& invoice, Date on);

}  // namespace billing
}  // namespace farflung
