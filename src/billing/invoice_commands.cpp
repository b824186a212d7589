#include "billing/invoice_commands.hpp"

#include "billing/advance.hpp"
#include "billing/document.hpp"
#include "billing/source_claims.hpp"
#include "platform/http/resource.hpp"

namespace farflung {

namespace billing {
namespace {
/// Tax and sums of a draft. The rules may have set a rate: the sums must still be within the largest amount.
void set_tax_and_sums(Unit const& unit, Invoice& draft) {
    apply_tax_rules(unit, draft, unit.today(people::workspace_facts(unit).zone));
    Problems problems;
    check(draft, problems);
    problems.refuse_if_any();
    recalculate(draft);
}
}  // namespace
}  // namespace billing

void complete(Unit& unit, Invoice& invoice) {
    if (invoice.language.empty()) {
        auto const customer = unit.find(invoice.customer_id);
        invoice.language = customer ? customer->language : unit.language();
    }
    billing::note_customer(unit, invoice.customer_id);
    billing::restore_deductions(unit, invoice);
    billing::set_tax_and_sums(unit, invoice);
    billing::keep_claimed_sources(unit, invoice);
}

namespace billing {

void note_customer(Unit& unit, PartyId id) {
    auto party = unit.find(id);
    if (!party || party->is_customer) return;
    party->is_customer = true;
    unit.save(*party);
}

void refuse_date_before_last(Unit const& unit, InvoiceKind kind, Date day) {
    auto const last = unit.value<Date>(
        "select max(issued_on) from billing_invoices where workspace_id = :workspace and kind = :kind"
        " and carried_over_on is null and issued_on >= :first and issued_on <= :last",
        {{"kind", kind}, {"first", *Date::of(day.year(), 1, 1)}, {"last", *Date::of(day.year(), 12, 31)}});
    if (last && day < *last) {
        throw Refusal(No::conflict, "invoice.date_before_last", "issued_on", {{"last", last->text()}});
    }
}

std::string take_invoice_number(Unit& unit, InvoiceKind kind, Date day) {
    auto const series = std::string(name_of(kind)) + '/' + std::to_string(day.year());
    return invoice_number(kind, day.year(), unit.next_number(series));
}

Date day_of_issue(Unit const& unit, people::WorkspaceFacts const& company, std::optional<Date> wanted) {
    auto const today = unit.today(company.zone);
    auto const day = wanted.value_or(today);
    if (day > today) throw Refusal(No::invalid, "invoice.date_in_future", "issued_on");
    return day;
}

namespace {

Invoice to_draft(Unit const& unit, NewInvoice const& request) {
    auto const customer = unit.get(request.customer_id);
    Invoice invoice;
    invoice.customer_id = request.customer_id;
    invoice.currency = request.currency;
    invoice.terms_days = request.terms_days;
    invoice.reference = request.reference;
    invoice.note = request.note;
    invoice.language = request.language.empty() ? customer.language : request.language;
    invoice.lines = request.lines;
    invoice.prices = request.prices;
    invoice.adjustments = request.adjustments;
    invoice.tax_rounding = request.tax_rounding;
    invoice.tax_rounded_per = request.tax_rounded_per;
    return invoice;
}

/// Number, day, rate and both parties, and with them the sums that count from now on.
void give_number(Unit& unit, Invoice& invoice, std::optional<Date> wanted_day) {
    auto const company = people::workspace_facts(unit);
    auto const day = day_of_issue(unit, company, wanted_day);
    refuse_date_before_last(unit, invoice.kind, day);
    apply_tax_rules(unit, invoice, day);  // the rate is that of the day, and the customer may have moved since
    Issuing issuing{.number = {},
                    .on = day,
                    .rate = ledger::rate_on(unit, invoice.currency, company.base_currency, day),
                    .base = company.base_currency,
                    .seller = people::details_of(unit, people::own_company(unit)),
                    .buyer = people::details_of(unit, invoice.customer_id)};
    // Last, so that a refused issue never waits for the series: whoever rolls back gives the number back.
    issuing.number = take_invoice_number(unit, invoice.kind, day);
    issue(invoice, issuing);
    declare_tax(unit, invoice);
}

void book_and_freeze(Unit& unit, Invoice const& invoice) {
    ledger::post(unit, entry_of(invoice), "issued_on");
    freeze(unit, invoice);
    unit.emit(InvoiceIssued{invoice.number, invoice.customer_id, invoice.total}, "invoice", invoice.id.value);
}

}  // namespace

InvoiceId draft_invoice(Unit& unit, NewInvoice const& request) {
    auto invoice = to_draft(unit, request);
    set_tax_and_sums(unit, invoice);
    unit.authorize("create", invoice);
    note_customer(unit, invoice.customer_id);
    unit.insert(invoice);
    claim_sources(unit, invoice);
    return invoice.id;
}

void add_lines(Unit& unit, InvoiceId draft, std::vector<InvoiceLine> const& lines) {
    auto invoice = unit.find(draft);
    if (!invoice || invoice->state != InvoiceState::draft || lines.empty()) return;
    invoice->lines.insert(invoice->lines.end(), lines.begin(), lines.end());
    set_tax_and_sums(unit, *invoice);
    unit.save(*invoice);
    claim_sources(unit, *invoice);
}

Invoice issue(Unit& unit, InvoiceId id, IssueInvoice const& request) {
    auto invoice = unit.get(id);
    unit.authorize("issue", invoice);
    if (invoice.state != InvoiceState::draft) throw Refusal(No::conflict, "invoice.already_issued");
    give_number(unit, invoice, request.issued_on);
    unit.save(invoice);
    book_and_freeze(unit, invoice);
    return invoice;
}

Invoice issue_at_once(Unit& unit, Invoice const& wanted) {
    auto invoice = wanted;
    Problems problems;
    http::check_and_complete(unit, invoice, problems);
    unit.authorize("create", invoice);
    unit.authorize("issue", invoice);
    give_number(unit, invoice, {});
    unit.insert(invoice);
    book_and_freeze(unit, invoice);
    return invoice;
}

}  // namespace billing
}  // namespace farflung
