#include "billing/invoice.hpp"

#include <algorithm>
#include <stdexcept>

namespace farflung {

void check(Invoice const& invoice, Problems& problems) {
    for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
        auto const& line = invoice.lines[i];
        auto const path = "lines/" + std::to_string(i);
        if (line.quantity.is_zero()) problems.add(path + "/quantity", "is_zero");
        if (!line.tax_rate.is_zero() && !billing::may_have_rate(line.tax_category)) {
            problems.add(path + "/tax_rate", "rate_without_standard_category");
        }
    }
    try {
        billing::calculate(invoice.currency, billing::priced(invoice));
    } catch (std::overflow_error const&) {
        problems.add("lines", "amount_too_large");
    }
}

namespace billing {

std::vector<PricedLine> priced(Invoice const& invoice) {
    std::vector<PricedLine> lines;
    for (auto const& line : invoice.lines) {
        lines.push_back({line.quantity, line.price, line.tax_rate, line.tax_category});
    }
    return lines;
}

void recalculate(Invoice& invoice) {
    auto const totals = calculate(invoice.currency, priced(invoice));
    for (std::size_t i = 0; i < invoice.lines.size(); ++i) invoice.lines[i].net = totals.line_nets[i];
    invoice.taxes = totals.taxes;
    invoice.net = totals.net;
    invoice.tax = totals.tax;
    invoice.total = totals.total;
    invoice.credited = Amount{0, invoice.currency};
    invoice.open = Amount{0, invoice.currency};
}

InvoiceState state_of(Invoice const& invoice) {
    if (invoice.number.empty()) return InvoiceState::draft;
    bool const taken_back = !invoice.total.is_zero() && invoice.credited == invoice.total;
    if (taken_back) return InvoiceState::credited;
    if (invoice.open.is_zero()) return InvoiceState::paid;
    return invoice.open == invoice.total - invoice.credited ? InvoiceState::issued : InvoiceState::part_paid;
}

void issue(Invoice& invoice, Issuing const& issuing) {
    if (invoice.state != InvoiceState::draft) throw Refusal(No::conflict, "invoice.already_issued");
    if (invoice.lines.empty()) throw Refusal(No::conflict, "invoice.no_lines");
    recalculate(invoice);
    if (invoice.total.is_negative()) throw Refusal(No::conflict, "invoice.total_negative");
    invoice.number = issuing.number;
    invoice.issued_on = issuing.on;
    invoice.due_on = issuing.on.plus_days(invoice.terms_days);
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

Amount settle(Invoice& invoice, Amount amount) {
    ensure(amount <= invoice.open && !amount.is_negative(), "no more is settled than is open");
    invoice.open -= amount;
    auto const before = *invoice.base_open;
    invoice.base_open = convert(invoice.open, *invoice.rate, before.currency, Rounding::half_up);
    invoice.state = state_of(invoice);
    return before - *invoice.base_open;
}

std::string invoice_number(InvoiceKind kind, int year, std::int64_t number) {
    auto digits = std::to_string(number);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return (kind == InvoiceKind::invoice ? "INV-" : "CN-") + std::to_string(year) + '-' + digits;
}

namespace {

InvoiceLine credited_line(InvoiceLine const& line, std::optional<Decimal> const& quantity, std::string const& path) {
    auto credited = line;
    credited.source_kind.clear();
    credited.source_id.reset();
    if (!quantity) return credited;
    bool const same_way = quantity->is_negative() == line.quantity.is_negative() && !quantity->is_zero();
    bool const within = line.quantity.is_negative() ? *quantity >= line.quantity : *quantity <= line.quantity;
    if (!same_way || !within) throw Refusal(No::invalid, "invoice.over_credited", path);
    credited.quantity = *quantity;
    return credited;
}

}  // namespace

Invoice credit_note_of(Invoice const& invoice, CreditInvoice const& request) {
    if (invoice.kind != InvoiceKind::invoice || invoice.state == InvoiceState::draft) {
        throw Refusal(No::conflict, "invoice.not_issued");
    }
    Invoice note;
    note.kind = InvoiceKind::credit_note;
    note.customer_id = invoice.customer_id;
    note.currency = invoice.currency;
    note.reference = invoice.reference;
    note.note = request.note;
    note.terms_days = 0;
    note.language = invoice.language;
    note.corrects_id = invoice.id;
    if (request.lines.empty()) {
        for (auto const& line : invoice.lines) note.lines.push_back(credited_line(line, {}, {}));
    }
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        auto const& wanted = request.lines[i];
        auto const path = "lines/" + std::to_string(i);
        auto const index = static_cast<std::size_t>(wanted.line);
        if (index >= invoice.lines.size()) throw Refusal(No::invalid, "no_such_record", path + "/line");
        note.lines.push_back(credited_line(invoice.lines[index], wanted.quantity, path + "/quantity"));
    }
    recalculate(note);
    if (invoice.credited + note.total > invoice.total) throw Refusal(No::conflict, "invoice.over_credited");
    return note;
}

}  // namespace billing
}  // namespace farflung
