#include "billing/advance.hpp"

#include <algorithm>

namespace farflung::billing {

namespace {

/// The line of the advance that says most on its tax.
InvoiceLine const& line_of(Invoice const& advance, TaxSubtotal const& tax) {
    for (auto const& line : advance.lines) {
        if (line.tax_category == tax.category && line.tax_rate == tax.rate) return line;
    }
    return advance.lines.front();
}

/// What the advance stands at in the books, in the share that each of its taxes has of it.
std::vector<Amount> booked_by_tax(Invoice const& advance) {
    Amount booked{0, advance.base_total->currency};
    for (auto const& posting : entry_of(advance).postings) {
        if (posting.account == AccountRole::customer_deposits) booked -= posting.base;
    }
    std::vector<std::int64_t> weights;
    for (auto const& tax : advance.taxes) weights.push_back(tax.taxable.minor);
    return farflung::allocate(booked, weights);
}

}  // namespace

bool is_deduction(InvoiceLine const& line) { return line.source_kind == advance_source; }

bool only_deducts(Invoice const& invoice) {
    Amount work{0, invoice.currency};
    for (auto const& line : invoice.lines) {
        if (!is_deduction(line)) work += line.net;
    }
    return work.minor <= 0 && std::ranges::any_of(invoice.lines, is_deduction);
}

std::vector<InvoiceLine> deduction_of(Invoice const& advance, Say const& say) {
    auto const booked = booked_by_tax(advance);
    bool const with_tax = advance.prices == PricesIn::with_tax;
    std::vector<InvoiceLine> lines;
    for (std::size_t i = 0; i < advance.taxes.size(); ++i) {
        auto const& tax = advance.taxes[i];
        auto const& like = line_of(advance, tax);
        auto& line = lines.emplace_back();
        line.description = say("Paid in advance") + ", " + advance.number;
        line.quantity = Decimal(-1);
        line.price = (with_tax ? tax.taxable + tax.tax : tax.taxable).decimal();
        line.tax_rate = tax.rate;
        line.tax_category = tax.category;
        line.supply = like.supply;
        line.tax_level = like.tax_level;
        line.tax_code = like.tax_code;
        line.tax_note = like.tax_note;
        line.tax_reason = say("As on the advance");
        line.source_kind = advance_source;
        line.source_id = advance.id.value;
        line.deposit_base = booked[i];
    }
    return lines;
}

}  // namespace farflung::billing
