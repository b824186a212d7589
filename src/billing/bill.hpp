#pragma once

#include "billing/share.hpp"

namespace farflung {

enum class BillState { open, part_paid, paid, credited };
constexpr auto describe(Of<BillState>) { return enumeration("bill_state", "open", "part_paid", "paid", "credited"); }

enum class BillKind { bill, credit_note };
constexpr auto describe(Of<BillKind>) { return enumeration("bill_kind", "bill", "credit_note"); }

struct BillLine {
    std::string description;
    Decimal quantity{1};
    std::string unit;
    Decimal price;
    Decimal tax_rate;
    Amount net;
    std::optional<ProjectId> project_id;
    std::optional<WorkPackageId> package_id;
    std::optional<PartyId> customer_id;
};
constexpr auto describe(Of<BillLine>) {
    return part(
        "bill_line", "billing_bill_lines", "bill_id",
        field("description", &BillLine::description, {.max_length = 500, .label = "Description"}),
        field("quantity", &BillLine::quantity, {.label = "Quantity"}),
        field("unit", &BillLine::unit, {.max_length = 20, .label = "Unit"}),
        field("price", &BillLine::price, {.label = "Price"}),
        field("tax_rate", &BillLine::tax_rate, {.label = "Tax rate"}),
        field("net", &BillLine::net, {.label = "Amount"}),
        field("project_id", &BillLine::project_id, {.references = "project", .label = "Project"}),
        field("package_id", &BillLine::package_id, {.references = "work_package", .label = "Work package"}),
        field("customer_id", &BillLine::customer_id, {.team_only = true, .references = "party", .label = "Customer"}));
}
static_assert(describes_every_member<BillLine>);

/// What a partner asks us to pay, or takes off what they asked, in the partner's currency. Booked when it is made, and
/// never changed. Of a credit note, `open` is what the partner still has to pay back.
struct Bill {
    BillId id;
    int version{};
    BillState state = BillState::open;
    std::string number;
    std::string their_number;
    PartyId partner_id;
    Currency currency;
    std::vector<BillLine> lines;
    Date billed_on;
    Date due_on;
    Amount net;
    Amount tax;
    Amount total;
    Amount open;
    Decimal rate;
    Date rate_on;
    std::string rate_source;
    Amount base_total;
    Amount base_open;
    std::string source_kind;
    std::optional<Uuid> source_id;
    Instant created_at;
    std::optional<Date> carried_over_on;  // older than these books, and open when they began
    std::optional<InvoiceId> self_billed_id;
    BillKind kind = BillKind::bill;
    std::optional<BillId> corrects_id;
    Amount credited;                // by credit notes
    std::optional<Date> booked_on;  // where that is another day than `billed_on`, whose books were closed
};
constexpr auto describe(Of<Bill>) {
    return entity(
        "bill", "billing_bills",  //
        field("id", &Bill::id, {.key = true}), field("version", &Bill::version, {.read_only = true}),
        field("state", &Bill::state, {.read_only = true, .label = "State"}),
        field("number", &Bill::number,
              {.read_only = true, .searchable = true, .title = true, .max_length = 32, .label = "Number"}),
        field("their_number", &Bill::their_number,
              {.read_only = true, .searchable = true, .max_length = 60, .label = "Their number"}),
        field("partner_id", &Bill::partner_id, {.read_only = true, .references = "party", .label = "Partner"}),
        field("currency", &Bill::currency, {.read_only = true, .label = "Currency"}),
        field("lines", &Bill::lines, {.read_only = true, .label = "Lines"}),
        field("billed_on", &Bill::billed_on, {.read_only = true, .label = "Billed on"}),
        field("due_on", &Bill::due_on, {.read_only = true, .label = "Pay by"}),
        field("net", &Bill::net, {.read_only = true, .label = "Net"}),
        field("tax", &Bill::tax, {.read_only = true, .label = "Tax"}),
        field("total", &Bill::total, {.read_only = true, .label = "Total"}),
        field("open", &Bill::open, {.read_only = true, .label = "Open"}),
        field("rate", &Bill::rate, {.read_only = true, .team_only = true, .label = "Exchange rate"}),
        field("rate_on", &Bill::rate_on, {.read_only = true, .team_only = true, .label = "Rate of"}),
        field("rate_source", &Bill::rate_source, {.read_only = true, .team_only = true, .label = "Rate from"}),
        field("base_total", &Bill::base_total,
              {.read_only = true, .team_only = true, .label = "Total in base currency"}),
        field("base_open", &Bill::base_open, {.read_only = true, .team_only = true, .label = "Open in base currency"}),
        field("source_kind", &Bill::source_kind, {.read_only = true, .team_only = true, .label = "Billed from"}),
        field("source_id", &Bill::source_id, {.read_only = true, .team_only = true, .label = "Source"}),
        field("created_at", &Bill::created_at, {.read_only = true, .label = "Added"}),
        field("carried_over_on", &Bill::carried_over_on,
              {.read_only = true, .team_only = true, .label = "Carried over on"}),
        field("self_billed_id", &Bill::self_billed_id,
              {.read_only = true, .references = "invoice", .label = "Self-billed invoice"}),
        field("kind", &Bill::kind, {.read_only = true, .label = "Kind"}),
        field("corrects_id", &Bill::corrects_id, {.read_only = true, .references = "bill", .label = "Takes back"}),
        field("credited", &Bill::credited, {.read_only = true, .label = "Credited"}),
        field("booked_on", &Bill::booked_on, {.read_only = true, .team_only = true, .label = "Booked on"}));
}
static_assert(describes_every_member<Bill>);

Policy<Bill> const& policy(Of<Bill>);

namespace billing {

void check(NewBill const& request, Problems& problems);
/// The bill with its sums at a rate; refuses `bill.total_not_positive`.
Bill to_bill(NewBill const& request, std::string number, ledger::DatedRate const& rate, Currency base);
BillState state_of(Bill const& bill);
/// The day on which it counts: the books of its own may have been closed, or not begun.
Date day_in_books(Bill const& bill);
/// Takes an amount off what is open; answers what that was worth in base currency at the bill's own rate.
Amount settle(Bill& bill, Amount amount);
/// The other way: opens an amount again; answers what that is worth in base currency.
Amount reopen(Bill& bill, Amount amount);
ledger::NewEntry entry_of(Bill const& bill);

std::vector<Share> shares_of(Bill const& bill);

/// `BILL-2026-0042` or `BCN-2026-0007`, the next one of the year.
std::string take_bill_number(Unit& unit, BillKind kind, Date billed_on);

/// Refuses `bill.number_known`: a second document of a partner with the same number of theirs.
void refuse_known_number(Unit const& unit, PartyId partner, std::string const& number);

/// A bill that finance types in.
Bill record_bill(Unit& unit, NewBill const& request);

}  // namespace billing
}  // namespace farflung
