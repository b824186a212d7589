#include "projects/project.hpp"
#include "projects/task.hpp"

namespace farflung {

void complete(Unit& unit, Task& task) {
    if (task.version != 0) return;
    auto const project = unit.get(task.project_id);
    if (!projects::is_active(project)) throw Refusal(No::conflict, "project.not_active", "project_id");
    task.circle_id = project.id.value;
    task.position = unit.now().ms;
}

namespace projects {

void put_at_end(Unit const& unit, Task& task, TaskState state) {
    bool const was_done = task.state == TaskState::done;
    if (state != TaskState::done) task.done_on.reset();
    if (state == TaskState::done && !was_done) task.done_on = unit.today(people::workspace_facts(unit).zone);
    task.state = state;
    task.position = unit.now().ms;
}

Task move_task(Unit& unit, TaskId id, MoveTask const& request) {
    auto task = unit.get(id);
    unit.authorize("move", task);
    bool const moved = task.state != request.state;
    put_at_end(unit, task, request.state);
    if (request.before) {
        auto const next = unit.get(*request.before);
        auto const previous = unit.value<std::int64_t>(
            "select max(position) from projects_tasks where workspace_id = :workspace and project_id = :project"
            " and state = :state and position < :position",
            {{"project", task.project_id}, {"state", request.state}, {"position", next.position}});
        task.position = previous ? *previous + (next.position - *previous) / 2 : next.position - 1000;
    }
    unit.save(task);
    if (moved) unit.emit(TaskMoved{task.title, task.state}, "task", task.id.value);
    return task;
}

TaskId add_task(Unit& unit, NewTask const& request) {
    Task task;
    task.project_id = request.project_id;
    task.title = request.title;
    task.description = request.description;
    task.audience = request.audience;
    task.is_billable = request.is_billable;
    task.hourly_price = request.hourly_price;
    task.tax_by = TaxBy::rules;
    complete(unit, task);
    unit.insert(task);
    return task.id;
}

TaskFacts task_facts(Unit const& unit, TaskId id) {
    auto const task = unit.get(id);
    auto const project = unit.get(task.project_id);
    return {task.project_id, project.customer_id, task.title, task.description, task.budget, task.skill};
}

void finish_task(Unit& unit, TaskId id) {
    auto task = unit.get(id);
    if (task.state == TaskState::done) return;
    put_at_end(unit, task, TaskState::done);
    unit.save(task);
    unit.emit(TaskMoved{task.title, task.state}, "task", task.id.value);
}

void show_task_to_partner(Unit& unit, TaskId id) {
    auto task = unit.get(id);
    if (task.audience == Audience::team)
        task.audience = Audience::team_partner;
    else if (task.audience == Audience::team_customer)
        task.audience = Audience::everyone;
    else
        return;
    unit.save(task);
}

}  // namespace projects
}  // namespace farflung
