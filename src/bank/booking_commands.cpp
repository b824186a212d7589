#include "bank/booking.hpp"
#include "bank/direct_debit_run.hpp"
#include "platform/http/resource.hpp"

namespace farflung::bank {

namespace {

constexpr int days_around_lines = 8;

Matcher matcher_for(Unit const& unit, Date first, Date last) {
    auto payments = billing::moved_money(unit, first.plus_days(-days_around_lines), last.plus_days(days_around_lines));
    std::set<Uuid> linked;
    unit.query(
        "select payment_id from bank_lines where workspace_id = :workspace and payment_id is not null"
        " and booked_on >= :first and booked_on <= :last",
        {{"first", first.plus_days(-2 * days_around_lines)}, {"last", last.plus_days(2 * days_around_lines)}},
        [&](db::Row const& row) { linked.insert(Uuid::from_bytes(row.bytes(0))); });
    std::erase_if(payments, [&](auto const& payment) { return linked.contains(payment.payment_id.value); });
    return {billing::open_documents(unit), std::move(payments)};
}

/// Records the money of a line as a payment; what the bank kept of it is the fee.
PaymentId pay(Unit& unit, BankLine const& line, BookLine const& request) {
    bool const comes_in = !line.amount.is_negative();
    auto const moved = comes_in ? line.amount : -line.amount;
    auto const fee = request.fee.value_or(Amount{0, moved.currency});
    if (fee.currency != moved.currency) throw Refusal(No::invalid, "allocation.other_currency", "fee");
    if (!comes_in && fee >= moved) throw Refusal(No::invalid, "payment.fee_too_large", "fee");
    return billing::make_payment(unit, {.direction = comes_in ? PaymentDirection::in : PaymentDirection::out,
                                        .party_id = *request.party_id,
                                        .paid_on = line.booked_on,
                                        .amount = comes_in ? moved + fee : moved - fee,
                                        .fee = fee,
                                        .reference = request.note,
                                        .allocations = request.allocations});
}

/// A payment that was recorded by hand: it must have moved what the bank says, and stand for no other line.
PaymentId recorded(Unit const& unit, BankLine const& line, PaymentId payment) {
    auto const moved = billing::moved_money(unit, payment);
    bool const fits = moved && moved->moved == line.amount && !unit.find_by<BankLine>("payment_id", payment);
    if (!fits) throw Refusal(No::conflict, "bank_line.other_payment", "payment_id");
    return payment;
}

/// A run says which of its documents were paid, and by what; that is proven, and not undone.
void refuse_of_a_run(Unit const& unit, PaymentId payment) {
    auto const run = unit.value<std::string>(
        "select number from bank_payout_runs where workspace_id = :workspace and lines like :payment union all"
        " select number from bank_direct_debit_runs where workspace_id = :workspace and lines like :payment",
        {{"payment", "%" + payment.text() + "%"}});
    if (run) throw Refusal(No::conflict, "bank_line.of_a_run", {}, {{"number", *run}});
}

void refuse_unless_to_do(BankLine const& line) {
    if (line.state != BankLineState::to_do) throw Refusal(No::conflict, "bank_line.not_to_do");
}

}  // namespace

std::vector<Proposal> proposals(Unit const& unit, BankLineId id) {
    auto const line = unit.get(id);
    if (line.state != BankLineState::to_do) return {};
    return matcher_for(unit, line.booked_on, line.booked_on).proposals(line);
}

std::vector<LineMatch> matches(Unit const& unit) {
    auto const lines = unit.where<BankLine>("t.state = 'to_do'", {}, "t.booked_on, t.id limit 10000");
    if (lines.empty()) return {};
    auto const matcher = matcher_for(unit, lines.front().booked_on, lines.back().booked_on);
    std::vector<LineMatch> found;
    for (auto const& line : lines) {
        auto all = matcher.proposals(line);
        if (!all.empty()) found.push_back({line.id, std::move(all.front())});
    }
    return found;
}

BankLine book(Unit& unit, BankLineId id, BookLine const& request) {
    http::check_references_within_reach(unit, request);
    auto line = unit.get(id);
    unit.authorize("book", line);
    refuse_unless_to_do(line);
    int const ways = (request.party_id ? 1 : 0) + (request.payment_id ? 1 : 0) + (request.account_id ? 1 : 0);
    if (ways != 1) throw Refusal(No::invalid, "bank_line.one_way");
    if (request.party_id) {
        line.payment_id = pay(unit, line, request);
        line.made_payment = true;
        note_payout(unit, *line.payment_id, request.allocations);
        note_debit(unit, *line.payment_id, request.allocations);
    }
    if (request.payment_id) line.payment_id = recorded(unit, line, *request.payment_id);
    if (request.account_id) {
        auto text = request.note.empty() ? line.name + ' ' + line.text : request.note;
        line.entry_id = ledger::book_money(
            unit, {.on = line.booked_on, .amount = line.amount, .account_id = *request.account_id, .text = text});
    }
    line.state = BankLineState::booked;
    line.note = request.note;
    unit.save(line);
    unit.emit(LineBooked{line.name, line.amount}, "bank_line", line.id.value);
    return line;
}

BankLine unbook(Unit& unit, BankLineId id, UnbookLine const& request) {
    auto line = unit.get(id);
    unit.authorize("unbook", line);
    if (line.state != BankLineState::booked) throw Refusal(No::conflict, "bank_line.not_booked");
    if (line.entry_id) ledger::take_back(unit, *line.entry_id, request.reason);
    if (line.made_payment && request.payment == PaymentOfLine::take_back) {
        refuse_of_a_run(unit, *line.payment_id);
        billing::take_back_payment(unit, *line.payment_id, request.reason);
    }
    line.entry_id.reset();
    line.payment_id.reset();
    line.made_payment = false;
    line.state = BankLineState::to_do;
    line.note = request.reason;
    unit.save(line);
    return line;
}

BankLine set_aside(Unit& unit, BankLineId id, SetLineAside const& request) {
    auto line = unit.get(id);
    unit.authorize("set_aside", line);
    refuse_unless_to_do(line);
    line.state = BankLineState::set_aside;
    line.note = request.note;
    unit.save(line);
    return line;
}

BankLine take_up(Unit& unit, BankLineId id) {
    auto line = unit.get(id);
    unit.authorize("take_up", line);
    if (line.state != BankLineState::set_aside) throw Refusal(No::conflict, "bank_line.not_aside");
    line.state = BankLineState::to_do;
    unit.save(line);
    return line;
}

}  // namespace farflung::bank
