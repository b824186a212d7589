#include "projects/project.hpp"

#include "projects/task.hpp"
#include "projects/time_entry.hpp"

namespace farflung {

void check(Project const& project, Problems& problems) {
    if (project.budget.currency != project.currency) problems.add("budget/currency", "not_the_projects_currency");
    if (project.starts_on && project.due_on && *project.due_on < *project.starts_on) {
        problems.add("due_on", "before_start");
    }
}

void check(Task const& task, Problems& problems) {
    if (task.fixed_price && task.hourly_price) problems.add("hourly_price", "task.one_price");
    bool const may_have_rate = billing::may_have_rate(task.tax_category);
    if (!may_have_rate && !task.tax_rate.is_zero()) problems.add("tax_rate", "rate_without_standard_category");
}

void check(TimeEntry const& entry, Problems& problems) {
    if (entry.minutes == 0 && !entry.started_at) problems.add("minutes", "too_small", {{"min", "1"}});
}

namespace projects {

bool is_active(Project const& project) { return project.state == ProjectState::active; }

}  // namespace projects
}  // namespace farflung
