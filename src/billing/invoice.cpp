#include "billing/invoice.hpp"

#include "billing/advance.hpp"
#include "billing/cash_discount.hpp"
#include "billing/document_sums.hpp"
#include "core/language_tag.hpp"

namespace farflung {

void check(Invoice const& invoice, Problems& problems) {
    if (invoice.period_from && invoice.period_to && *invoice.period_to < *invoice.period_from) {
        problems.add("period_to", "before_period_from");
    }
    bool const has_language = !invoice.language.empty();  // else the customer's
    if (has_language && !is_language_tag(invoice.language)) problems.add("language", "not_a_language");
    billing::check_cash_discount(invoice, problems);
    billing::calculate(billing::priced(invoice), problems);
}

namespace billing {

PricedDocument priced(Invoice const& invoice) { return priced_document(invoice); }

void recalculate(Invoice& invoice) {
    auto const totals = calculate(priced(invoice));
    take_sums(invoice, totals);
    invoice.adjustment_parts = totals.adjustment_parts;
    invoice.credited = Amount{0, invoice.currency};
    invoice.open = Amount{0, invoice.currency};
    invoice.cash_discount = offered_cash_discount(invoice);
}

InvoiceState state_of(Invoice const& invoice) {
    if (invoice.number.empty()) return InvoiceState::draft;
    if (is_self_billed(invoice.kind)) return InvoiceState::issued;
    bool const taken_back = !invoice.total.is_zero() && invoice.credited == invoice.total;
    if (taken_back) return InvoiceState::credited;
    if (invoice.open.is_zero()) return invoice.written_off ? InvoiceState::written_off : InvoiceState::paid;
    return invoice.open == invoice.total - invoice.credited ? InvoiceState::issued : InvoiceState::part_paid;
}

void issue(Invoice& invoice, Issuing const& issuing) {
    if (invoice.state != InvoiceState::draft) throw Refusal(No::conflict, "invoice.already_issued");
    if (invoice.lines.empty()) throw Refusal(No::conflict, "invoice.no_lines");
    recalculate(invoice);
    if (invoice.total.is_negative()) throw Refusal(No::conflict, "invoice.total_negative");
    if (only_deducts(invoice)) throw Refusal(No::conflict, "advance.only_deducts");
    invoice.number = issuing.number;
    invoice.issued_on = issuing.on;
    invoice.due_on = issuing.on.plus_days(invoice.terms_days);
    if (invoice.cash_discount_days) invoice.cash_discount_by = issuing.on.plus_days(*invoice.cash_discount_days);
    invoice.rate = issuing.rate.rate;
    invoice.rate_on = issuing.rate.on;
    invoice.rate_source = issuing.rate.source;
    invoice.base_total = ledger::to_base(invoice.total, issuing.rate, issuing.base);
    invoice.open = invoice.total;
    invoice.base_open = invoice.base_total;
    invoice.seller = issuing.seller;
    invoice.buyer = issuing.buyer;
    invoice.state = state_of(invoice);
}

namespace {

Amount settle_by(Invoice& invoice, Amount amount) {
    invoice.open -= amount;
    auto const before = *invoice.base_open;
    invoice.base_open = convert(invoice.open, *invoice.rate, before.currency, Rounding::half_up);
    invoice.state = state_of(invoice);
    return before - *invoice.base_open;
}

}  // namespace

Amount settle(Invoice& invoice, Amount amount) {
    ensure(amount <= invoice.open && !amount.is_negative(), "no more is settled than is open");
    return settle_by(invoice, amount);
}

Amount reopen(Invoice& invoice, Amount amount) {
    // What was written off or credited since reckoned with this money.
    bool const fits = !invoice.written_off && invoice.open + amount <= invoice.total - invoice.credited;
    if (!fits) throw Refusal(No::conflict, "payment.document_closed", {}, {{"number", invoice.number}});
    return -settle_by(invoice, -amount);
}

namespace {
std::string_view prefix_of(InvoiceKind kind) {
    switch (kind) {
        case InvoiceKind::invoice:
            return "INV-";
        case InvoiceKind::credit_note:
            return "CN-";
        case InvoiceKind::self_billed:
            return "SB-";
        case InvoiceKind::self_billed_credit:
            break;
    }
    return "SBC-";
}
}  // namespace

std::string invoice_number(InvoiceKind kind, int year, std::int64_t number) {
    auto digits = std::to_string(number);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return std::string(prefix_of(kind)) + std::to_string(year) + '-' + digits;
}

}  // namespace billing
}  // namespace farflung
