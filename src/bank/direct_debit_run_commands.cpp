#include <algorithm>
#include <set>

#include "bank/direct_debit_run.hpp"
#include "bank/run_steps.hpp"

namespace farflung::bank {

namespace {

constexpr int days_ahead = 5;
constexpr Claims claims{"bank_debit_claims", "invoice_id", "debit.invoice_in_run"};

using OpenInvoices = std::map<InvoiceId, billing::OpenDocument>;

OpenInvoices open_invoices(Unit const& unit) {
    OpenInvoices invoices;
    for (auto& document : billing::open_documents(unit)) {
        bool const comes_in = document.invoice_id && document.direction == PaymentDirection::in;
        if (comes_in) invoices.emplace(*document.invoice_id, std::move(document));
    }
    return invoices;
}

std::optional<Mandate> mandate_for(Unit const& unit, PartyId customer, std::optional<MandateId> asked, Date on) {
    auto const all =
        unit.where<Mandate>("t.customer_id = :customer", {{"customer", customer}}, "t.created_at desc, t.id");
    auto const found = std::ranges::find_if(
        all, [&](Mandate const& mandate) { return is_usable(mandate, on) && (!asked || mandate.id == *asked); });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

DebitLine line_of(Unit const& unit, billing::OpenDocument const& invoice, Mandate const& mandate) {
    DebitLine line;
    line.invoice_id = *invoice.invoice_id;
    line.number = invoice.number;
    line.customer_id = invoice.party_id;
    line.amount = invoice.open;
    line.mandate_id = mandate.id;
    line.mandate = mandate.reference;
    line.signed_on = mandate.signed_on;
    line.scheme = mandate.scheme;
    line.sequence = next_sequence(mandate);
    line.name = mandate.holder;
    line.address = people::details_of(unit, invoice.party_id).address;
    line.iban = mandate.iban;
    line.bic = mandate.bic;
    return line;
}

std::vector<DebitLine> lines_of(Unit const& unit, StartDirectDebitRun const& request, Date on) {
    auto const invoices = open_invoices(unit);
    std::set<InvoiceId> seen;
    std::set<MandateId> used_once;
    std::vector<DebitLine> lines;
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        auto const& choice = request.lines[i];
        auto const path = "lines/" + std::to_string(i) + '/';
        if (!seen.insert(choice.invoice_id).second) throw Refusal(No::invalid, "allocation.twice", path + "invoice_id");
        auto const invoice = invoices.find(choice.invoice_id);
        if (invoice == invoices.end()) throw Refusal(No::conflict, "debit.not_open", path + "invoice_id");
        auto const mandate = mandate_for(unit, invoice->second.party_id, choice.mandate_id, on);
        bool const is_used_up = mandate && mandate->once && !used_once.insert(mandate->id).second;
        if (!mandate || is_used_up) throw Refusal(No::conflict, "debit.no_mandate", path + "mandate_id");
        lines.push_back(line_of(unit, invoice->second, *mandate));
    }
    return lines;
}

/// Between the draft and the yes, an invoice may have been paid and a mandate revoked.
void check_lines(Unit const& unit, DirectDebitRun const& run, Problems& problems) {
    auto const invoices = open_invoices(unit);
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        auto const& line = run.lines[i];
        auto const path = "lines/" + std::to_string(i) + '/';
        auto const invoice = invoices.find(line.invoice_id);
        bool const is_open = invoice != invoices.end() && line.amount <= invoice->second.open;
        if (!is_open) problems.add(path + "amount", "allocation.more_than_open");
        auto const mandate = unit.get(line.mandate_id);
        if (!is_usable(mandate, run.collect_on)) problems.add(path + "mandate_id", "debit.no_mandate");
        if (mandate.iban != line.iban || mandate.bic != line.bic) problems.add(path + "iban", "payout.account_changed");
    }
}

std::vector<ApprovedLine> approved_lines(Unit const& unit, DirectDebitRun const& run) {
    std::vector<ApprovedLine> lines;
    for (auto const& line : run.lines) {
        auto const invoice =
            unit.value<int>("select version from billing_invoices where workspace_id = :workspace and id = :invoice",
                            {{"invoice", line.invoice_id}});
        lines.push_back({line.invoice_id.value, line.amount, invoice.value_or(0), unit.get(line.mandate_id).version});
    }
    return lines;
}

void note_collection(Unit& unit, DirectDebitRun const& run) {
    std::set<MandateId> mandates;
    for (auto const& line : run.lines) mandates.insert(line.mandate_id);
    for (auto const& id : mandates) {
        auto mandate = unit.get(id);
        // Runs may be approved in another order than that of their days.
        mandate.last_collected_on = std::max(mandate.last_collected_on.value_or(run.collect_on), run.collect_on);
        unit.save(mandate);
    }
}

void note(Unit& unit, DebitLine& line, PaymentId payment) {
    line.payment_id = payment;
    free_claim(unit, claims, line.invoice_id.value);
}

PaymentId record(Unit& unit, DebitLine const& line, Date on) {
    return billing::make_payment(
        unit, {.direction = PaymentDirection::in,
               .party_id = line.customer_id,
               .paid_on = on,
               .amount = line.amount,
               .fee = {},
               .reference = line.number,
               .allocations = {
                   {.invoice_id = line.invoice_id, .bill_id = {}, .amount = line.amount, .settled = line.amount}}});
}

std::vector<InvoiceId> unpaid_of(DirectDebitRun const& run) {
    std::vector<InvoiceId> unpaid;
    for (auto const& line : run.lines) {
        if (!line.payment_id) unpaid.push_back(line.invoice_id);
    }
    return unpaid;
}

}  // namespace

