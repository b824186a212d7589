#include <algorithm>
#include <set>

#include "bank/payout_run.hpp"
#include "bank/run_steps.hpp"
#include "mail/mail.hpp"
#include "platform/i18n/formats.hpp"

namespace farflung::bank {

namespace {

constexpr Claims claims{"bank_payout_claims", "bill_id", "payout.bill_in_run"};

using OpenBills = std::map<BillId, billing::OpenDocument>;

OpenBills open_bills(Unit const& unit) {
    OpenBills bills;
    for (auto& document : billing::open_documents(unit)) {
        if (document.bill_id) bills.emplace(*document.bill_id, std::move(document));
    }
    return bills;
}

PayoutLine line_of(Unit const& unit, billing::OpenDocument const& bill, PayoutChoice const& choice,
                   BankAccount const& account, std::string const& path) {
    auto const amount = choice.amount.value_or(bill.open);
    if (amount.currency != bill.open.currency) throw Refusal(No::invalid, "allocation.other_currency", path + "amount");
    if (amount.minor <= 0) throw Refusal(No::invalid, "not_positive", path + "amount");
    if (amount > bill.open) throw Refusal(No::conflict, "allocation.more_than_open", path + "amount");
    auto const payee = people::details_of(unit, bill.party_id);
    PayoutLine line;
    line.bill_id = choice.bill_id;
    line.number = bill.number;
    line.reference = bill.their_number;
    line.partner_id = bill.party_id;
    line.due_on = bill.due_on;
    line.amount = amount;
    line.name = payee.name;
    line.address = payee.address;
    line.email = payee.email;
    line.language = payee.language;
    line.iban = payee.iban;
    line.bic = payee.bic;
    line.bank_account = payee.bank_account;
    line.way = choice.way.value_or(way_of(line, account));
    return line;
}

std::vector<PayoutLine> lines_of(Unit const& unit, StartPayoutRun const& request, BankAccount const& account) {
    auto const bills = open_bills(unit);
    std::set<BillId> seen;
    std::vector<PayoutLine> lines;
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        auto const& choice = request.lines[i];
        auto const path = "lines/" + std::to_string(i) + '/';
        if (!seen.insert(choice.bill_id).second) throw Refusal(No::invalid, "allocation.twice", path + "bill_id");
        auto const bill = bills.find(choice.bill_id);
        if (bill == bills.end()) throw Refusal(No::conflict, "bill.already_paid", path + "bill_id");
        lines.push_back(line_of(unit, bill->second, choice, account, path));
    }
    return lines;
}

/// Between the draft and the yes, a bill may have been paid, and an account changed by whoever should not have.
void check_bills(Unit const& unit, PayoutRun const& run, Problems& problems) {
    auto const bills = open_bills(unit);
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        auto const& line = run.lines[i];
        auto const path = "lines/" + std::to_string(i) + '/';
        auto const bill = bills.find(line.bill_id);
        if (bill == bills.end() || line.amount > bill->second.open) {
            problems.add(path + "amount", "allocation.more_than_open");
        }
        auto const party = unit.get(line.partner_id);
        bool const is_same =
            party.iban == line.iban && party.bic == line.bic && party.bank_account == line.bank_account;
        if (!is_same) problems.add(path + "iban", "payout.account_changed");
        if (is_same && party.account_changed_by) problems.add(path + "iban", "payout.account_unconfirmed");
    }
}

std::vector<ApprovedLine> approved_lines(Unit const& unit, PayoutRun const& run) {
    std::vector<ApprovedLine> lines;
    for (auto const& line : run.lines) {
        auto const bill =
            unit.value<int>("select version from billing_bills where workspace_id = :workspace and id = :bill",
                            {{"bill", line.bill_id}});
        lines.push_back({line.bill_id.value, line.amount, bill.value_or(0), unit.get(line.partner_id).version});
    }
    return lines;
}

void write_to_partner(Unit& unit, PayoutRun const& run, PayoutLine const& line) {
    if (line.email.empty()) return;
    auto const text = [&](std::string_view source, Params const& params) {
        return unit.world().text(line.language, source, params);
    };
    Params const params{{"name", line.name},
                        {"number", line.reference.empty() ? line.number : line.reference},
                        {"total", i18n::format_money(line.amount, line.language)},
                        {"day", i18n::format_date(*line.paid_on, line.language)}};
    mail::send(unit,
               {.to = line.email,
                .to_name = line.name,
                .subject = text("Payment for {number}", params),
                .text = text("Hello {name},\n\nwe paid {total} for {number} on {day}. It may take your bank a day "
                             "or two to show it.\n",
                             params),
                .language = line.language,
                .about_entity = "payout_run",
                .about_id = run.id.value});
}

