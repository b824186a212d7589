#include <algorithm>

#include "billing/cash.hpp"

namespace farflung::billing {

namespace {

constexpr int days_ahead = 30;
constexpr int friday = 5;

struct Flow {
    Currency currency;
    std::int64_t today{};
    std::int64_t in{};
    std::int64_t out{};
};
constexpr auto describe(Of<Flow>) {
    return record("flow", field("currency", &Flow::currency), field("today", &Flow::today), field("in", &Flow::in),
                  field("out", &Flow::out));
}

struct Late {
    std::int64_t count{};
    std::int64_t base{};
    std::optional<Date> oldest;
};
constexpr auto describe(Of<Late>) {
    return record("late", field("count", &Late::count), field("base", &Late::base), field("oldest", &Late::oldest));
}

struct Owed {
    std::int64_t partners{};
    std::int64_t base{};
};
constexpr auto describe(Of<Owed>) {
    return record("owed", field("partners", &Owed::partners), field("base", &Owed::base));
}

std::vector<Flow> flows(Unit const& unit) {
    return unit.rows<Flow>(
        "select f.currency, cast(sum(f.today) as bigint), cast(sum(f.coming) as bigint), cast(sum(f.going) as bigint)"
        " from (select p.amount_currency as currency, p.amount_minor as today, 0 as coming, 0 as going"
        "  from ledger_postings p join ledger_accounts a on a.workspace_id = p.workspace_id and a.id = p.account_id"
        "  where p.workspace_id = :workspace and a.role = 'bank' and p.posted_on <= :today"
        "  union all select open_currency, 0, open_minor, 0 from billing_invoices where workspace_id = :workspace"
        "  and kind = 'invoice' and state in ('issued', 'part_paid') and due_on <= :ahead"
        "  union all select open_currency, 0, case when kind = 'credit_note' then open_minor else 0 end,"
        "  case when kind = 'bill' then open_minor else 0 end from billing_bills where workspace_id = :workspace"
        "  and state in ('open', 'part_paid') and due_on <= :ahead) f group by f.currency order by f.currency",
        {{"today", unit.today()}, {"ahead", unit.today().plus_days(days_ahead)}});
}

Late late(Unit const& unit) {
    return unit
        .rows<Late>(
            "select count(*), cast(coalesce(sum(base_open_minor), 0) as bigint), min(due_on) from billing_invoices"
            " where workspace_id = :workspace and kind = 'invoice' and state in ('issued', 'part_paid')"
            " and due_on < :today",
            {{"today", unit.today()}})
        .front();
}

Owed owed(Unit const& unit, Date until) {
    return unit
        .rows<Owed>(
            "select count(distinct partner_id), cast(coalesce(sum(base_open_minor), 0) as bigint) from billing_bills"
            " where workspace_id = :workspace and kind = 'bill' and state in ('open', 'part_paid')"
            " and due_on <= :until",
            {{"until", until}})
        .front();
}

/// Adds the currencies with their worth; the rates' day is that of the oldest rate used.
void add_currencies(Unit const& unit, Cash& cash) {
    auto const base = cash.total.currency;
    for (auto const& flow : flows(unit)) {
        CashInCurrency row{.currency = flow.currency,
                           .today = {flow.today, flow.currency},
                           .in = {flow.in, flow.currency},
                           .out = {flow.out, flow.currency}};
        if (auto const rate = ledger::find_rate(unit, flow.currency, base, unit.today())) {
            row.base = ledger::to_base(row.today, *rate, base);
            cash.total += *row.base;
            if (flow.currency != base) cash.rates_on = std::min(cash.rates_on.value_or(rate->on), rate->on);
        }
        cash.currencies.push_back(row);
    }
    std::stable_sort(cash.currencies.begin(), cash.currencies.end(), [](auto const& a, auto const& b) {
        return (a.base ? a.base->minor : 0) > (b.base ? b.base->minor : 0);
    });
}

}  // namespace

Cash cash(Unit const& unit) {
    auto const base = people::workspace_facts(unit).base_currency;
    auto const today = unit.today();
    auto const pay_by = today.plus_days((friday - today.weekday() + 7) % 7);
    auto const overdue = late(unit);
    auto const to_pay = owed(unit, pay_by);
    Cash cash{.currencies = {},
              .total = {0, base},
              .rates_on = std::nullopt,
              .overdue = {overdue.base, base},
              .overdue_count = overdue.count,
              .overdue_days = overdue.oldest ? today.days - overdue.oldest->days : 0,
              .pay_by = pay_by,
              .to_pay = {to_pay.base, base},
              .to_pay_partners = to_pay.partners};
    add_currencies(unit, cash);
    return cash;
}

}  // namespace farflung::billing
