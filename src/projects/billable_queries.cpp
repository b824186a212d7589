#include <functional>

#include "platform/i18n/formats.hpp"
#include "projects/billable.hpp"
#include "projects/task.hpp"
#include "projects/time_entry.hpp"

namespace farflung::projects {

namespace {

/// Whether what was done on a day still asks for an invoice. Tasks of before that day was kept have none.
using Asks = std::function<bool(Unit const&, std::string_view kind, Uuid const& source, std::optional<Date> done)>;

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

void add_fixed(Unit const& unit, Project const& project, Task const& task, Asks const& asks,
               std::vector<billing::NewInvoiceLine>& lines) {
    if (task.state != TaskState::done || !task.fixed_price || task.fixed_price->is_zero()) return;
    if (!asks(unit, "task", task.id.value, task.done_on)) return;
    auto line = line_for(project, task);
    line.price = task.fixed_price->decimal();
    line.source_kind = "task";
    line.source_id = task.id.value;
    lines.push_back(std::move(line));
}

void add_hours(Unit const& unit, Project const& project, Task const& task, Asks const& asks,
               std::vector<billing::NewInvoiceLine>& lines) {
    auto const language = unit.get(project.customer_id).language;
    auto const entries = unit.where<TimeEntry>("t.task_id = :task and t.state = 'approved' and t.is_billable = 1",
                                               {{"task", task.id}}, "t.worked_on, t.id");
    for (auto const& entry : entries) {
        if (!entry.hourly_price || !asks(unit, "time_entry", entry.id.value, entry.worked_on)) continue;
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

std::vector<billing::NewInvoiceLine> lines_that(Asks const& asks, Unit const& unit, Project const& project) {
    std::vector<billing::NewInvoiceLine> lines;
    auto const tasks = unit.where<Task>("t.project_id = :project and t.is_billable = 1", {{"project", project.id}},
                                        "t.position, t.id");
    for (auto const& task : tasks) {
        add_fixed(unit, project, task, asks, lines);
        add_hours(unit, project, task, asks, lines);
    }
    return lines;
}

}  // namespace

std::vector<billing::NewInvoiceLine> billable_lines(Unit const& unit, Project const& project) {
    auto const now = [](Unit const& seen, std::string_view kind, Uuid const& source, std::optional<Date>) {
        return !billing::is_billed(seen, kind, source);
    };
    return lines_that(now, unit, project);
}

std::vector<billing::NewInvoiceLine> billable_hours(Unit const& unit, Project const& project, Date through) {
    auto const until_then = [&](Unit const& seen, std::string_view kind, Uuid const& source, std::optional<Date> done) {
        return kind == "time_entry" && done && *done <= through && !billing::is_billed(seen, kind, source);
    };
    return lines_that(until_then, unit, project);
}

Amount unbilled_on(Unit const& unit, Project const& project, Date on) {
    auto const then = [&](Unit const& seen, std::string_view kind, Uuid const& source, std::optional<Date> done) {
        return done.value_or(on) <= on && !billing::was_billed(seen, kind, source, on);
    };
    Amount sum{0, project.currency};
    for (auto const& line : lines_that(then, unit, project)) {
        sum += amount_of(line.quantity * line.price, project.currency, Rounding::half_up);
    }
    return sum;
}

}  // namespace farflung::projects
