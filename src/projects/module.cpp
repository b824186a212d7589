#include "projects/module.hpp"

#include "platform/http/resource.hpp"
#include "projects/accrual.hpp"
#include "projects/billable.hpp"
#include "projects/project.hpp"
#include "projects/task.hpp"
#include "projects/time_entry.hpp"

namespace farflung::projects {

Module projects() {
    constexpr auto leaders = key::owner | key::admin | key::projects;
    constexpr auto workers = key::working | key::partner;
    return {
        .name = "projects",
        .entities = {entity_entry<Project>("/projects"), entity_entry<Task>("/tasks"),
                     entity_entry<TimeEntry>("/time_entries")},
        .routes = join({
            resource<Project>("/projects"),
            resource<Task>("/tasks"),
            resource<TimeEntry>("/time_entries"),
            {
                post("/quotes/{id}/project", leaders, project_from_quote),
                post("/quotes/{id}/invoice", leaders | key::finance, invoice_quote),
                post("/projects/{id}/finish", leaders, finish_project),
                post("/projects/{id}/invoice", leaders | key::finance, invoice_project),
                post("/projects/{id}/again", leaders | key::sales, again),
                post("/projects/accrue", key::owner | key::admin | key::finance, accrue),
                get("/projects/{id}/overview", key::member, overview),
                post("/tasks/{id}/move", key::working, move_task),
                get("/timer", workers, timer),
                post("/timer/start", workers, start_timer),
                post("/timer/stop", workers, stop_timer),
                post("/time_entries/{id}/approve", leaders, approve_time),
                post("/time_entries/{id}/send_back", leaders, send_time_back),
            },
        }),
        .jobs = {job(add_usage)},
        .events = {event<ProjectStarted>("{actor} started project {number}"),
                   event<ProjectFinished>("{actor} finished the project"),
                   event<TaskMoved>(
                       "{actor} moved the task to {state, select, todo {To do} doing {Doing} with_customer "
                       "{With customer} other {Done}}"),
                   event<TimeApproved>("{actor} approved {minutes, plural, one {# minute} other {# minutes}}", true)},
        .sentences = {{"not_the_projects_currency", "Use the project's currency."},
                      {"before_start", "This is before the start."},
                      {"task.one_price", "A task has a fixed price or a price per hour, not both."},
                      {"project.not_active", "This project is finished."},
                      {"project.nothing_to_bill", "There is nothing to bill: approve time, or finish a task first."},
                      {"quote.has_project", "This quote has a project already."},
                      {"quote.has_invoice", "This quote is on an invoice already."},
                      {"timer.not_running", "No timer is running."},
                      {"time.running", "Stop the timer first."},
                      {"time.already_approved", "This time is approved."}},
    };
}

}  // namespace farflung::projects
