#include <set>

#include "billing/cash_discount.hpp"
#include "billing/invoice_commands.hpp"
#include "billing/payment.hpp"
#include "platform/http/resource.hpp"

namespace farflung::billing {

namespace {

/// A document of an allocation, loaded within reach, so that it can be saved and told about.
struct Loaded {
    std::optional<Invoice> invoice;
    std::optional<Bill> bill;

    Payable payable() { return invoice ? Payable{&*invoice} : Payable{&*bill}; }
    std::string number() const { return invoice ? invoice->number : bill->number; }
};

Loaded load(Unit const& unit, AllocationRequest const& request, std::string const& path) {
    if (request.invoice_id.has_value() == request.bill_id.has_value()) {
        throw Refusal(No::invalid, "allocation.one_document", path);
    }
    if (request.invoice_id) return {unit.get(*request.invoice_id), {}};
    return {{}, unit.get(*request.bill_id)};
}

void store(Unit& unit, Loaded& loaded) {
    if (loaded.invoice) {
        auto& invoice = *loaded.invoice;
        unit.save(invoice);
        if (invoice.kind == InvoiceKind::invoice && invoice.open.is_zero()) {
            unit.emit(InvoicePaid{invoice.number, invoice.customer_id, invoice.total}, "invoice", invoice.id.value);
        }
        return;
    }
    auto& bill = *loaded.bill;
    unit.save(bill);
    if (bill.open.is_zero()) {
        unit.emit(BillPaid{bill.number, bill.partner_id, bill.total}, "bill", bill.id.value);
    }
}

/// What a settled document was worth, and whose it is.
struct Settled {
    Amount released;
    std::vector<Share> shares;
};

AllocationPaths paths_of(std::size_t index) {
    auto const path = "allocations/" + std::to_string(index);
    return {path, path + "/amount", path + "/settled"};
}

/// What allocating comes to: whatever is booked besides the payment follows it, for documents go before the journal.
struct Allocated {
    std::vector<Settled> settled;
    std::vector<WrittenCredit> discounts;
};

std::vector<Loaded> load_all(Unit const& unit, std::vector<AllocationRequest> const& requests,
                             std::optional<AllocationPaths> const& only) {
    std::vector<Loaded> all;
    std::set<Uuid> seen;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        auto const path = only.value_or(paths_of(i)).document;
        auto const& loaded = all.emplace_back(load(unit, requests[i], path));
        auto const id = loaded.invoice ? loaded.invoice->id.value : loaded.bill->id.value;
        if (!seen.insert(id).second) throw Refusal(No::invalid, "allocation.twice", path);
    }
    return all;
}

/// The credit note of a discount that a payment takes; what it leaves open, the money must settle.
WrittenCredit grant_discount(Unit& unit, Payment const& payment, Invoice& invoice, AllocationRequest const& request,
                             AllocationPaths const& paths) {
    auto note = cash_discount_for(unit, invoice, payment.paid_on, paths.document);
    auto const left = invoice.open - note.total;
    if (request.amount && *request.amount != left) {
        throw Refusal(No::conflict, "cash_discount.other_amount", paths.amount, {{"amount", ledger::written(left)}});
    }
    return write_credit(unit, invoice, std::move(note), day_of_issue(unit, people::workspace_facts(unit), {}));
}

Allocated allocate_all(Unit& unit, Payment& payment, std::vector<AllocationRequest> const& requests,
                       ledger::NewEntry& entry, std::optional<AllocationPaths> const& only = {}) {
    Allocated done;
    auto all = load_all(unit, requests, only);
    // First, since each takes a number: whoever issues takes that before it stores a document.
    for (std::size_t i = 0; i < requests.size(); ++i) {
        if (!requests[i].takes_discount) continue;
        auto const paths = only.value_or(paths_of(i));
        if (!all[i].invoice)
            throw Refusal(No::invalid, "cash_discount.none", paths.document, {{"number", all[i].number()}});
        done.discounts.push_back(grant_discount(unit, payment, *all[i].invoice, requests[i], paths));
    }
    for (std::size_t i = 0; i < requests.size(); ++i) {
        auto const paths = only.value_or(paths_of(i));
        auto request = requests[i];
        if (request.takes_discount) request.amount = all[i].invoice->open;
        payment.allocations.push_back(allocate_to(payment, all[i].payable(), request, paths, entry.postings));
        payment.allocations.back().allocated_on = entry.on;
        done.settled.push_back({payment.allocations.back().released,
                                all[i].invoice ? shares_of(*all[i].invoice) : shares_of(*all[i].bill)});
        entry.text += (entry.text.empty() ? "" : ", ") + all[i].number();
        store(unit, all[i]);
    }
    return done;
}

Payment to_payment(Unit const& unit, RecordPayment const& request, people::WorkspaceFacts const& company) {
    auto const today = unit.today(company.zone);
    auto const fee = request.fee.value_or(Amount{0, request.amount.currency});
    Problems problems;
    if (request.amount.minor <= 0) problems.add("amount", "not_positive");
    if (request.paid_on.value_or(today) > today) problems.add("paid_on", "payment.in_future");
    if (fee.currency != request.amount.currency)
        problems.add("fee", "allocation.other_currency");
    else if (request.direction == PaymentDirection::in && fee > request.amount)
        problems.add("fee", "payment.fee_too_large");
    problems.refuse_if_any();
    Payment payment;
    payment.direction = request.direction;
    payment.party_id = request.party_id;
    payment.paid_on = request.paid_on.value_or(today);
    payment.amount = request.amount;
    payment.fee = fee;
    payment.reference = request.reference;
    auto const rate = ledger::rate_on(unit, request.amount.currency, company.base_currency, payment.paid_on);
    payment.rate = rate.rate;
    payment.rate_on = rate.on;
    payment.rate_source = rate.source;
    payment.base_amount = ledger::to_base(payment.amount, rate, company.base_currency);
    payment.unallocated = payment.amount;
    payment.base_unallocated = payment.base_amount;
    return payment;
}

/// Spreads the fee over the documents by what they were worth and over the shares of each, so that margin holds it.
void add_fee(Payment const& payment, Amount base_fee, std::vector<Settled> const& settled, ledger::NewEntry& entry) {
    if (settled.empty()) {
        ledger::Dimensions about;
        (payment.direction == PaymentDirection::in ? about.customer_id : about.partner_id) = payment.party_id;
        entry.postings.push_back(
            {.account = AccountRole::bank_fees, .amount = payment.fee, .base = base_fee, .about = about});
        return;
    }
    std::vector<Share> documents;
    for (auto const& one : settled) documents.push_back({{}, one.released});
    auto const fees = spread(payment.fee, documents);
    auto const base_fees = spread(base_fee, documents);
    for (std::size_t i = 0; i < settled.size(); ++i) {
        auto const parts = spread(fees[i], settled[i].shares);
        auto const base_parts = spread(base_fees[i], settled[i].shares);
        for (std::size_t part = 0; part < parts.size(); ++part) {
            entry.postings.push_back({.account = AccountRole::bank_fees,
                                      .amount = parts[part],
                                      .base = base_parts[part],
                                      .about = settled[i].shares[part].about});
        }
    }
}

void add_money(Payment const& payment, std::vector<Settled> const& settled,
               std::optional<LedgerAccountId> const& account, ledger::NewEntry& entry) {
    auto const base_fee = convert(payment.fee, payment.rate, entry.base_currency, Rounding::half_up);
    bool const is_in = payment.direction == PaymentDirection::in;
    entry.postings.push_back({.account = AccountRole::bank,
                              .amount = is_in ? payment.amount - payment.fee : -(payment.amount + payment.fee),
                              .base = is_in ? payment.base_amount - base_fee : -(payment.base_amount + base_fee),
                              .about = {.party_id = payment.party_id},
                              .account_id = account});
    add_fee(payment, base_fee, settled, entry);
}

void add_rest(Payment const& payment, ledger::NewEntry& entry) {
    if (payment.unallocated.is_zero()) return;
    if (payment.direction == PaymentDirection::out) throw Refusal(No::conflict, "payment.not_all_used");
    entry.postings.push_back({.account = AccountRole::customer_credit,
                              .amount = -payment.unallocated,
                              .base = -payment.base_unallocated,
                              .about = {.party_id = payment.party_id, .customer_id = payment.party_id}});
}

/// `only`: how whoever asked calls the fields of the one document that this settles.
Payment record(Unit& unit, RecordPayment const& request, std::optional<AllocationPaths> const& only = {}) {
    http::check_references_within_reach(unit, request);
    unit.authorize("record", Payment{});
    auto const company = people::workspace_facts(unit);
    auto payment = to_payment(unit, request, company);
    payment.id = unit.new_id<Payment>();
    ledger::NewEntry entry{.kind = request.direction == PaymentDirection::in ? EntryKind::payment : EntryKind::payout,
                           .on = payment.paid_on,
                           .text = payment.reference,
                           .document_id = payment.id.value,
                           .base_currency = company.base_currency};
    if (request.account_id) ledger::refuse_unless_money(unit, *request.account_id, "account_id");
    auto const done = allocate_all(unit, payment, request.allocations, entry, only);
    add_money(payment, done.settled, request.account_id, entry);
    add_rest(payment, entry);
    if (payment.reference.empty()) payment.reference = entry.text;
    unit.insert(payment);
    ledger::post(unit, entry, "paid_on");
    for (auto const& discount : done.discounts) book_credit(unit, discount, {});
    unit.emit(PaymentRecorded{payment.party_id, payment.amount, payment.reference}, "payment", payment.id.value);
    return payment;
}

}  // namespace

