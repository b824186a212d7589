#include "projects/accrual.hpp"
#include "projects/billable.hpp"

namespace farflung::projects {

namespace {

Amount booked_before(Unit const& unit, ProjectId project, Currency base, Date on) {
    auto const minor = unit.value<std::int64_t>(
        "select cast(sum(p.base_minor) as bigint) from ledger_postings p where p.workspace_id = :workspace"
        " and p.account_id = :account_of_role and p.posted_on <= :on and p.project_id = :project",
        {{"account_of_role", ledger::account_of(unit.workspace(), AccountRole::accrued_revenue)},
         {"on", on},
         {"project", project}});
    return {minor.value_or(0), base};
}

std::optional<AccrualLine> line_of(Unit const& unit, Project const& project, Currency base, Date on) {
    auto const unbilled = unbilled_on(unit, project, on);
    auto const booked = booked_before(unit, project.id, base, on);
    if (unbilled.is_zero() && booked.is_zero()) return std::nullopt;
    auto const rate = ledger::rate_on(unit, project.currency, base, on);
    auto const worth = ledger::to_base(unbilled, rate, base);
    return AccrualLine{project.id, project.customer_id, unbilled, worth, booked, worth - booked, rate};
}

void add(ledger::NewEntry& entry, AccrualLine const& line) {
    if (line.difference.is_zero()) return;
    ledger::Dimensions const about{.customer_id = line.customer_id, .project_id = line.project_id};
    auto const post = [&](AccountRole account, Amount amount) {
        entry.postings.push_back({.account = account, .amount = amount, .base = amount, .about = about});
    };
    post(AccountRole::accrued_revenue, line.difference);
    post(AccountRole::sales, -line.difference);
}

}  // namespace

Accrual accrue(Unit& unit, Accrue const& request) {
    auto const company = people::workspace_facts(unit);
    auto const base = company.base_currency;
    if (request.on >= unit.today(company.zone)) throw Refusal(No::invalid, "entry.in_future", "on");
    Accrual accrual{.on = request.on, .lines = {}, .difference = {0, base}, .entry_id = {}, .reversal_id = {}};
    ledger::NewEntry entry{.kind = EntryKind::accrual,
                           .on = request.on,
                           .text = unit.text("Work done and not invoiced"),
                           .base_currency = base};
    for (auto const& project : unit.where<Project>("t.state <> 'archived'", {}, "t.number")) {
        auto const line = line_of(unit, project, base, request.on);
        if (!line) continue;
        accrual.difference += line->difference;
        add(entry, *line);
        accrual.lines.push_back(*line);
    }
    if (entry.postings.empty()) return accrual;
    auto const held = ledger::post_for_a_day(unit, entry);
    accrual.entry_id = held.entry_id;
    accrual.reversal_id = held.reversal_id;
    return accrual;
}

}  // namespace farflung::projects
