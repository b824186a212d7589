#include "billing/verify_steps.hpp"

namespace farflung::billing {

namespace {

/// What payments settled of a bill, what its credit notes took off the open amount, and what they come to.
struct Settlements {
    std::int64_t allocated{};
    std::int64_t applied{};
    std::int64_t credited{};
};
constexpr auto describe(Of<Settlements>) {
    return record("settlements", field("allocated", &Settlements::allocated), field("applied", &Settlements::applied),
                  field("credited", &Settlements::credited));
}

Settlements settlements_of(Unit const& unit, Bill const& bill) {
    return unit
        .rows<Settlements>(
            "select (select cast(coalesce(sum(amount_minor), 0) as bigint) from billing_allocations"
            " where workspace_id = :workspace and bill_id = :bill),"
            " cast(coalesce(sum(n.total_minor - n.open_minor - coalesce((select sum(a.amount_minor) from"
            " billing_allocations a where a.workspace_id = n.workspace_id and a.bill_id = n.id), 0)), 0) as bigint),"
            " cast(coalesce(sum(n.total_minor), 0) as bigint) from billing_bills n"
            " where n.workspace_id = :workspace and n.corrects_id = :bill",
            {{"bill", bill.id}})
        .front();
}

void prove_open(Unit const& unit, Bill const& bill, Findings& found) {
    auto const by = settlements_of(unit, bill);
    bool const is_note = bill.kind == BillKind::credit_note;
    if (!is_note && bill.open.minor + by.allocated + by.applied != bill.total.minor) {
        found.push_back({"M5", bill.number + " has another open amount than its payouts and credit notes leave"});
    }
    if (is_note && bill.open.minor + by.allocated > bill.total.minor) {
        found.push_back({"M8", bill.number + " gives more back than it is worth"});
    }
    if (bill.credited.minor != by.credited || bill.credited > bill.total) {
        found.push_back({"M8", bill.number + " is credited by another amount than its credit notes"});
    }
}

void prove(Unit const& unit, Bill const& bill, Findings& found) {
    std::vector<PricedLine> lines;
    for (auto const& line : bill.lines) {
        auto const category = line.tax_rate.is_zero() ? TaxCategory::O : TaxCategory::S;
        lines.push_back({line.quantity, line.price, line.tax_rate, category});
    }
    auto const sums = calculate(bill.currency, lines);
    bool same = sums.net == bill.net && sums.tax == bill.tax && sums.total == bill.total;
    for (std::size_t i = 0; i < bill.lines.size(); ++i) same = same && sums.line_nets[i] == bill.lines[i].net;
    if (!same) found.push_back({"M4", bill.number + " has other sums than its lines"});
    prove_open(unit, bill, found);
    if (bill.state != state_of(bill))
        found.push_back({"M5", bill.number + " is not in the state that it should be in"});
    bool const is_note = bill.kind == BillKind::credit_note;
    auto const base = bill.base_total.currency;
    if (convert(bill.open, bill.rate, base, Rounding::half_up) != bill.base_open ||
        (!is_note && convert(bill.total, bill.rate, base, Rounding::half_up) != bill.base_total)) {
        found.push_back({"M9", bill.number + " has other amounts in base currency than its rate says"});
    }
    if (!is_booked_as(unit, bill.id.value, entry_of(bill))) {
        found.push_back({"M14", bill.number + " is booked differently from what it says"});
    }
}

}  // namespace

void verify_bills(Unit const& unit, Findings& found) {
    constexpr std::size_t batch = 200;
    Uuid after;
    bool more = true;
    while (more) {
        Unit const part(unit.connection(), unit.registry(), unit.world(), system_actor(unit.workspace()));
        auto const bills = part.where<Bill>("t.id > :after", {{"after", db::Bytes{after.view()}}}, "t.id limit 200");
        for (auto const& bill : bills) prove(part, bill, found);
        more = bills.size() == batch;
        if (more) after = bills.back().id.value;
    }
}

}  // namespace farflung::billing
