#include "billing/advance.hpp"
#include "billing/invoice_commands.hpp"

namespace farflung::billing {

namespace {

/// The same part of an adjustment that is taken back of what it stands on; a percentage follows by itself.
void take_part(std::vector<Adjustment>& adjustments, Decimal const& part, Decimal const& whole) {
    for (auto& one : adjustments) {
        if (one.percent || whole.is_zero()) continue;
        auto const exact = one.amount->decimal();
        one.amount = amount_of(divide(exact * part, whole, exact.scale(), Rounding::half_up), one.amount->currency,
                               Rounding::half_up);
    }
    std::erase_if(adjustments, [](Adjustment const& one) { return !one.percent && one.amount->is_zero(); });
}

InvoiceLine credited_line(InvoiceLine const& line, std::optional<Decimal> const& quantity, std::string const& path) {
    auto credited = line;
    credited.source_kind.clear();
    credited.source_id.reset();
    if (!quantity) return credited;
    if (is_deduction(line) && *quantity != line.quantity) throw Refusal(No::invalid, "advance.whole", path);
    bool const same_way = quantity->is_negative() == line.quantity.is_negative() && !quantity->is_zero();
    bool const within = line.quantity.is_negative() ? *quantity >= line.quantity : *quantity <= line.quantity;
    if (!same_way || !within) throw Refusal(No::invalid, "invoice.over_credited", path);
    credited.quantity = *quantity;
    take_part(credited.adjustments, *quantity, line.quantity);
    return credited;
}

Decimal sum_of_lines(Invoice const& document) {
    Decimal sum;
    for (auto const& line : document.lines) sum += line.net.decimal();
    return sum;
}

}  // namespace

Invoice empty_note_for(Invoice const& invoice) {
    Invoice note;
    note.kind = InvoiceKind::credit_note;
    note.customer_id = invoice.customer_id;
    note.currency = invoice.currency;
    note.reference = invoice.reference;
    note.terms_days = 0;
    note.language = invoice.language;
    note.corrects_id = invoice.id;
    note.prices = invoice.prices;
    note.tax_rounding = invoice.tax_rounding;
    note.tax_rounded_per = invoice.tax_rounded_per;
    note.purpose = invoice.purpose;
    note.delivered_on = invoice.delivered_on;
    note.period_from = invoice.period_from;
    note.period_to = invoice.period_to;
    return note;
}

Invoice credit_note_of(Invoice const& invoice, CreditInvoice const& request) {
    if (invoice.kind != InvoiceKind::invoice || invoice.state == InvoiceState::draft) {
        throw Refusal(No::conflict, "invoice.not_issued");
    }
    if (invoice.carried_over_on) throw Refusal(No::conflict, "invoice.carried_over");
    if (invoice.state == InvoiceState::written_off) throw Refusal(No::conflict, "invoice.written_off");
    auto note = empty_note_for(invoice);
    note.note = request.note;
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
    if (!invoice.adjustments.empty()) {
        note.adjustments = invoice.adjustments;
        if (!request.lines.empty()) take_part(note.adjustments, sum_of_lines(note), sum_of_lines(invoice));
        recalculate(note);
    }
    if (note.total.is_zero()) throw Refusal(No::invalid, "invoice.credits_nothing", "lines");
    if (invoice.credited + note.total > invoice.total) throw Refusal(No::conflict, "invoice.over_credited");
    return note;
}

}  // namespace farflung::billing
