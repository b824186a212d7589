#include <algorithm>

#include "projects/project.hpp"
#include "projects/task.hpp"
#include "projects/time_entry.hpp"

namespace farflung {

namespace {

bool was_billable(Unit const& unit, TimeEntryId id) {
    return unit
        .value<std::int64_t>(
            "select 1 from projects_time_entries where workspace_id = :workspace and id = :id"
            " and is_billable = 1",
            {{"id", id}})
        .has_value();
}

}  // namespace

void complete(Unit& unit, TimeEntry& entry) {
    // An outsider's hours are between them and the team until the team says otherwise; so is whether they are billed.
    if (unit.actor().is_outsider()) {
        entry.audience = Audience::team;
        entry.is_billable = entry.version == 0 || was_billable(unit, entry.id);
    }
    if (entry.version != 0) return;
    auto const task = unit.get(entry.task_id);
    entry.project_id = task.project_id;
    entry.circle_id = task.circle_id;
    entry.account_id = unit.actor().account;
    entry.party_id = unit.actor().party;
    entry.is_billable = entry.is_billable && task.is_billable;
}

namespace projects {

std::vector<TimeEntry> timer(Unit const& unit) {
    return unit.where<TimeEntry>("t.account_id = :account and t.started_at is not null", {});
}

TimeEntry start_timer(Unit& unit, StartTimer const& request) {
    if (!timer(unit).empty()) stop_timer(unit);
    TimeEntry entry;
    entry.task_id = request.task_id;
    entry.note = request.note;
    entry.worked_on = unit.today();
    entry.started_at = unit.now();
    complete(unit, entry);
    unit.authorize("create", entry);
    unit.insert(entry);
    return entry;
}

TimeEntry stop_timer(Unit& unit) {
    auto running = timer(unit);
    if (running.empty()) throw Refusal(No::conflict, "timer.not_running");
    auto& entry = running.front();
    auto const minutes = (unit.now().ms - entry.started_at->ms + 59'999) / 60'000;
    entry.minutes = static_cast<int>(std::clamp<std::int64_t>(minutes, 1, 1440));
    entry.started_at.reset();
    unit.save(entry);
    return entry;
}

TimeEntry approve_time(Unit& unit, TimeEntryId id) {
    auto entry = unit.get(id);
    unit.authorize("approve", entry);
    if (entry.started_at) throw Refusal(No::conflict, "time.running");
    if (entry.state == TimeState::approved) throw Refusal(No::conflict, "time.already_approved");
    entry.state = TimeState::approved;
    entry.hourly_price = unit.get(entry.task_id).hourly_price;
    unit.save(entry);
    unit.emit(TimeApproved{entry.minutes, entry.note}, "time_entry", entry.id.value);
    return entry;
}

TimeEntry send_time_back(Unit& unit, TimeEntryId id) {
    auto entry = unit.get(id);
    unit.authorize("send_back", entry);
    if (entry.state == TimeState::approved) throw Refusal(No::conflict, "time.already_approved");
    entry.state = TimeState::sent_back;
    unit.save(entry);
    return entry;
}

}  // namespace projects
}  // namespace farflung
