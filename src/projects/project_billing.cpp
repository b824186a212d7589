#include "projects/billable.hpp"

namespace farflung::projects {

DraftMade invoice_project(Unit& unit, ProjectId id) {
    auto const project = unit.get(id);
    unit.authorize("invoice", project);
    auto const lines = billable_lines(unit, project);
    if (lines.empty()) throw Refusal(No::conflict, "project.nothing_to_bill");
    auto const invoice = billing::draft_invoice(unit, draft_for(project, lines));
    return {invoice, static_cast<std::int64_t>(lines.size())};
}

DraftMade invoice_quote(Unit& unit, QuoteId id) {
    auto const quote = crm::agreed_quote(unit, id);
    refuse_with_project(unit, id);
    auto const& agreed = quote.document;
    auto lines = agreed.lines;
    for (auto& line : lines) {
        line.source_kind = quote_source;
        line.source_id = id.value;
    }
    auto const invoice = billing::draft_invoice(unit, {.customer_id = agreed.customer_id,
                                                       .currency = agreed.currency,
                                                       .lines = lines,
                                                       .reference = quote.number,
                                                       .language = agreed.language,
                                                       .prices = agreed.prices,
                                                       .adjustments = agreed.adjustments,
                                                       .tax_rounding = agreed.tax_rounding,
                                                       .tax_rounded_per = agreed.tax_rounded_per});
    return {invoice, static_cast<std::int64_t>(lines.size())};
}

void add_usage(Unit& unit, billing::AddUsage const& job) {
    auto const project = unit.find(job.project_id);
    bool const fits = project && project->customer_id == job.customer_id && project->currency == job.currency &&
                      project->prices == job.prices;
    if (fits) billing::add_lines(unit, job.invoice_id, billable_hours(unit, *project, job.through));
    if (job.then_issue) billing::issue_by_itself(unit, job.invoice_id);
}

ProjectOverview overview(Unit const& unit, ProjectId id) {
    auto const project = unit.get(id);
    ProjectOverview view{.id = id, .budget = project.budget, .unbilled = Amount{0, project.currency}};
    unit.query(
        "select cast(sum(case when state = 'done' then 0 else 1 end) as bigint),"
        " cast(sum(case when state = 'done' then 1 else 0 end) as bigint) from projects_tasks"
        " where workspace_id = :workspace and project_id = :project",
        {{"project", id}}, [&](db::Row const& row) {
            view.tasks_open = row.is_null(0) ? 0 : row.integer(0);
            view.tasks_done = row.is_null(1) ? 0 : row.integer(1);
        });
    unit.query(
        "select cast(sum(minutes) as bigint), cast(sum(case when state = 'approved' then minutes else 0 end) as bigint)"
        " from projects_time_entries where workspace_id = :workspace and project_id = :project",
        {{"project", id}}, [&](db::Row const& row) {
            view.minutes_recorded = row.is_null(0) ? 0 : row.integer(0);
            view.minutes_approved = row.is_null(1) ? 0 : row.integer(1);
        });
    view.unbilled = net_of(unit, project, billable_lines(unit, project));
    return view;
}

}  // namespace farflung::projects