void note(Unit& unit, PayoutRun const& run, PayoutLine& line, PaymentId payment,
          billing::PaymentOutcome const& outcome) {
    line.payment_id = payment;
    line.paid_on = outcome.paid_on;
    line.paid = outcome.took;
    line.fee = outcome.fee;
    line.rate = outcome.rate;
    line.difference = outcome.difference;
    free_claim(unit, claims, line.bill_id.value);
    write_to_partner(unit, run, line);
}

PaymentId record(Unit& unit, PayoutLine const& line, PaidLine const& paid, Date on) {
    auto const amount = paid.amount.value_or(line.amount);
    return billing::make_payment(
        unit, {.direction = PaymentDirection::out,
               .party_id = line.partner_id,
               .paid_on = on,
               .amount = amount,
               .fee = paid.fee,
               .reference = line.number,
               .allocations = {{.invoice_id = {}, .bill_id = line.bill_id, .amount = line.amount, .settled = amount}}});
}

std::vector<PaidLine> unpaid_of(PayoutRun const& run) {
    std::vector<PaidLine> unpaid;
    for (auto const& line : run.lines) {
        if (!line.payment_id) unpaid.push_back({line.bill_id, {}, {}});
    }
    return unpaid;
}

}  // namespace

PayoutRun start_payout_run(Unit& unit, StartPayoutRun const& request) {
    http::check_references_within_reach(unit, request);
    unit.authorize("start", PayoutRun{});
    auto const today = unit.today(people::workspace_facts(unit).zone);
    Problems problems;
    if (request.pay_on.value_or(today) < today) problems.add("pay_on", "payout.day_past");
    if (request.lines.empty()) problems.add("lines", "required");
    problems.refuse_if_any();
    PayoutRun run;
    run.id = unit.new_id<PayoutRun>();
    run.bank_account_id = request.bank_account_id;
    run.pay_on = request.pay_on.value_or(today);
    run.lines = lines_of(unit, request, unit.get(request.bank_account_id));
    run.number = next_run_number(unit, "PAY", today);
    unit.insert(run);
    for (auto const& line : run.lines) claim(unit, claims, line.bill_id.value, run.id.value, line.number);
    return run;
}

PayoutRun approve_payout_run(Unit& unit, PayoutRunId id) {
    auto run = take_run(unit, id, "approve");
    run.pay_on = std::max(run.pay_on, unit.today(people::workspace_facts(unit).zone));
    Problems problems;
    check(run, unit.get(run.bank_account_id), people::details_of(unit, people::own_company(unit)), problems);
    check_bills(unit, run, problems);
    problems.refuse_if_any();
    save_approved(unit, run);
    unit.emit(PayoutRunApproved{run.number, static_cast<int>(run.lines.size()), approved_lines(unit, run)},
              "payout_run", run.id.value);
    return run;
}

PayoutRun cancel_payout_run(Unit& unit, PayoutRunId id) { return cancel_run(unit, id, claims); }

PayoutRun book_payout_run(Unit& unit, PayoutRunId id, BookPayoutRun const& request) {
    http::check_references_within_reach(unit, request);
    auto run = take_run(unit, id, "book");
    auto const on = request.paid_on.value_or(std::min(run.pay_on, unit.today(people::workspace_facts(unit).zone)));
    auto const paid = request.lines.empty() ? unpaid_of(run) : request.lines;
    for (std::size_t i = 0; i < paid.size(); ++i) {
        auto& line = unpaid_line(run, paid[i].bill_id, "lines/" + std::to_string(i) + "/bill_id");
        auto const payment = record(unit, line, paid[i], on);
        note(unit, run, line, payment, billing::outcome_of(unit, payment, line.bill_id));
    }
    save_noted<PayoutRunDone>(unit, run);
    return run;
}

void note_payout(Unit& unit, PaymentId payment, std::vector<billing::AllocationRequest> const& allocations) {
    for (auto const& allocation : allocations) {
        if (!allocation.bill_id) continue;
        auto const outcome = billing::outcome_of(unit, payment, *allocation.bill_id);
        auto noted = line_paid_by<PayoutRun>(unit, claims, *allocation.bill_id, outcome);
        if (!noted) continue;
        note(unit, noted->run, noted->run.lines[noted->line], payment, outcome);
        save_noted<PayoutRunDone>(unit, noted->run);
    }
}

}  // namespace farflung::bank
