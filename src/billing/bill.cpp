#include "billing/bill.hpp"

#include <stdexcept>

namespace farflung::billing {

namespace {

std::vector<PricedLine> priced(NewBill const& request) {
    std::vector<PricedLine> lines;
    for (auto const& line : request.lines) {
        lines.push_back(
            {line.quantity, line.price, line.tax_rate, line.tax_rate.is_zero() ? TaxCategory::O : TaxCategory::S});
    }
    return lines;
}

}  // namespace

void check(NewBill const& request, Problems& problems) {
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        if (request.lines[i].quantity.is_zero()) problems.add("lines/" + std::to_string(i) + "/quantity", "is_zero");
    }
    if (request.due_on && *request.due_on < request.billed_on) problems.add("due_on", "before_billed_on");
    if (request.booked_on && *request.booked_on < request.billed_on) problems.add("booked_on", "before_billed_on");
    try {
        calculate(request.currency, priced(request));
    } catch (std::overflow_error const&) {
        problems.add("lines", "amount_too_large");
    }
}

Bill to_bill(NewBill const& request, std::string number, ledger::DatedRate const& rate, Currency base) {
    auto const sums = calculate(request.currency, priced(request));
    if (sums.total.minor <= 0) throw Refusal(No::invalid, "bill.total_not_positive", "lines");
    Bill bill;
    bill.number = std::move(number);
    bill.their_number = request.their_number;
    bill.partner_id = request.partner_id;
    bill.currency = request.currency;
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        auto const& line = request.lines[i];
        bill.lines.push_back({line.description, line.quantity, line.unit, line.price, line.tax_rate, sums.line_nets[i],
                              line.project_id, line.package_id, line.customer_id});
    }
    bill.billed_on = request.billed_on;
    if (request.booked_on != request.billed_on) bill.booked_on = request.booked_on;
    bill.due_on = request.due_on.value_or(request.billed_on.plus_days(14));
    bill.net = sums.net;
    bill.tax = sums.tax;
    bill.total = sums.total;
    bill.open = sums.total;
    bill.rate = rate.rate;
    bill.rate_on = rate.on;
    bill.rate_source = rate.source;
    bill.base_total = ledger::to_base(bill.total, rate, base);
    bill.base_open = bill.base_total;
    bill.credited = Amount{0, bill.currency};
    bill.source_kind = request.source_kind;
    bill.source_id = request.source_id;
    return bill;
}

Date day_in_books(Bill const& bill) { return bill.carried_over_on.value_or(bill.booked_on.value_or(bill.billed_on)); }

BillState state_of(Bill const& bill) {
    if (bill.credited == bill.total) return BillState::credited;
    if (bill.open.is_zero()) return BillState::paid;
    return bill.open == bill.total - bill.credited ? BillState::open : BillState::part_paid;
}

namespace {

Amount settle_by(Bill& bill, Amount amount) {
    bill.open -= amount;
    auto const before = bill.base_open;
    bill.base_open = convert(bill.open, bill.rate, before.currency, Rounding::half_up);
    bill.state = state_of(bill);
    return before - bill.base_open;
}

}  // namespace

Amount settle(Bill& bill, Amount amount) {
    ensure(amount <= bill.open && !amount.is_negative(), "no more is settled than is open");
    return settle_by(bill, amount);
}

Amount reopen(Bill& bill, Amount amount) {
    // What was credited since reckoned with this money.
    bool const fits = bill.open + amount <= bill.total - bill.credited;
    if (!fits) throw Refusal(No::conflict, "payment.document_closed", {}, {{"number", bill.number}});
    return -settle_by(bill, -amount);
}

std::vector<Share> shares_of(Bill const& bill) {
    std::vector<Share> shares;
    for (auto const& line : bill.lines) {
        ledger::Dimensions const about{.customer_id = line.customer_id,
                                       .partner_id = bill.partner_id,
                                       .project_id = line.project_id,
                                       .package_id = line.package_id};
        add_to(shares, {.about = about, .net = line.net});
    }
    return shares;
}

namespace {

/// Each part in base currency, such that they sum to the whole: a credit note is worth what it takes off the payable,
/// which may differ by one smallest unit.
std::vector<Amount> in_base(std::vector<Amount> const& parts, Bill const& bill) {
    auto bases = convert_parts(parts, bill.rate, bill.base_total.currency);
    Amount sum{0, bill.base_total.currency};
    for (auto const& base : bases) sum += base;
    bases.back() += bill.base_total - sum;
    return bases;
}

}  // namespace

ledger::NewEntry entry_of(Bill const& bill) {
    bool const is_note = bill.kind == BillKind::credit_note;
    // What was open when the books began was a cost before.
    auto const cost = bill.carried_over_on ? AccountRole::opening_balance : AccountRole::outsourcing_cost;
    ledger::NewEntry entry{.kind = is_note ? EntryKind::bill_credit : EntryKind::bill,
                           .on = day_in_books(bill),
                           .text = bill.number,
                           .document_id = bill.id.value,
                           .base_currency = bill.base_total.currency};
    std::vector<Amount> parts;
    for (auto const& share : shares_of(bill)) {
        parts.push_back(share.net);
        entry.postings.push_back({.account = cost, .amount = {}, .base = {}, .about = share.about});
    }
    parts.push_back(bill.tax);
    entry.postings.push_back(
        {.account = AccountRole::tax_receivable, .amount = {}, .base = {}, .about = {.partner_id = bill.partner_id}});
    auto const bases = in_base(parts, bill);
    for (std::size_t i = 0; i < bases.size(); ++i) {
        entry.postings[i].amount = is_note ? -parts[i] : parts[i];
        entry.postings[i].base = is_note ? -bases[i] : bases[i];
    }
    entry.postings.push_back({.account = AccountRole::payable,
                              .amount = is_note ? bill.total : -bill.total,
                              .base = is_note ? bill.base_total : -bill.base_total,
                              .about = {.party_id = bill.partner_id, .partner_id = bill.partner_id}});
    return entry;
}

}  // namespace farflung::billing
