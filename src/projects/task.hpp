#pragma once

#include "projects/projects.hpp"

namespace farflung {

enum class TaskState { todo, doing, with_customer, done };
constexpr auto describe(Of<TaskState>) { return enumeration("task_state", "todo", "doing", "with_customer", "done"); }

/// A piece of a project. Its price and budget are the team's; who else sees the task is its audience.
struct Task {
    TaskId id;
    int version{};
    ProjectId project_id;
    Uuid circle_id;
    Audience audience = Audience::team;
    std::string title;
    std::string description;
    TaskState state = TaskState::todo;
    std::int64_t position{};
    std::optional<AccountId> assignee_id;
    std::optional<Date> due_on;
    std::string skill;
    bool is_billable = true;
    std::optional<Amount> fixed_price;    // billed whole when done
    std::optional<Decimal> hourly_price;  // billed by approved hours
    Decimal tax_rate;
    TaxCategory tax_category = TaxCategory::S;
    std::optional<Amount> budget;  // what we planned to pay a partner
    Instant created_at;
    std::optional<Date> done_on;
    SupplyKind supply = SupplyKind::services;
    TaxLevel tax_level = TaxLevel::standard;
    TaxBy tax_by = TaxBy::hand;
    std::string tax_code;
    std::string tax_note;
    std::string tax_reason;
};
constexpr auto describe(Of<Task>) {
    return entity(
        "task", "projects_tasks",  //
        field("id", &Task::id, {.key = true}), field("version", &Task::version, {.read_only = true}),
        field("project_id", &Task::project_id,
              {.required = true, .fixed = true, .references = "project", .label = "Project"}),
        field("circle_id", &Task::circle_id, {.read_only = true}),
        field("audience", &Task::audience, {.label = "Who can see this"}),
        field("title", &Task::title, {.required = true, .searchable = true, .title = true, .label = "Title"}),
        field("description", &Task::description, {.max_length = 20000, .label = "Description"}),
        field("state", &Task::state, {.read_only = true, .label = "State"}),
        field("position", &Task::position, {.read_only = true}),
        field("assignee_id", &Task::assignee_id, {.references = "account", .label = "Assignee"}),
        field("due_on", &Task::due_on, {.label = "Due"}),
        field("skill", &Task::skill, {.team_only = true, .max_length = 60, .label = "Skill"}),
        field("is_billable", &Task::is_billable, {.team_only = true, .label = "Billable"}),
        field("fixed_price", &Task::fixed_price, {.team_only = true, .min = 0, .label = "Fixed price"}),
        field("hourly_price", &Task::hourly_price,
              {.team_only = true, .min = 0, .max = 1'000'000, .label = "Price per hour"}),
        field("tax_rate", &Task::tax_rate, {.team_only = true, .min = 0, .max = 100, .label = "Tax rate"}),
        field("tax_category", &Task::tax_category, {.team_only = true, .label = "Tax category"}),
        field("budget", &Task::budget, {.team_only = true, .min = 0, .label = "Budget for partners"}),
        field("created_at", &Task::created_at, {.read_only = true, .label = "Added"}),
        field("done_on", &Task::done_on, {.read_only = true, .label = "Done on"}),
        field("supply", &Task::supply, {.team_only = true, .label = "Kind of supply"}),
        field("tax_level", &Task::tax_level, {.team_only = true, .label = "Kind of rate"}),
        field("tax_by", &Task::tax_by, {.team_only = true, .label = "Tax set by"}),
        field("tax_code", &Task::tax_code, {.team_only = true, .max_length = 40, .label = "Exemption code"}),
        field("tax_note", &Task::tax_note, {.team_only = true, .max_length = 500, .label = "Tax note"}),
        field("tax_reason", &Task::tax_reason, {.team_only = true, .max_length = 500, .label = "Reason for the tax"}));
}
static_assert(describes_every_member<Task>);

void check(Task const& task, Problems& problems);
void complete(Unit& unit, Task& task);
Policy<Task> const& policy(Of<Task>);

namespace projects {

struct MoveTask {
    TaskState state = TaskState::todo;
    std::optional<TaskId> before;
};
constexpr auto describe(Of<MoveTask>) {
    return record("move_task", field("state", &MoveTask::state, {.required = true, .label = "State"}),
                  field("before", &MoveTask::before, {.references = "task"}));
}
struct TaskMoved {
    std::string title;
    TaskState state = TaskState::todo;
};
constexpr auto describe(Of<TaskMoved>) {
    return record("task_moved", field("title", &TaskMoved::title), field("state", &TaskMoved::state));
}
Task move_task(Unit& unit, TaskId id, MoveTask const& request);
void put_at_end(Unit const& unit, Task& task, TaskState state);

}  // namespace projects
}  // namespace farflung
