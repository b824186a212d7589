#pragma once

#include "billing/invoice.hpp"
#include "billing/recurrence.hpp"

namespace farflung {

struct RecurringInvoice;
using RecurringInvoiceId = Id<RecurringInvoice>;

/// Whether a period is billed when it begins, or when it is over.
enum class Billing { ahead, behind };
constexpr auto describe(Of<Billing>) { return enumeration("billing", "ahead", "behind"); }

/// What comes of a period by itself: a draft to look at, or an issued invoice.
enum class Makes { draft, issued };
constexpr auto describe(Of<Makes>) { return enumeration("makes", "draft", "issued"); }

enum class RecurringState { active, paused, ended };
constexpr auto describe(Of<RecurringState>) { return enumeration("recurring_state", "active", "paused", "ended"); }

struct RecurringLine {
    std::string description;
    std::string detail;
    Decimal quantity{1};
    std::string unit;
    Decimal price;
    Decimal tax_rate;
    TaxCategory tax_category = TaxCategory::S;
    SupplyKind supply = SupplyKind::services;
    TaxLevel tax_level = TaxLevel::standard;
    TaxBy tax_by = TaxBy::rules;
    std::optional<ProjectId> project_id;
};
constexpr auto describe(Of<RecurringLine>) {
    return part(
        "recurring_line", "billing_recurring_lines", "recurring_id",
        field("description", &RecurringLine::description,
              {.required = true, .max_length = 500, .label = "Description"}),
        field("detail", &RecurringLine::detail, {.max_length = 2000, .label = "Detail"}),
        field("quantity", &RecurringLine::quantity, {.min = -1'000'000'000, .max = 1'000'000'000, .label = "Quantity"}),
        field("unit", &RecurringLine::unit, {.max_length = 20, .label = "Unit"}),
        field("price", &RecurringLine::price, {.min = 0, .label = "Price"}),
        field("tax_rate", &RecurringLine::tax_rate, {.min = 0, .max = 100, .label = "Tax rate"}),
        field("tax_category", &RecurringLine::tax_category, {.label = "Tax category"}),
        field("supply", &RecurringLine::supply, {.label = "Kind of supply"}),
        field("tax_level", &RecurringLine::tax_level, {.label = "Kind of rate"}),
        field("tax_by", &RecurringLine::tax_by, {.label = "Tax set by"}),
        field("project_id", &RecurringLine::project_id, {.references = "project", .label = "Project"}));
}
static_assert(describes_every_member<RecurringLine>);

/// What a customer pays again and again: a retainer, a hosting plan. It makes one invoice for each period, when that
/// period begins or is over where the customer is.
struct RecurringInvoice {
    RecurringInvoiceId id;
    int version{};
    RecurringState state = RecurringState::active;
    std::string title;
    PartyId customer_id;
    Currency currency;
    std::vector<RecurringLine> lines;
    Rhythm rhythm = Rhythm::monthly;
    Date starts_on;
    std::optional<Date> ends_on;
    int anchor_day{};
    Billing billing = Billing::ahead;
    Makes makes = Makes::draft;
    std::string zone;
    int terms_days = 14;
    std::string reference;
    std::string note;
    PricesIn prices = PricesIn::without_tax;
    int next_period{};
    std::optional<Date> next_on;
    Instant created_at;
    std::optional<ProjectId> project_id;  // its approved hours come on each invoice too
};
constexpr auto describe(Of<RecurringInvoice>) {
    return entity(
        "recurring_invoice", "billing_recurring_invoices",  //
        field("id", &RecurringInvoice::id, {.key = true}),
        field("version", &RecurringInvoice::version, {.read_only = true}),
        field("state", &RecurringInvoice::state, {.read_only = true, .label = "State"}),
        field("title", &RecurringInvoice::title,
              {.required = true, .searchable = true, .title = true, .label = "Title"}),
        field("customer_id", &RecurringInvoice::customer_id,
              {.required = true, .references = "party", .label = "Customer"}),
        field("currency", &RecurringInvoice::currency, {.required = true, .label = "Currency"}),
        field("lines", &RecurringInvoice::lines, {.required = true, .label = "Lines"}),
        field("rhythm", &RecurringInvoice::rhythm, {.fixed = true, .label = "Rhythm"}),
        field("starts_on", &RecurringInvoice::starts_on, {.required = true, .fixed = true, .label = "Starts on"}),
        field("ends_on", &RecurringInvoice::ends_on, {.label = "Ends on"}),
        field(
            "anchor_day", &RecurringInvoice::anchor_day,
            {.fixed = true, .min = 0, .max = 31, .label = "Day of the month", .help = "0: the day on which it starts"}),
        field("billing", &RecurringInvoice::billing, {.fixed = true, .label = "Billed"}),
        field("makes", &RecurringInvoice::makes, {.label = "Makes"}),
        field("zone", &RecurringInvoice::zone, {.fixed = true, .label = "Time zone"}),
        field("terms_days", &RecurringInvoice::terms_days, {.min = 0, .max = 365, .label = "Days to pay"}),
        field("reference", &RecurringInvoice::reference, {.max_length = 100, .label = "Your reference"}),
        field("note", &RecurringInvoice::note, {.max_length = 2000, .label = "Note"}),
        field("prices", &RecurringInvoice::prices, {.label = "Prices"}),
        field("next_period", &RecurringInvoice::next_period, {.read_only = true, .label = "Periods billed"}),
        field("next_on", &RecurringInvoice::next_on, {.read_only = true, .label = "Next on"}),
        field("created_at", &RecurringInvoice::created_at, {.read_only = true, .label = "Added"}),
        field("project_id", &RecurringInvoice::project_id,
              {.references = "project",
               .label = "Adds hours of",
               .help = "Hours that are approved and on no invoice yet come on each one"}));
}
static_assert(describes_every_member<RecurringInvoice>);

void check(RecurringInvoice const& recurring, Problems& problems);
/// The customer's zone when none is given, the day of the next invoice, and a job that waits for it.
void complete(Unit& unit, RecurringInvoice& recurring);
Policy<RecurringInvoice> const& policy(Of<RecurringInvoice>);

namespace billing {

// Rules.

Recurrence recurrence_of(RecurringInvoice const& recurring);
/// The day on which the next period is billed; nothing after the last.
std::optional<Date> next_day(RecurringInvoice const& recurring);
/// The draft of a period; where it is cut, each line is what its days bear.
Invoice draft_of(RecurringInvoice const& recurring, BilledPeriod const& period);

// Commands.

/// Bills the next period of one recurring invoice when its day has come, else does nothing: run again, from two
/// schedulers, or after weeks of downtime, a period has exactly one invoice (M12).
struct BillRecurring {
    RecurringInvoiceId recurring_id;
};
constexpr auto describe(Of<BillRecurring>) {
    return record("bill_recurring", field("recurring_id", &BillRecurring::recurring_id));
}
void bill_recurring(Unit& unit, BillRecurring const& job);

/// Each day: bills whatever is due and was not billed, should a job have been lost.
struct BillAllRecurring {
    Date day;
};
constexpr auto describe(Of<BillAllRecurring>) {
    return record("bill_all_recurring", field("day", &BillAllRecurring::day));
}
void bill_all_recurring(Unit& unit, BillAllRecurring const& job);

/// Issues what a recurring invoice drafted, unless someone was quicker.
struct IssueRecurring {
    InvoiceId invoice_id;
};
constexpr auto describe(Of<IssueRecurring>) {
    return record("issue_recurring", field("invoice_id", &IssueRecurring::invoice_id));
}
void issue_recurring(Unit& unit, IssueRecurring const& job);

/// Periods that begin while it is paused are not billed.
RecurringInvoice pause(Unit& unit, RecurringInvoiceId id);
RecurringInvoice resume(Unit& unit, RecurringInvoiceId id);

/// What the next invoices will be, without making them.
struct ComingInvoice {
    Date on;
    Date period_from;
    Date period_to;
    Amount total;
};
constexpr auto describe(Of<ComingInvoice>) {
    return record("coming_invoice", field("on", &ComingInvoice::on, {.label = "On"}),
                  field("period_from", &ComingInvoice::period_from, {.label = "Work from"}),
                  field("period_to", &ComingInvoice::period_to, {.label = "Work until"}),
                  field("total", &ComingInvoice::total, {.label = "Total"}));
}
std::vector<ComingInvoice> coming_invoices(Unit const& unit, RecurringInvoiceId id);

}  // namespace billing
}  // namespace farflung
