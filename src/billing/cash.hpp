#pragma once

#include "billing/billing.hpp"

namespace farflung::billing {

/// One currency: what the bank accounts hold today, and what should come and go within 30 days, late included.
struct CashInCurrency {
    Currency currency;
    Amount today;
    Amount in;
    Amount out;
    std::optional<Amount> base;  // today's, at today's rate; nothing when there is none
};
constexpr auto describe(Of<CashInCurrency>) {
    return record("cash_in_currency", field("currency", &CashInCurrency::currency, {.label = "Currency"}),
                  field("today", &CashInCurrency::today, {.label = "Today"}),
                  field("in", &CashInCurrency::in, {.label = "In, 30 days"}),
                  field("out", &CashInCurrency::out, {.label = "Out, 30 days"}),
                  field("base", &CashInCurrency::base, {.label = "In base currency"}));
}

/// What there is, what is late, and what the week asks for. Documents count in base currency at their own rates.
struct Cash {
    std::vector<CashInCurrency> currencies;
    Amount total;  // of the currencies that have a rate
    std::optional<Date> rates_on;
    Amount overdue;
    std::int64_t overdue_count{};
    std::int64_t overdue_days{};  // of the oldest
    Date pay_by;                  // this week's Friday
    Amount to_pay;
    std::int64_t to_pay_partners{};
};
constexpr auto describe(Of<Cash>) {
    return record("cash", field("currencies", &Cash::currencies, {.label = "Currencies"}),
                  field("total", &Cash::total, {.label = "Cash today"}),
                  field("rates_on", &Cash::rates_on, {.label = "Rates of"}),
                  field("overdue", &Cash::overdue, {.label = "Overdue to us"}),
                  field("overdue_count", &Cash::overdue_count, {.label = "Invoices"}),
                  field("overdue_days", &Cash::overdue_days, {.label = "Days late"}),
                  field("pay_by", &Cash::pay_by, {.label = "Pay by"}),
                  field("to_pay", &Cash::to_pay, {.label = "To pay"}),
                  field("to_pay_partners", &Cash::to_pay_partners, {.label = "Partners"}));
}

Cash cash(Unit const& unit);

}  // namespace farflung::billing