DirectDebitRun start_direct_debit_run(Unit& unit, StartDirectDebitRun const& request) {
    http::check_references_within_reach(unit, request);
    unit.authorize("start", DirectDebitRun{});
    auto const today = unit.today(people::workspace_facts(unit).zone);
    auto const on = request.collect_on.value_or(today.plus_days(days_ahead));
    Problems problems;
    if (on <= today) problems.add("collect_on", "debit.too_soon");
    if (request.lines.empty()) problems.add("lines", "required");
    problems.refuse_if_any();
    DirectDebitRun run;
    run.id = unit.new_id<DirectDebitRun>();
    run.bank_account_id = request.bank_account_id;
    run.collect_on = on;
    run.lines = lines_of(unit, request, on);
    run.number = next_run_number(unit, "DEBIT", today);
    unit.insert(run);
    for (auto const& line : run.lines) claim(unit, claims, line.invoice_id.value, run.id.value, line.number);
    return run;
}

DirectDebitRun approve_direct_debit_run(Unit& unit, DirectDebitRunId id) {
    auto run = take_run(unit, id, "approve");
    Problems problems;
    if (run.collect_on <= unit.today(people::workspace_facts(unit).zone)) problems.add("collect_on", "debit.too_soon");
    auto const payee = people::details_of(unit, people::own_company(unit));
    check(direct_debit_of(run, unit.get(run.bank_account_id), payee), problems);
    check_lines(unit, run, problems);
    problems.refuse_if_any();
    save_approved(unit, run);
    unit.emit(DirectDebitRunApproved{run.number, static_cast<int>(run.lines.size()), approved_lines(unit, run)},
              "direct_debit_run", run.id.value);
    note_collection(unit, run);
    return run;
}

DirectDebitRun cancel_direct_debit_run(Unit& unit, DirectDebitRunId id) { return cancel_run(unit, id, claims); }

DirectDebitRun book_direct_debit_run(Unit& unit, DirectDebitRunId id, BookDirectDebitRun const& request) {
    http::check_references_within_reach(unit, request);
    auto run = take_run(unit, id, "book");
    auto const on = request.paid_on.value_or(std::min(run.collect_on, unit.today(people::workspace_facts(unit).zone)));
    auto const paid = request.invoices.empty() ? unpaid_of(run) : request.invoices;
    for (std::size_t i = 0; i < paid.size(); ++i) {
        auto& line = unpaid_line(run, paid[i], "invoices/" + std::to_string(i));
        note(unit, line, record(unit, line, on));
    }
    save_noted<DirectDebitRunDone>(unit, run);
    return run;
}

void note_debit(Unit& unit, PaymentId payment, std::vector<billing::AllocationRequest> const& allocations) {
    for (auto const& allocation : allocations) {
        if (!allocation.invoice_id) continue;
        auto const outcome = billing::outcome_of(unit, payment, *allocation.invoice_id);
        auto noted = line_paid_by<DirectDebitRun>(unit, claims, *allocation.invoice_id, outcome);
        if (!noted) continue;
        note(unit, noted->run.lines[noted->line], payment);
        save_noted<DirectDebitRunDone>(unit, noted->run);
    }
}

}  // namespace farflung::bank
