#include "projects/project.hpp"
#include "projects/task.hpp"
#include "projects/time_entry.hpp"

namespace farflung {

namespace {

constexpr auto leaders = key::owner | key::admin | key::projects;

bool is_open(TimeEntry const& entry) { return entry.state != TimeState::approved; }
bool is_own(TimeEntry const& entry, Actor const& actor) {
    return entry.account_id == actor.account || entry.account_id.is_nil() || actor.keys.opens(leaders);
}

}  // namespace

Policy<Project> const& policy(Of<Project>) {
    static Policy<Project> const rules{
        .team = key::member,
        .customer = "t.customer_id = :organisation",
        .partner =
            "exists (select 1 from people_circles c where c.workspace_id = t.workspace_id and c.circle_id = t.id"
            " and c.party_id = :organisation and c.side = 'partner')",
        .verbs = {{"create", leaders},
                  {"update", leaders},
                  {"finish", leaders, projects::is_active},
                  {"invoice", leaders | key::finance},
                  {"again", leaders | key::sales}}};
    return rules;
}

Policy<Task> const& policy(Of<Task>) {
    static Policy<Task> const rules{
        .team = key::member,
        .customer = people::customer_audience,
        .partner = people::partner_audience,
        .verbs = {{"create", key::working}, {"update", key::working}, {"move", key::working}, {"delete", leaders}}};
    return rules;
}

Policy<TimeEntry> const& policy(Of<TimeEntry>) {
    // A partner always sees the hours that its own people wrote.
    static std::string const partner = "t.account_id = :account or (" + std::string(people::partner_audience) + ")";
    static Policy<TimeEntry> const rules{.team = key::member,
                                         .customer = people::customer_audience,
                                         .partner = partner,
                                         .verbs = {{"create", key::working | key::partner, nullptr, is_own},
                                                   {"update", key::working | key::partner, is_open, is_own},
                                                   {"delete", key::working | key::partner, is_open, is_own},
                                                   {"approve", leaders, is_open},
                                                   {"send_back", leaders, is_open}}};
    return rules;
}

}  // namespace farflung
