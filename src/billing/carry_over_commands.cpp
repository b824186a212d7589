#include "billing/carry_over.hpp"

#include "billing/document.hpp"
#include "billing/invoice_commands.hpp"
#include "platform/http/resource.hpp"

namespace farflung::billing {

namespace {

struct Days {
    Date made;
    Date due;
    Date on;
};

void check(Unit const& unit, Days const& days, Amount open, people::WorkspaceFacts const& company) {
    Problems problems;
    if (open.minor <= 0) problems.add("open", "not_positive");
    if (days.due < days.made) problems.add("due_on", "before_issued_on");
    if (days.on < days.made) problems.add("on", "carry_over.before_issue");
    if (days.on > unit.today(company.zone)) problems.add("on", "carry_over.in_future");
    problems.refuse_if_any();
}

/// `INV-2026-0042` will be given here one day.
bool has_our_form(std::string const& number) {
    return number.starts_with("INV-") || number.starts_with("CN-") || number.starts_with("SB-");
}

void refuse_number(Unit const& unit, std::string const& number) {
    if (has_our_form(number)) throw Refusal(No::invalid, "invoice.number_of_ours", "number");
    if (unit.find_by<Invoice>("number", number)) throw Refusal(No::conflict, "invoice.number_taken", "number");
}

}  // namespace

Invoice carry_over_invoice(Unit& unit, CarryOverInvoice const& request) {
    http::check_references_within_reach(unit, request);
    auto const company = people::workspace_facts(unit);
    check(unit, {request.issued_on, request.due_on, request.on}, request.open, company);
    refuse_number(unit, request.number);
    auto const customer = unit.get(request.customer_id);
    Invoice invoice;
    invoice.customer_id = request.customer_id;
    invoice.currency = request.open.currency;
    invoice.language = customer.language;
    invoice.terms_days = std::min(365, request.due_on.days - request.issued_on.days);
    auto& line = invoice.lines.emplace_back();
    line.description = unit.world().text(customer.language, "Open from before", {});
    line.price = request.open.decimal();
    line.tax_category = TaxCategory::O;
    unit.authorize("create", invoice);
    unit.authorize("issue", invoice);
    note_customer(unit, invoice.customer_id);
    invoice.carried_over_on = request.on;
    issue(invoice, {.number = request.number,
                    .on = request.issued_on,
                    .rate = ledger::rate_on(unit, invoice.currency, company.base_currency, request.on),
                    .base = company.base_currency,
                    .seller = people::details_of(unit, people::own_company(unit)),
                    .buyer = people::details_of(unit, request.customer_id)});
    invoice.due_on = request.due_on;
    unit.insert(invoice);
    ledger::post(unit, entry_of(invoice), "on");
    freeze(unit, invoice);
    return invoice;
}

Bill carry_over_bill(Unit& unit, CarryOverBill const& request) {
    http::check_references_within_reach(unit, request);
    unit.authorize("record", Bill{});
    auto const company = people::workspace_facts(unit);
    check(unit, {request.billed_on, request.due_on, request.on}, request.open, company);
    auto const partner = unit.get(request.partner_id);
    NewBill const wanted{.partner_id = request.partner_id,
                         .currency = request.open.currency,
                         .billed_on = request.billed_on,
                         .due_on = request.due_on,
                         .their_number = request.their_number,
                         .lines = {{.description = unit.world().text(partner.language, "Open from before", {}),
                                    .price = request.open.decimal()}}};
    refuse_known_number(unit, request.partner_id, request.their_number);
    auto const rate = ledger::rate_on(unit, wanted.currency, company.base_currency, request.on);
    auto bill = to_bill(wanted, take_bill_number(unit, BillKind::bill, request.billed_on), rate, company.base_currency);
    bill.carried_over_on = request.on;
    unit.insert(bill);
    ledger::post(unit, entry_of(bill), "on");
    return bill;
}

}  // namespace farflung::billing
