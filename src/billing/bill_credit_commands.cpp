#include "billing/bill_credit.hpp"
#include "billing/self_billing.hpp"

namespace farflung::billing {

namespace {

void refuse_day(Unit const& unit, Bill const& bill, NewBill const& note, people::WorkspaceFacts const& company) {
    if (note.billed_on > unit.today(company.zone)) throw Refusal(No::invalid, "bill.date_in_future", "credited_on");
    if (note.booked_on && *note.booked_on > unit.today(company.zone)) {
        throw Refusal(No::invalid, "bill.booked_in_future", "booked_on");
    }
    if (note.billed_on < bill.billed_on || note.booked_on.value_or(note.billed_on) < day_in_books(bill)) {
        auto const* field = note.billed_on < bill.billed_on || !note.booked_on ? "credited_on" : "booked_on";
        throw Refusal(No::invalid, "bill.credit_before_bill", field);
    }
}

/// Takes the note off the bill as far as that is open. What is left of the note, the partner owes us.
void apply(Bill& note, Bill& bill) {
    bill.credited += note.total;
    auto const applied = std::min(bill.open, note.total);
    auto const released = settle(bill, applied);
    bill.state = state_of(bill);
    note.open = note.total - applied;
    note.base_open = convert(note.open, note.rate, note.base_total.currency, Rounding::half_up);
    note.base_total = released + note.base_open;
    note.state = state_of(note);
}

/// Which line of the bill each line of the note takes back.
std::vector<std::size_t> lines_of(Bill const& bill, CreditBill const& request) {
    std::vector<std::size_t> lines;
    for (auto const& one : request.lines) lines.push_back(static_cast<std::size_t>(one.line));
    for (std::size_t i = 0; request.lines.empty() && i < bill.lines.size(); ++i) lines.push_back(i);
    return lines;
}

}  // namespace

Bill book_bill_credit(Unit& unit, Bill bill, NewBill const& request) {
    if (bill.kind != BillKind::bill) throw Refusal(No::conflict, "bill.not_a_bill");
    auto const company = people::workspace_facts(unit);
    refuse_day(unit, bill, request, company);
    refuse_known_number(unit, bill.partner_id, request.their_number);
    Problems problems;
    check(request, problems);
    problems.refuse_if_any();
    auto note = to_bill(request, {}, {bill.rate, bill.rate_on, bill.rate_source}, company.base_currency);
    if (note.total > bill.total - bill.credited) throw Refusal(No::conflict, "bill.over_credited", "lines");
    note.kind = BillKind::credit_note;
    note.corrects_id = bill.id;
    note.due_on = note.billed_on;
    note.number = take_bill_number(unit, note.kind, note.billed_on);
    apply(note, bill);
    unit.insert(note);
    // Documents before the journal, as payments do: two that held one each would wait for one another.
    unit.save(bill);
    ledger::post(unit, entry_of(note), "booked_on");
    unit.emit(BillCredited{note.number, note.partner_id, note.total}, "bill", bill.id.value);
    return note;
}

Bill credit_bill(Unit& unit, BillId id, CreditBill const& request) {
    auto const bill = unit.get(id);
    unit.authorize("credit", bill);
    if (bill.self_billed_id && !request.their_number.empty()) {
        throw Refusal(No::invalid, "self_billing.ours_to_number", "their_number");
    }
    NewBill const wanted{.partner_id = bill.partner_id,
                         .currency = bill.currency,
                         .billed_on = request.credited_on.value_or(unit.today(people::workspace_facts(unit).zone)),
                         .their_number = request.their_number,
                         .lines = credited_lines(bill, request),
                         .booked_on = request.booked_on};
    auto note = book_bill_credit(unit, bill, wanted);
    if (!bill.self_billed_id) return note;
    return self_bill_credit(unit, std::move(note), *bill.self_billed_id, lines_of(bill, request));
}

}  // namespace farflung::billing
