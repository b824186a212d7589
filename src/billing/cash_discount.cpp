#include "billing/cash_discount.hpp"

#include <algorithm>

#include "billing/advance.hpp"
#include "billing/invoice_commands.hpp"

namespace farflung::billing {

namespace {

bool bears(InvoiceLine const& line, TaxSubtotal const& tax) {
    return line.tax_category == tax.category && line.tax_rate == tax.rate;
}

bool earned_by_the_same(InvoiceLine const& a, InvoiceLine const& b) {
    return a.project_id == b.project_id && a.package_id == b.package_id && a.partner_id == b.partner_id &&
           a.supply == b.supply && a.tax_code == b.tax_code && a.tax_note == b.tax_note;
}

/// A part that grows with what was added before it, so that the parts sum to the whole exactly.
Amount part_until(Amount whole, Amount sum, Amount all) {
    if (all.is_zero()) return {0, whole.currency};
    auto const exact = whole.decimal();
    return amount_of(divide(exact * sum.decimal(), all.decimal(), exact.scale(), Rounding::half_up), whole.currency,
                     Rounding::half_up);
}

InvoiceLine discount_line(InvoiceLine const& earned, std::string const& text) {
    InvoiceLine line;
    line.description = text;
    line.project_id = earned.project_id;
    line.package_id = earned.package_id;
    line.partner_id = earned.partner_id;
    line.supply = earned.supply;
    line.tax_category = earned.tax_category;
    line.tax_rate = earned.tax_rate;
    line.tax_level = earned.tax_level;
    line.tax_code = earned.tax_code;
    line.tax_note = earned.tax_note;
    line.tax_reason = earned.tax_reason;
    return line;
}

void add_to(std::vector<InvoiceLine>& lines, InvoiceLine const& earned, Amount part, std::string const& text) {
    auto found = std::ranges::find_if(lines, [&](InvoiceLine const& line) {
        return line.tax_category == earned.tax_category && line.tax_rate == earned.tax_rate &&
               earned_by_the_same(line, earned);
    });
    if (found == lines.end()) found = lines.insert(found, discount_line(earned, text));
    auto const sum = found->price * found->quantity + part.decimal();
    found->quantity = Decimal(sum.is_negative() ? -1 : 1);
    found->price = sum.is_negative() ? -sum : sum;
}

void add_lines_of(Invoice& note, Invoice const& invoice, TaxSubtotal const& tax, std::string const& text) {
    auto const& percent = *invoice.cash_discount_percent;
    bool const with_tax = invoice.prices == PricesIn::with_tax;
    auto const off =
        multiply(with_tax ? tax.taxable + tax.tax : tax.taxable, percent * Decimal::of(1, 2), Rounding::half_up);
    Amount const nothing{0, invoice.currency};
    auto all = nothing;
    for (auto const& line : invoice.lines) all += bears(line, tax) ? line.net : nothing;
    auto sum = nothing;
    for (auto const& line : invoice.lines) {
        if (!bears(line, tax)) continue;
        auto const before = part_until(off, sum, all);
        sum += line.net;
        add_to(note.lines, line, part_until(off, sum, all) - before, text);
    }
}

std::vector<TaxSubtotal> left_of(Unit const& unit, Invoice const& invoice) {
    auto left = invoice.taxes;
    for (auto const& note : unit.where<Invoice>("t.corrects_id = :invoice", {{"invoice", invoice.id}})) {
        for (auto const& taken : note.taxes) {
            auto const found = std::ranges::find_if(
                left, [&](TaxSubtotal const& tax) { return tax.category == taken.category && tax.rate == taken.rate; });
            if (found == left.end()) continue;
            found->taxable -= taken.taxable;
            found->tax -= taken.tax;
        }
    }
    return left;
}

}  // namespace

Invoice cash_discount_note(Invoice const& invoice, std::vector<TaxSubtotal> const& left, std::string const& text) {
    auto note = empty_note_for(invoice);
    for (auto const& tax : left) add_lines_of(note, invoice, tax, text);
    std::erase_if(note.lines, [](InvoiceLine const& line) { return line.price.is_zero(); });
    recalculate(note);
    return note;
}

std::optional<Amount> offered_cash_discount(Invoice const& invoice) {
    if (!invoice.cash_discount_percent) return std::nullopt;
    auto const off = cash_discount_note(invoice, invoice.taxes, {}).total;
    // Of too small a sum it comes to nothing.
    return off.minor > 0 ? std::optional(off) : std::nullopt;
}

std::optional<Amount> cash_discount_on(Invoice const& invoice, Date day) {
    bool const is_offered = invoice.cash_discount && invoice.cash_discount_by && invoice.credited.is_zero();
    bool const is_had = is_offered && day <= *invoice.cash_discount_by && *invoice.cash_discount < invoice.open;
    return is_had ? invoice.cash_discount : std::nullopt;
}

bool pays_early(Invoice const& invoice, Amount money, Date day) {
    auto const discount = cash_discount_on(invoice, day);
    return discount && money + *discount == invoice.open;
}

void check_cash_discount(Invoice const& invoice, Problems& problems) {
    bool const has_percent = invoice.cash_discount_percent.has_value();
    if (has_percent != invoice.cash_discount_days.has_value()) {
        problems.add(has_percent ? "cash_discount_days" : "cash_discount_percent", "required");
    }
    if (!has_percent) return;
    if (invoice.cash_discount_percent->is_zero()) problems.add("cash_discount_percent", "not_positive");
    if (*invoice.cash_discount_percent >= Decimal(100)) problems.add("cash_discount_percent", "cash_discount.whole");
    if (invoice.cash_discount_days.value_or(0) > invoice.terms_days) {
        problems.add("cash_discount_days", "cash_discount.longer_than_terms");
    }
    bool const is_of_advances =
        invoice.purpose == InvoicePurpose::advance || std::ranges::any_of(invoice.lines, is_deduction);
    if (is_of_advances) problems.add("cash_discount_percent", "cash_discount.of_advance");
}

Invoice cash_discount_for(Unit const& unit, Invoice const& invoice, Date paid_on, std::string const& path) {
    bool const is_offered = invoice.cash_discount_by && !invoice.open.is_zero();
    if (!is_offered) throw Refusal(No::conflict, "cash_discount.none", path, {{"number", invoice.number}});
    if (paid_on > *invoice.cash_discount_by) {
        throw Refusal(No::conflict, "cash_discount.too_late", path, {{"by", invoice.cash_discount_by->text()}});
    }
    auto const text = unit.world().text(invoice.language, "Discount for early payment", {});
    auto note = cash_discount_note(invoice, left_of(unit, invoice), text);
    if (note.total.minor <= 0 || note.total > invoice.open) {
        throw Refusal(No::conflict, "cash_discount.none", path, {{"number", invoice.number}});
    }
    return note;
}

}  // namespace farflung::billing
