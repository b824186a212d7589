#include "billing/self_billing.hpp"
#include "platform/http/resource.hpp"

namespace farflung::billing {

std::string take_bill_number(Unit& unit, BillKind kind, Date billed_on) {
    bool const is_note = kind == BillKind::credit_note;
    auto const year = std::to_string(billed_on.year());
    auto digits = std::to_string(unit.next_number((is_note ? "bill_credit/" : "bill/") + year));
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return (is_note ? "BCN-" : "BILL-") + year + "-" + digits;
}

void refuse_known_number(Unit const& unit, PartyId partner, std::string const& number) {
    auto const known = unit.value<std::int64_t>(
        "select 1 from billing_bills where workspace_id = :workspace and partner_id = :partner"
        " and their_number = :number and their_number <> ''",
        {{"partner", partner}, {"number", number}});
    if (known) throw Refusal(No::conflict, "bill.number_known", "their_number", {{"number", number}});
}

namespace {

void refuse_days_to_come(NewBill const& request, Date today) {
    if (request.billed_on > today) throw Refusal(No::invalid, "bill.date_in_future", "billed_on");
    if (request.booked_on && *request.booked_on > today) {
        throw Refusal(No::invalid, "bill.booked_in_future", "booked_on");
    }
}

Bill make(Unit& unit, NewBill const& request) {
    Problems problems;
    check(request, problems);
    problems.refuse_if_any();
    auto const company = people::workspace_facts(unit);
    refuse_days_to_come(request, unit.today(company.zone));
    refuse_known_number(unit, request.partner_id, request.their_number);
    auto const rate = ledger::rate_on(unit, request.currency, company.base_currency, request.billed_on);
    auto bill =
        to_bill(request, take_bill_number(unit, BillKind::bill, request.billed_on), rate, company.base_currency);
    if (bill.source_id &&
        unit.value<std::int64_t>("select 1 from billing_bills where workspace_id = :workspace"
                                 " and source_kind = :kind and source_id = :source and state <> 'credited'",
                                 {{"kind", bill.source_kind}, {"source", bill.source_id}})) {
        throw Refusal(No::conflict, "source.already_billed", {}, {{"what", bill.lines.front().description}});
    }
    unit.insert(bill);
    ledger::post(unit, entry_of(bill), "booked_on");
    unit.emit(BillReceived{bill.number, bill.partner_id, bill.total}, "bill", bill.id.value);
    return bill;
}

}  // namespace

BillId make_bill(Unit& unit, NewBill const& request) {
    bool const is_ours_to_write = request.their_number.empty() && writes_invoices_for(unit, request.partner_id);
    if (!is_ours_to_write) return make(unit, request).id;
    auto const bill = make(unit, with_tax_by_rules(unit, request));
    self_bill(unit, bill.id);
    return bill.id;
}

Bill record_bill(Unit& unit, NewBill const& request) {
    http::check_references_within_reach(unit, request);
    unit.authorize("record", Bill{});
    return make(unit, request);
}

}  // namespace farflung::billing
