#include "billing/payment.hpp"

#include <algorithm>

namespace farflung::billing {

namespace {

/// What both kinds of document answer, so that one rule settles both.
struct Face {
    Amount open;
    PartyId party;
    bool takes = false;  // what may be settled in this direction at all
    AccountRole account = AccountRole::receivable;
    std::vector<Share> shares;
};

Face face_of(Payable document, PaymentDirection direction) {
    if (auto* const* bill = std::get_if<Bill*>(&document)) {
        bool const is_note = (*bill)->kind == BillKind::credit_note;
        return {(*bill)->open, (*bill)->partner_id, is_note == (direction == PaymentDirection::in),
                AccountRole::payable, shares_of(**bill)};
    }
    auto const& invoice = **std::get_if<Invoice*>(&document);
    bool const is_credit = invoice.kind == InvoiceKind::credit_note;
    bool const fits = is_credit == (direction == PaymentDirection::out);
    return {invoice.open, invoice.customer_id, fits && invoice.state != InvoiceState::draft,
            is_credit ? AccountRole::customer_credit : AccountRole::receivable, shares_of(invoice)};
}

Amount settle_document(Payable document, Amount amount) {
    if (auto* const* bill = std::get_if<Bill*>(&document)) return settle(**bill, amount);
    return settle(**std::get_if<Invoice*>(&document), amount);
}

struct Split {
    Amount amount;   // of the document
    Amount settled;  // of the payment
};

Split split_of(Payment const& payment, Face const& face, AllocationRequest const& request,
               AllocationPaths const& paths) {
    auto const wrong = [](std::string const& path, std::string code) {
        throw Refusal(No::invalid, std::move(code), path);
    };
    bool const same_currency = face.open.currency == payment.unallocated.currency;
    if (request.amount && request.amount->currency != face.open.currency)
        wrong(paths.amount, "allocation.other_currency");
    if (request.settled && request.settled->currency != payment.unallocated.currency) {
        wrong(paths.settled, "allocation.other_currency");
    }
    if (!same_currency && !request.amount) wrong(paths.amount, "required");
    Split split{};
    if (same_currency) {
        split.amount = request.amount.value_or(request.settled.value_or(std::min(face.open, payment.unallocated)));
        split.settled = request.settled.value_or(split.amount);
        if (split.settled != split.amount) wrong(paths.settled, "allocation.settled_differs");
    } else {
        split = {*request.amount, request.settled.value_or(payment.unallocated)};
    }
    if (split.amount.minor <= 0) wrong(paths.amount, "not_positive");
    if (split.settled.minor <= 0) wrong(paths.settled, "not_positive");
    if (split.amount > face.open) throw Refusal(No::conflict, "allocation.more_than_open", paths.amount);
    if (split.settled > payment.unallocated) {
        throw Refusal(No::conflict, "allocation.more_than_payment", paths.settled);
    }
    return split;
}

}  // namespace

Amount take_from(Payment& payment, Amount settled) {
    payment.unallocated -= settled;
    auto const before = payment.base_unallocated;
    payment.base_unallocated = convert(payment.unallocated, payment.rate, before.currency, Rounding::half_up);
    return before - payment.base_unallocated;
}

Allocation allocate_to(Payment& payment, Payable document, AllocationRequest const& request,
                       AllocationPaths const& paths, std::vector<ledger::NewPosting>& postings) {
    auto const face = face_of(document, payment.direction);
    if (!face.takes) throw Refusal(No::conflict, "allocation.wrong_document", paths.document);
    if (face.party != payment.party_id) throw Refusal(No::invalid, "allocation.other_party", paths.document);
    auto const split = split_of(payment, face, request, paths);
    auto const worth = take_from(payment, split.settled);
    auto const released = settle_document(document, split.amount);
    bool const is_in = payment.direction == PaymentDirection::in;
    // What the money was worth on its day, less what the document was booked at: gained when we are paid, lost when we
    // pay.
    auto const difference = worth - released;
    postings.push_back({.account = face.account,
                        .amount = is_in ? -split.amount : split.amount,
                        .base = is_in ? -released : released,
                        .about = {.party_id = payment.party_id}});
    auto const parts = spread(difference, face.shares);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto const booked = is_in ? -parts[i] : parts[i];
        postings.push_back({.account = AccountRole::exchange_difference,
                            .amount = booked,
                            .base = booked,
                            .about = face.shares[i].about});
    }
    return {request.invoice_id, request.bill_id, split.amount, split.settled, released, difference};
}

Allocation deallocate(Payment const& payment, Payable document, Allocation const& allocation,
                      std::vector<ledger::NewPosting>& postings) {
    auto const face = face_of(document, payment.direction);
    auto const released = std::visit([&](auto* one) { return reopen(*one, allocation.amount); }, document);
    // Where another part was settled meanwhile, rounding may give the part another worth than it had.
    auto const moved = released - allocation.released;
    auto const booked = payment.direction == PaymentDirection::in ? moved : -moved;
    postings.push_back({.account = face.account,
                        .amount = {0, face.open.currency},
                        .base = booked,
                        .about = {.party_id = payment.party_id}});
    postings.push_back({.account = AccountRole::exchange_difference,
                        .amount = -booked,
                        .base = -booked,
                        .about = face.shares.front().about});
    return {allocation.invoice_id,  allocation.bill_id, -allocation.amount,
            -allocation.settled,    -released,          -(allocation.difference - moved),
            allocation.allocated_on};
}

}  // namespace farflung::billing
