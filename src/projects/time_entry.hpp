#pragma once

#include "projects/projects.hpp"

namespace farflung {

enum class TimeState { open, approved, sent_back };
constexpr auto describe(Of<TimeState>) { return enumeration("time_state", "open", "approved", "sent_back"); }

/// Time that somebody worked on a task. Running while `started_at` is set. What it is billed at stands frozen from its
/// approval on.
struct TimeEntry {
    TimeEntryId id;
    int version{};
    TaskId task_id;
    ProjectId project_id;
    Uuid circle_id;
    Audience audience = Audience::team;
    AccountId account_id;
    PartyId party_id;
    Date worked_on;
    int minutes{};
    std::optional<Instant> started_at;
    std::string note;
    TimeState state = TimeState::open;
    bool is_billable = true;
    std::optional<Decimal> hourly_price;
    Instant created_at;
};
constexpr auto describe(Of<TimeEntry>) {
    return entity(
        "time_entry", "projects_time_entries",  //
        field("id", &TimeEntry::id, {.key = true}), field("version", &TimeEntry::version, {.read_only = true}),
        field("task_id", &TimeEntry::task_id, {.required = true, .fixed = true, .references = "task", .label = "Task"}),
        field("project_id", &TimeEntry::project_id, {.read_only = true, .references = "project", .label = "Project"}),
        field("circle_id", &TimeEntry::circle_id, {.read_only = true}),
        field("audience", &TimeEntry::audience, {.label = "Who can see this"}),
        field("account_id", &TimeEntry::account_id, {.read_only = true, .references = "account", .label = "Who"}),
        field("party_id", &TimeEntry::party_id, {.read_only = true, .references = "party"}),
        field("worked_on", &TimeEntry::worked_on, {.required = true, .label = "Day"}),
        field("minutes", &TimeEntry::minutes, {.min = 0, .max = 1440, .label = "Minutes"}),
        field("started_at", &TimeEntry::started_at, {.read_only = true, .label = "Running since"}),
        field("note", &TimeEntry::note, {.searchable = true, .title = true, .max_length = 500, .label = "Note"}),
        field("state", &TimeEntry::state, {.read_only = true, .label = "State"}),
        field("is_billable", &TimeEntry::is_billable, {.team_only = true, .label = "Billable"}),
        field("hourly_price", &TimeEntry::hourly_price,
              {.read_only = true, .team_only = true, .label = "Price per hour"}),
        field("created_at", &TimeEntry::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<TimeEntry>);

void check(TimeEntry const& entry, Problems& problems);
void complete(Unit& unit, TimeEntry& entry);
Policy<TimeEntry> const& policy(Of<TimeEntry>);

namespace projects {

struct TimeApproved {
    int minutes{};
    std::string note;
};
constexpr auto describe(Of<TimeApproved>) {
    return record("time_approved", field("minutes", &TimeApproved::minutes), field("note", &TimeApproved::note));
}

struct StartTimer {
    TaskId task_id;
    std::string note;
};
constexpr auto describe(Of<StartTimer>) {
    return record("start_timer", field("task_id", &StartTimer::task_id, {.required = true, .references = "task"}),
                  field("note", &StartTimer::note, {.max_length = 500}));
}
/// The actor's running timer: at most one.
std::vector<TimeEntry> timer(Unit const& unit);
/// Stops a running one first.
TimeEntry start_timer(Unit& unit, StartTimer const& request);
/// Refuses `timer.not_running`. Rounds up to whole minutes, at least one.
TimeEntry stop_timer(Unit& unit);

/// Freezes the price of the hour. Refuses `time.running`, `time.already_approved`.
TimeEntry approve_time(Unit& unit, TimeEntryId id);
TimeEntry send_time_back(Unit& unit, TimeEntryId id);

}  // namespace projects
}  // namespace farflung
