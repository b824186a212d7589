#include "platform/i18n/formats.hpp"
#include "projects/project.hpp"
#include "projects/task.hpp"
#include "projects/time_entry.hpp"

namespace farflung::projects {

namespace {

/// Hours to the hundredth, half-up: what stands on the invoice is what is multiplied.
Decimal hours(int minutes) { return divide(Decimal(minutes), Decimal(60), 2, Rounding::half_up); }

billing::NewInvoiceLine line_for(Project const& project, Task const& task) {
    return {.description = task.title,
            .price = Decimal(0),
            .tax_rate = task.tax_rate,
            .tax_category = task.tax_category,
            .project_id = project.id,
            .task_id = task.id};
}

void add_fixed(Unit const& unit, Project const& project, Task const& task,
               std::vector<billing::NewInvoiceLine>& lines) {
    if (task.state != TaskState::done || !task.fixed_price || task.fixed_price->is_zero()) return;
    if (billing::is_billed(unit, "task", task.id.value)) return;
    auto line = line_for(project, task);
    line.price = task.fixed_price->decimal();
    line.source_kind = "task";
    line.source_id = task.id.value;
    lines.push_back(std::move(line));
}

void add_hours(Unit const& unit, Project const& project, Task const& task,
               std::vector<billing::NewInvoiceLine>& lines) {
    auto const language = unit.get(project.customer_id).language;
    auto const entries = unit.where<TimeEntry>("t.task_id = :task and t.state = 'approved' and t.is_billable = 1",
                                               {{"task", task.id}}, "t.worked_on, t.id");
    for (auto const& entry : entries) {
        if (!entry.hourly_price || billing::is_billed(unit, "time_entry", entry.id.value)) continue;
        auto line = line_for(project, task);
        line.detail = i18n::format_date(entry.worked_on, language) + (entry.note.empty() ? "" : " · " + entry.note);
        line.quantity = hours(entry.minutes);
        line.unit = "h";
        line.price = *entry.hourly_price;
        line.source_kind = "time_entry";
        line.source_id = entry.id.value;
        lines.push_back(std::move(line));
    }
}

std::vector<billing::NewInvoiceLine> billable_lines(Unit const& unit, Project const& project) {
    std::vector<billing::NewInvoiceLine> lines;
    auto const tasks = unit.where<Task>("t.project_id = :project and t.is_billable = 1", {{"project", project.id}},
                                        "t.position, t.id");
    for (auto const& task : tasks) {
        add_fixed(unit, project, task, lines);
        add_hours(unit, project, task, lines);
    }
    return lines;
}

}  // namespace

DraftMade invoice_project(Unit& unit, ProjectId id) {
    auto const project = unit.get(id);
    unit.authorize("invoice", project);
    auto const lines = billable_lines(unit, project);
    if (lines.empty()) throw Refusal(No::conflict, "project.nothing_to_bill");
    auto const invoice = billing::draft_invoice(unit, {.customer_id = project.customer_id,
                                                       .currency = project.currency,
                                                       .lines = lines,
                                                       .reference = project.number});
    return {invoice, static_cast<std::int64_t>(lines.size())};
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
    for (auto const& line : billable_lines(unit, project)) {
        view.unbilled += amount_of(line.quantity * line.price, project.currency, Rounding::half_up);
    }
    return view;
}

}  // namespace farflung::projects
