#include "bank/direct_debit_run.hpp"
#include "bank/run_claims.hpp"

namespace farflung::bank {

std::vector<CollectableInvoice> collectable_invoices(Unit const& unit) {
    constexpr Claims claims{"bank_debit_claims", "invoice_id", {}};
    auto const today = unit.today(people::workspace_facts(unit).zone);
    std::map<PartyId, std::string> mandates;
    for (auto const& mandate : unit.where<Mandate>("t.state = 'active'", {}, "t.created_at, t.id")) {
        if (is_usable(mandate, today)) mandates[mandate.customer_id] = mandate.reference;
    }
    if (mandates.empty()) return {};
    auto const claimed = all_claimed(unit, claims);
    std::vector<CollectableInvoice> collectable;
    for (auto const& document : billing::open_documents(unit)) {
        bool const comes_in = document.invoice_id && document.direction == PaymentDirection::in;
        if (!comes_in || document.open.currency.text() != "EUR") continue;
        auto const mandate = mandates.find(document.party_id);
        if (mandate == mandates.end() || claimed.contains(document.invoice_id->value)) continue;
        collectable.push_back({*document.invoice_id, document.number, document.party_id, document.party,
                               document.due_on, document.open, mandate->second});
    }
    return collectable;
}

namespace {

/// The bank would collect a second time what was paid by hand since the yes.
void refuse_paid_meanwhile(Unit const& unit, DirectDebitRun const& run) {
    std::map<InvoiceId, Amount> open;
    for (auto const& document : billing::open_documents(unit)) {
        if (document.invoice_id) open.emplace(*document.invoice_id, document.open);
    }
    for (auto const& line : run.lines) {
        if (line.payment_id) continue;
        auto const found = open.find(line.invoice_id);
        if (found != open.end() && found->second >= line.amount) continue;
        throw Refusal(No::conflict, "payout.paid_meanwhile", {}, {{"number", line.number}});
    }
}

}  // namespace

http::Document direct_debit_document(Unit const& unit, DirectDebitRunId id, std::string const& form,
                                     AskPaymentFile const& request) {
    auto const run = unit.get(id);
    if (form != "pain008.xml") throw Refusal(No::not_found, "document.no_such_form", {}, {{"form", form}});
    bool const has_file = run.state == RunState::approved || run.state == RunState::done;
    if (!has_file) throw Refusal(No::conflict, "run.not_approved");
    if (run.state == RunState::approved) refuse_paid_meanwhile(unit, run);
    auto const payee = people::details_of(unit, people::own_company(unit));
    auto const file = direct_debit_of(run, unit.get(run.bank_account_id), payee);
    return {
        .type = "application/xml", .bytes = write_direct_debit(file, request.edition), .filename = run.number + ".xml"};
}

}  // namespace farflung::bank
