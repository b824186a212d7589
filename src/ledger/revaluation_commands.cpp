#include "ledger/revaluation.hpp"

namespace farflung::ledger {

namespace {

struct OpenSum {
    AccountRole account = AccountRole::receivable;
    Amount amount;
    Amount base;
};
constexpr auto describe(Of<OpenSum>) {
    return record("open_sum", field("account", &OpenSum::account), field("amount", &OpenSum::amount),
                  field("base", &OpenSum::base));
}

std::vector<OpenSum> open_sums(Unit const& unit, Currency base, Date on) {
    return unit.rows<OpenSum>(
        "select a.role, cast(sum(p.amount_minor) as bigint), p.amount_currency, cast(sum(p.base_minor) as bigint),"
        " p.base_currency from ledger_postings p"
        " join ledger_accounts a on a.workspace_id = p.workspace_id and a.id = p.account_id"
        " where p.workspace_id = :workspace and p.posted_on <= :on and p.amount_currency <> :base"
        " and a.role in ('bank', 'receivable', 'payable', 'customer_credit')"
        " group by a.role, p.amount_currency, p.base_currency order by a.role, p.amount_currency",
        {{"on", on}, {"base", base}});
}

/// Says which open sum a posting of the revaluation account belongs to.
std::string memo_of(OpenSum const& open) {
    return std::string(name_of(open.account)) + " " + std::string(open.amount.currency.text());
}

Amount added_before(Unit const& unit, OpenSum const& open, Date on) {
    auto const minor = unit.value<std::int64_t>(
        "select cast(sum(p.base_minor) as bigint) from ledger_postings p"
        " where p.workspace_id = :workspace and p.account_id = :in_account and p.posted_on <= :on and p.memo = :memo",
        {{"in_account", account_of(unit.workspace(), AccountRole::revaluation)}, {"on", on}, {"memo", memo_of(open)}});
    return {minor.value_or(0), open.base.currency};
}

void add(NewEntry& entry, OpenSum const& open, Amount difference) {
    entry.postings.push_back(
        {.account = AccountRole::revaluation, .amount = difference, .base = difference, .memo = memo_of(open)});
    entry.postings.push_back({.account = AccountRole::unrealised_difference,
                              .amount = -difference,
                              .base = -difference,
                              .memo = memo_of(open)});
}

}  // namespace

Revaluation revalue(Unit& unit, Revalue const& request) {
    auto const company = people::workspace_facts(unit);
    if (request.on >= unit.today(company.zone)) throw Refusal(No::invalid, "entry.in_future", "on");
    Amount const nothing{0, company.base_currency};
    Revaluation revaluation{.on = request.on, .lines = {}, .difference = nothing, .entry_id = {}, .reversal_id = {}};
    NewEntry entry{.kind = EntryKind::revaluation,
                   .on = request.on,
                   .text = unit.text("Revaluation of open items"),
                   .base_currency = company.base_currency};
    for (auto const& open : open_sums(unit, company.base_currency, request.on)) {
        auto const booked = open.base + added_before(unit, open, request.on);
        if (open.amount.is_zero() && booked.is_zero()) continue;
        auto const rate = rate_on(unit, open.amount.currency, company.base_currency, request.on);
        auto const worth = to_base(open.amount, rate, company.base_currency);
        auto const difference = worth - booked;
        revaluation.lines.push_back({open.account, open.amount, booked, worth, difference, rate});
        revaluation.difference += difference;
        if (!difference.is_zero()) add(entry, open, difference);
    }
    if (entry.postings.empty()) return revaluation;
    auto const held = post_for_a_day(unit, entry);
    revaluation.entry_id = held.entry_id;
    revaluation.reversal_id = held.reversal_id;
    return revaluation;
}

}  // namespace farflung::ledger
