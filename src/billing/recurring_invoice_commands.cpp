#include "billing/recurring_invoice.hpp"

#include "billing/invoice_commands.hpp"
#include "core/zone.hpp"
#include "platform/http/resource.hpp"

namespace farflung {

namespace billing {
namespace {

/// The moment when the day of the next invoice begins where the customer is.
void wait_for_next(Unit& unit, RecurringInvoice const& recurring) {
    if (recurring.state != RecurringState::active || !recurring.next_on) return;
    // The version stands in the key, for a job that ran while it was paused is done and must not stand in the way.
    auto const key = "bill_recurring/" + recurring.id.text() + "/" + std::to_string(recurring.next_period) + "/" +
                     std::to_string(recurring.version);
    unit.enqueue(BillRecurring{recurring.id}, from_local(*recurring.next_on, 0, recurring.zone), key);
}

void plan(RecurringInvoice& recurring) {
    recurring.next_on = next_day(recurring);
    if (!recurring.next_on) recurring.state = RecurringState::ended;
    if (recurring.next_on && recurring.state == RecurringState::ended) recurring.state = RecurringState::active;
}

/// One invoice for the period, by the database's own word: a second one of the same period cannot be stored.
void claim_period(Unit& unit, RecurringInvoice const& recurring, InvoiceId invoice) {
    unit.execute(
        "insert into billing_recurring_periods (workspace_id, recurring_id, period, invoice_id, made_at)"
        " values (:workspace, :recurring, :period, :invoice, :now)",
        {{"recurring", recurring.id}, {"period", recurring.next_period}, {"invoice", invoice}, {"now", unit.now()}});
}

void bill_next(Unit& unit, RecurringInvoice& recurring) {
    auto const period = period_of(recurrence_of(recurring), recurring.next_period);
    ensure(period.has_value(), "what is due is a period");
    auto invoice = draft_of(recurring, *period);
    Problems problems;
    http::check_and_complete(unit, invoice, problems);
    unit.insert(invoice);
    claim_period(unit, recurring, invoice.id);
    bool const is_issued = recurring.makes == Makes::issued;
    if (recurring.project_id) {
        AddUsage const usage{.invoice_id = invoice.id,
                             .customer_id = invoice.customer_id,
                             .currency = invoice.currency,
                             .project_id = *recurring.project_id,
                             .through = recurring.next_on->plus_days(-1),
                             .then_issue = is_issued,
                             .prices = invoice.prices};
        unit.enqueue(usage, {}, "add_usage/" + invoice.id.text());
    } else if (is_issued) {
        issue_by_itself(unit, invoice.id);
    }
    ++recurring.next_period;
    plan(recurring);
}

bool is_due(Unit const& unit, RecurringInvoice const& recurring) {
    return recurring.state == RecurringState::active && recurring.next_on &&
           *recurring.next_on <= unit.today(recurring.zone);
}

/// Bills every period whose day has come, in order.
void bill_due(Unit& unit, RecurringInvoice recurring) {
    if (!is_due(unit, recurring)) return;
    while (is_due(unit, recurring)) bill_next(unit, recurring);
    unit.save(recurring);
    wait_for_next(unit, recurring);
}

/// Whatever is due is made at once: with a year that was mistyped, by the thousand.
void check_start(Unit const& unit, RecurringInvoice const& recurring, Problems& problems) {
    bool const is_new = recurring.version == 0;
    auto const earliest = unit.today(recurring.zone).plus_days(-366);
    if (is_new && recurring.starts_on < earliest) {
        problems.add("starts_on", "starts_long_ago", {{"earliest", earliest.text()}});
    }
}

}  // namespace

void bill_recurring(Unit& unit, BillRecurring const& job) {
    if (auto const recurring = unit.find(job.recurring_id)) bill_due(unit, *recurring);
}

void bill_all_recurring(Unit& unit, BillAllRecurring const&) {
    for (auto const& recurring : unit.where<RecurringInvoice>("t.state = 'active'", {})) bill_due(unit, recurring);
}

void issue_by_itself(Unit& unit, InvoiceId id) { unit.enqueue(IssueRecurring{id}, {}, "issue_recurring/" + id.text()); }

void issue_recurring(Unit& unit, IssueRecurring const& job) {
    auto const invoice = unit.find(job.invoice_id);
    if (invoice && invoice->state == InvoiceState::draft) issue(unit, job.invoice_id, {});
}

RecurringInvoice pause(Unit& unit, RecurringInvoiceId id) {
    auto recurring = unit.get(id);
    unit.authorize("pause", recurring);
    http::refuse_in_wrong_state("pause", recurring);
    recurring.state = RecurringState::paused;
    unit.save(recurring);
    return recurring;
}

RecurringInvoice resume(Unit& unit, RecurringInvoiceId id) {
    auto recurring = unit.get(id);
    unit.authorize("resume", recurring);
    http::refuse_in_wrong_state("resume", recurring);
    recurring.state = RecurringState::active;
    auto const today = unit.today(recurring.zone);
    for (plan(recurring); recurring.next_on && *recurring.next_on < today; plan(recurring)) ++recurring.next_period;
    unit.save(recurring);
    wait_for_next(unit, recurring);
    return recurring;
}

std::vector<ComingInvoice> coming_invoices(Unit const& unit, RecurringInvoiceId id) {
    constexpr std::size_t shown = 6;
    auto recurring = unit.get(id);
    std::vector<ComingInvoice> coming;
    for (auto on = next_day(recurring); on && coming.size() < shown; on = next_day(recurring)) {
        auto const period = period_of(recurrence_of(recurring), recurring.next_period++);
        auto invoice = draft_of(recurring, *period);
        apply_tax_rules(unit, invoice, *on);
        recalculate(invoice);
        coming.push_back({*on, period->billed.from, period->billed.to, invoice.total});
    }
    return coming;
}

}  // namespace billing

void complete(Unit& unit, RecurringInvoice& recurring) {
    if (recurring.zone.empty()) recurring.zone = unit.get(recurring.customer_id).zone;
    Problems problems;
    billing::check_start(unit, recurring, problems);
    billing::Period const first{recurring.starts_on, recurring.starts_on};
    auto const sample = billing::draft_of(recurring, {first, first});
    check(sample, problems);
    problems.refuse_if_any();
    billing::plan(recurring);
    if (recurring.id.is_nil()) recurring.id = unit.new_id<RecurringInvoice>();
    billing::wait_for_next(unit, recurring);
}

}  // namespace farflung