Payment record_payment(Unit& unit, RecordPayment const& request) { return record(unit, request); }

PaymentId make_payment(Unit& unit, RecordPayment const& request) { return record_payment(unit, request).id; }

Payment allocate(Unit& unit, PaymentId id, AllocatePayment const& request) {
    auto payment = unit.get(id);
    unit.authorize("allocate", payment);
    auto const company = people::workspace_facts(unit);
    auto const before = payment.unallocated;
    auto const base_before = payment.base_unallocated;
    ledger::NewEntry entry{.kind = EntryKind::payment,
                           .on = unit.today(company.zone),
                           .text = {},
                           .document_id = payment.id.value,
                           .base_currency = company.base_currency};
    auto const done = allocate_all(unit, payment, request.allocations, entry);
    entry.postings.push_back({.account = AccountRole::customer_credit,
                              .amount = before - payment.unallocated,
                              .base = base_before - payment.base_unallocated,
                              .about = {.party_id = payment.party_id, .customer_id = payment.party_id}});
    unit.save(payment);
    ledger::post(unit, entry);
    for (auto const& discount : done.discounts) book_credit(unit, discount, {});
    return payment;
}

Payment pay(Unit& unit, BillId id, PayBill const& request) {
    auto const bill = unit.get(id);
    if (bill.open.is_zero()) throw Refusal(No::conflict, "bill.already_paid");
    bool const pays_back = bill.kind == BillKind::credit_note;
    auto const amount = request.amount.value_or(request.settles.value_or(bill.open));
    bool const same_currency = amount.currency == bill.currency;
    auto const settles = request.settles.value_or(same_currency ? amount : bill.open);
    return record(unit,
                  {.direction = pays_back ? PaymentDirection::in : PaymentDirection::out,
                   .party_id = bill.partner_id,
                   .paid_on = request.paid_on,
                   .amount = amount,
                   .fee = request.fee,
                   .reference = request.reference.empty() ? bill.number : request.reference,
                   .allocations = {{.invoice_id = {}, .bill_id = id, .amount = settles, .settled = amount}}},
                  AllocationPaths{"amount", request.settles ? "settles" : "amount", "amount"});
}

}  // namespace farflung::billing
