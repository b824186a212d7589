#pragma once

#include "helpdesk/helpdesk.hpp"

namespace farflung {

enum class TicketState { fresh, open, waiting, solved, closed };
constexpr auto describe(Of<TicketState>) {
    return enumeration("ticket_state", "new", "open", "waiting", "solved", "closed");
}

/// P1: they stand still. P4: a wish.
enum class Priority { P1, P2, P3, P4 };
constexpr auto describe(Of<Priority>) { return enumeration("priority", "P1", "P2", "P3", "P4"); }

enum class Channel { mail, portal, team };
constexpr auto describe(Of<Channel>) { return enumeration("channel", "mail", "portal", "team"); }

/// Something that a customer wants from us. Its own id is its circle: the customer is in it, and partners who were
/// let in.
struct Ticket {
    TicketId id;
    int version{};
    std::string number;
    std::string subject;
    TicketState state = TicketState::fresh;
    Priority priority = Priority::P3;
    Channel channel = Channel::team;
    std::optional<PartyId> customer_id;
    std::optional<PartyId> requester_id;
    std::string requester_name;
    std::string requester_email;
    std::optional<AccountId> assignee_id;
    std::optional<ProjectId> project_id;
    std::optional<TaskId> task_id;
    Instant first_answer_due_at;
    std::optional<Instant> first_answered_at;
    Instant last_message_at;
    std::optional<Instant> solved_at;
    Instant created_at;
};

constexpr auto describe(Of<Ticket>) {
    return entity(
        "ticket", "helpdesk_tickets",  //
        field("id", &Ticket::id, {.key = true}), field("version", &Ticket::version, {.read_only = true}),
        field("number", &Ticket::number, {.read_only = true, .searchable = true, .max_length = 20, .label = "Number"}),
        field("subject", &Ticket::subject,
              {.required = true, .searchable = true, .title = true, .max_length = 1000, .label = "Subject"}),
        field("state", &Ticket::state, {.read_only = true, .label = "State"}),
        field("priority", &Ticket::priority, {.label = "Priority"}),
        field("channel", &Ticket::channel, {.read_only = true, .label = "Came by"}),
        field("customer_id", &Ticket::customer_id, {.read_only = true, .references = "party", .label = "Customer"}),
        field("requester_id", &Ticket::requester_id, {.read_only = true, .references = "party", .label = "Asked by"}),
        field("requester_name", &Ticket::requester_name, {.read_only = true, .label = "Asked by"}),
        field("requester_email", &Ticket::requester_email,
              {.read_only = true, .team_only = true, .max_length = 254, .label = "Email"}),
        field("assignee_id", &Ticket::assignee_id,
              {.team_only = true, .references = "account", .label = "Assigned to"}),
        field("project_id", &Ticket::project_id,
              {.read_only = true, .team_only = true, .references = "project", .label = "Project"}),
        field("task_id", &Ticket::task_id,
              {.read_only = true, .team_only = true, .references = "task", .label = "Task"}),
        field("first_answer_due_at", &Ticket::first_answer_due_at,
              {.read_only = true, .team_only = true, .label = "First answer due"}),
        field("first_answered_at", &Ticket::first_answered_at, {.read_only = true, .label = "First answered"}),
        field("last_message_at", &Ticket::last_message_at,
              {.read_only = true, .team_only = true, .label = "Last message"}),
        field("solved_at", &Ticket::solved_at, {.read_only = true, .label = "Solved"}),
        field("created_at", &Ticket::created_at, {.read_only = true, .label = "Asked"}));
}
static_assert(describes_every_member<Ticket>);

Policy<Ticket> const& policy(Of<Ticket>);

namespace helpdesk {

/// When the first answer is due: 1, 4, 8 or 24 hours after the question, by priority.
Instant first_answer_due_at(Priority priority, Instant asked_at);

/// A message of the customer's side came: what waited or was done is open again. A robot's message wakes nobody.
void hear(Ticket& ticket, Instant at, bool is_automatic);
/// The customer was answered: it is their turn.
void answer(Ticket& ticket, Instant at);
/// Refuse `ticket.already_solved`, `ticket.already_closed` and `ticket.not_done`.
void solve(Ticket& ticket, Instant at);
void close(Ticket& ticket, Instant at);
void reopen(Ticket& ticket);

/// The subject of an answer: `Re: Pump leaks [T-12]`, however often it went back and forth.
std::string answer_subject(Ticket const& ticket);

}  // namespace helpdesk
}  // namespace farflung
