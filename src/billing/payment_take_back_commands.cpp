#include "billing/payment.hpp"

namespace farflung::billing {

namespace {

/// A posting of the payment's entry, as it stands in the journal.
struct BookedPosting {
    LedgerAccountId account_id;
    Amount amount;
    Amount base;
    std::optional<PartyId> party_id;
    std::optional<PartyId> customer_id;
    std::optional<PartyId> partner_id;
    std::optional<ProjectId> project_id;
    std::optional<WorkPackageId> package_id;
    std::string memo;
};
constexpr auto describe(Of<BookedPosting>) {
    using P = BookedPosting;
    return record("booked_posting", field("account_id", &P::account_id), field("amount", &P::amount),
                  field("base", &P::base), field("party_id", &P::party_id), field("customer_id", &P::customer_id),
                  field("partner_id", &P::partner_id), field("project_id", &P::project_id),
                  field("package_id", &P::package_id), field("memo", &P::memo));
}

/// All of the payment's postings the other way round; those that make currencies meet are made anew.
std::vector<ledger::NewPosting> reversed(Unit const& unit, Payment const& payment) {
    std::vector<ledger::NewPosting> postings;
    for (auto const& booked : unit.rows<BookedPosting>(
             "select account_id, amount_minor, amount_currency, base_minor, base_currency, party_id, customer_id,"
             " partner_id, project_id, package_id, memo from ledger_postings where workspace_id = :workspace"
             " and document_id = :payment and account_id <> :clearing order by entry_id, position",
             {{"payment", payment.id},
              {"clearing", ledger::account_of(unit.workspace(), AccountRole::exchange_clearing)}})) {
        postings.push_back(
            {.amount = -booked.amount,
             .base = -booked.base,
             .about = {booked.party_id, booked.customer_id, booked.partner_id, booked.project_id, booked.package_id},
             .memo = booked.memo,
             .account_id = booked.account_id});
    }
    return postings;
}

/// Each use of a customer's credit has an entry of its own, and documents that stand on it.
void refuse_when_used_since(Unit const& unit, Payment const& payment) {
    auto const entries = unit.value<std::int64_t>(
        "select count(*) from ledger_entries where workspace_id = :workspace and document_id = :payment",
        {{"payment", payment.id}});
    if (entries.value_or(0) != 1) throw Refusal(No::conflict, "payment.credit_used");
}

Allocation reopened(Unit& unit, Payment const& payment, Allocation const& allocation, ledger::NewEntry& entry) {
    if (allocation.invoice_id) {
        auto invoice = unit.get(*allocation.invoice_id);
        auto undone = deallocate(payment, &invoice, allocation, entry.postings);
        unit.save(invoice);
        return undone;
    }
    auto bill = unit.get(*allocation.bill_id);
    auto undone = deallocate(payment, &bill, allocation, entry.postings);
    unit.save(bill);
    return undone;
}

}  // namespace

void take_back_payment(Unit& unit, PaymentId id, std::string const& reason) {
    auto payment = unit.get(id);
    unit.authorize("record", payment);
    if (payment.taken_back_at) throw Refusal(No::conflict, "payment.taken_back");
    refuse_when_used_since(unit, payment);
    ledger::NewEntry entry{.kind = payment.direction == PaymentDirection::in ? EntryKind::payment : EntryKind::payout,
                           .on = payment.paid_on,
                           .text = reason,
                           .document_id = id.value,
                           .base_currency = payment.base_amount.currency,
                           .postings = reversed(unit, payment)};
    auto const allocations = payment.allocations;
    for (auto const& allocation : allocations) {
        payment.allocations.push_back(reopened(unit, payment, allocation, entry));
    }
    payment.unallocated.minor = 0;
    payment.base_unallocated.minor = 0;
    payment.taken_back_at = unit.now();
    unit.save(payment);
    ledger::post(unit, entry);
    unit.emit(PaymentTakenBack{payment.party_id, payment.amount, payment.reference, reason}, "payment", id.value);
}

}  // namespace farflung::billing
