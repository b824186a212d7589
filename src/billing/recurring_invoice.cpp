#include "billing/recurring_invoice.hpp"

#include "core/zone.hpp"

namespace farflung {

void check(RecurringInvoice const& recurring, Problems& problems) {
    if (recurring.ends_on && *recurring.ends_on < recurring.starts_on) problems.add("ends_on", "before_starts_on");
    if (!recurring.zone.empty() && !is_zone(recurring.zone)) problems.add("zone", "not_a_zone");
    for (std::size_t i = 0; i < recurring.lines.size(); ++i) {
        auto const& line = recurring.lines[i];
        auto const path = "lines/" + std::to_string(i);
        if (line.quantity.is_zero()) problems.add(path + "/quantity", "is_zero");
        if (!line.tax_rate.is_zero() && !billing::may_have_rate(line.tax_category)) {
            problems.add(path + "/tax_rate", "rate_without_standard_category");
        }
    }
}

namespace billing {

namespace {

InvoiceLine line_of(RecurringLine const& line) {
    InvoiceLine made;
    made.description = line.description;
    made.detail = line.detail;
    made.quantity = line.quantity;
    made.unit = line.unit;
    made.price = line.price;
    made.tax_rate = line.tax_rate;
    made.tax_category = line.tax_category;
    made.project_id = line.project_id;
    made.supply = line.supply;
    made.tax_level = line.tax_level;
    made.tax_by = line.tax_by;
    return made;
}

/// One piece at what the days of a cut period bear of the line, for no quantity times a price comes out exactly.
void cut(InvoiceLine& line, BilledPeriod const& period, Currency currency) {
    auto const full = amount_of(line.quantity * line.price, currency, Rounding::half_up);
    auto const part = prorate(full.is_negative() ? -full : full, period.whole, period.billed);
    line.detail += (line.detail.empty() ? "" : "\n") + period.billed.from.text() + " – " + period.billed.to.text() +
                   ", " + std::to_string(period.billed.days()) + "/" + std::to_string(period.whole.days());
    line.quantity = Decimal(full.is_negative() ? -1 : 1);
    line.unit.clear();
    line.price = part.decimal();
}

}  // namespace

Recurrence recurrence_of(RecurringInvoice const& recurring) {
    return {recurring.rhythm, recurring.starts_on, recurring.ends_on, recurring.anchor_day};
}

std::optional<Date> next_day(RecurringInvoice const& recurring) {
    auto const period = period_of(recurrence_of(recurring), recurring.next_period);
    if (!period) return std::nullopt;
    return recurring.billing == Billing::ahead ? period->billed.from : period->billed.to.plus_days(1);
}

Invoice draft_of(RecurringInvoice const& recurring, BilledPeriod const& period) {
    Invoice invoice;
    invoice.customer_id = recurring.customer_id;
    invoice.currency = recurring.currency;
    invoice.terms_days = recurring.terms_days;
    invoice.reference = recurring.reference;
    invoice.note = recurring.note;
    invoice.prices = recurring.prices;
    invoice.period_from = period.billed.from;
    invoice.period_to = period.billed.to;
    for (auto const& line : recurring.lines) {
        invoice.lines.push_back(line_of(line));
        if (!period.is_whole()) cut(invoice.lines.back(), period, recurring.currency);
    }
    return invoice;
}

}  // namespace billing
}  // namespace farflung
