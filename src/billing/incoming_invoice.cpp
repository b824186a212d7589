#include "billing/incoming_invoice.hpp"

#include <algorithm>
#include <stdexcept>

#include "billing/incoming_paper.hpp"
#include "billing/trade_units.hpp"
#include "core/text.hpp"

namespace farflung::billing {

namespace {

/// Field lengths that a sender need not know.
std::string shortened(std::string const& text, std::size_t most) {
    std::string cut;
    std::size_t count = 0;
    for (char const c : text) {
        bool const begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (begins && ++count > most) break;
        cut += c;
    }
    return cut;
}

Decimal or_zero(std::optional<Decimal> const& value) { return value.value_or(Decimal(0)); }

/// A price is never below zero on a bill: what goes off is a negative quantity.
NewBillLine one_of(std::string description, Decimal const& net, Decimal const& rate) {
    bool const is_off = net.is_negative();
    return {.description = description.empty() ? "±" : shortened(description, 500),
            .quantity = is_off ? Decimal(-1) : Decimal(1),
            .unit = {},
            .price = is_off ? -net : net,
            .tax_rate = rate};
}

NewBillLine bill_line_of(e_invoice::Line const& line, Currency currency) {
    auto const net = or_zero(line.net);
    auto const quantity = or_zero(line.quantity);
    auto const price = or_zero(line.price);
    auto const rate = or_zero(line.tax.rate);
    bool const is_plain = line.adjustments.empty() && !line.price_quantity && !price.is_negative() &&
                          !quantity.is_zero() && price.scale() + quantity.scale() <= Decimal::max_scale &&
                          amount_of(quantity * price, currency, Rounding::half_up).decimal() == net;
    if (!is_plain) return one_of(line.description, net, rate);
    return {.description = shortened(line.description, 500),
            .quantity = quantity,
            .unit = shortened(unit_of_code(line.unit), 20),
            .price = price,
            .tax_rate = rate};
}

std::vector<PricedLine> priced(std::vector<NewBillLine> const& lines) {
    std::vector<PricedLine> all;
    for (auto const& line : lines) {
        all.push_back(
            {line.quantity, line.price, line.tax_rate, line.tax_rate.is_zero() ? TaxCategory::O : TaxCategory::S});
    }
    return all;
}

Amount amount_in(std::optional<Decimal> const& value, Currency currency) {
    return amount_of(or_zero(value), currency, Rounding::half_up);
}

}  // namespace

std::vector<NewBillLine> bill_lines_of(e_invoice::EInvoice const& invoice, Currency currency, Amount total) {
    std::vector<NewBillLine> lines;
    for (auto const& line : invoice.lines) {
        // A line for information alone has nothing to bill.
        if (!or_zero(line.net).is_zero()) lines.push_back(bill_line_of(line, currency));
    }
    for (auto const& one : invoice.adjustments) {
        auto const amount = or_zero(one.amount);
        if (!amount.is_zero())
            lines.push_back(one_of(one.reason, one.is_charge ? amount : -amount, or_zero(one.tax.rate)));
    }
    // Senders may round tax line by line: the bill is over what they ask for all the same.
    auto const rest = total - calculate(currency, priced(lines)).total;
    if (!rest.is_zero()) lines.push_back(one_of("±", rest.decimal(), Decimal(0)));
    return lines;
}

namespace {

/// Throws std::overflow_error for sums beyond the largest amount.
void take_sums(IncomingInvoice& invoice, e_invoice::EInvoice const& said) {
    invoice.net = amount_in(said.totals.net, invoice.currency);
    invoice.tax = amount_in(said.totals.tax, invoice.currency);
    invoice.total = amount_in(said.totals.total, invoice.currency);
    invoice.lines = bill_lines_of(said, invoice.currency, invoice.total);
}

}  // namespace

IncomingInvoice to_incoming(IncomingDocument const& document) {
    auto const& said = document.read.invoice;
    auto const currency = Currency::parse(said.currency);
    Problems problems;
    if (said.number.empty()) problems.add("number", "required");
    if (!currency) problems.add("currency", "not_a_value_of_this_field");
    if (!said.totals.total) problems.add("total", "required");
    problems.refuse_if_any();
    IncomingInvoice invoice;
    invoice.number = shortened(said.number, 60);
    invoice.sender = shortened(said.seller.name, 200);
    invoice.is_credit_note = document.read.is_credit_note;
    if (invoice.is_credit_note && !said.preceding.empty()) {
        invoice.corrects_number = shortened(said.preceding.front().number, 60);
    }
    invoice.order_reference = shortened(said.order, 200);
    invoice.currency = *currency;
    invoice.issued_on = said.issued_on;
    invoice.due_on = said.due_on;
    try {
        take_sums(invoice, said);
    } catch (std::overflow_error const&) {
        throw Invalid(std::vector<Problem>{{"total", "amount_too_large", {}}});
    }
    if (said.payment && !said.payment->transfers.empty()) invoice.iban = said.payment->transfers.front().account;
    std::erase(invoice.iban, ' ');
    invoice.differences = differences_on_paper(invoice, document.paper);
    invoice.findings = document.findings;
    invoice.file_type = document.is_pdf ? "application/pdf" : "application/xml";
    return invoice;
}

}  // namespace farflung::billing
