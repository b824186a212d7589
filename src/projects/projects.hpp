#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crm/crm.hpp"

namespace farflung {

struct TimeEntry;
using TimeEntryId = Id<TimeEntry>;

namespace projects {

/// A task that another part of the loop asks for, such as a ticket that became billable work.
struct NewTask {
    ProjectId project_id;
    std::string title;
    std::string description;
    Audience audience = Audience::team;
    bool is_billable = true;
    std::optional<Decimal> hourly_price;  // in the project's currency
};
/// Refuses `not_found` for a project out of reach.
TaskId add_task(Unit& unit, NewTask const& request);

/// What a work package needs to know of the task that it is cut from.
struct TaskFacts {
    ProjectId project_id;
    PartyId customer_id;
    std::string title;
    std::string description;
    std::optional<Amount> budget;
    std::string skill;
};
TaskFacts task_facts(Unit const& unit, TaskId id);

/// The accepted package of a task is delivered work: the task is done, and may be billed.
void finish_task(Unit& unit, TaskId id);
/// The project's partners take part in it from their agreement on.
void let_partner_in(Unit& unit, ProjectId id, PartyId partner);
void show_task_to_partner(Unit& unit, TaskId id);

}  // namespace projects
}  // namespace farflung
