#pragma once

#include "helpdesk/message.hpp"

namespace farflung::helpdesk {

/// A customer asks for itself; the team says for whom.
struct OpenTicket {
    std::optional<TicketId> id;
    std::string subject;
    std::string text;
    std::optional<PartyId> customer_id;
    std::optional<PartyId> requester_id;
    Priority priority = Priority::P3;
};
constexpr auto describe(Of<OpenTicket>) {
    return record("open_ticket", field("id", &OpenTicket::id),
                  field("subject", &OpenTicket::subject, {.required = true, .label = "Subject"}),
                  field("text", &OpenTicket::text, {.required = true, .max_length = 100000, .label = "Text"}),
                  field("customer_id", &OpenTicket::customer_id, {.references = "party", .label = "Customer"}),
                  field("requester_id", &OpenTicket::requester_id, {.references = "party", .label = "Asked by"}),
                  field("priority", &OpenTicket::priority, {.label = "Priority"}));
}

/// For an audience with the customer in it the answer goes out by mail too; for `team` it is a note.
struct AnswerTicket {
    std::string text;
    Audience audience = Audience::team_customer;
    std::vector<FileId> files;
};
constexpr auto describe(Of<AnswerTicket>) {
    return record("answer_ticket",
                  field("text", &AnswerTicket::text, {.required = true, .max_length = 100000, .label = "Text"}),
                  field("audience", &AnswerTicket::audience, {.label = "Who sees it"}),
                  field("files", &AnswerTicket::files, {.references = "file", .label = "Files"}));
}

struct WriteMessage {
    std::string text;
    std::optional<Audience> audience;
};
constexpr auto describe(Of<WriteMessage>) {
    return record("write_message",
                  field("text", &WriteMessage::text, {.required = true, .max_length = 100000, .label = "Text"}),
                  field("audience", &WriteMessage::audience, {.label = "Who sees it"}));
}

struct LetIn {
    PartyId partner_id;
};
constexpr auto describe(Of<LetIn>) {
    return record("let_in", field("partner_id", &LetIn::partner_id,
                                  {.required = true, .references = "party", .label = "Partner"}));
}

struct MakeTask {
    ProjectId project_id;
    std::string title;  // empty: the ticket's subject
};
constexpr auto describe(Of<MakeTask>) {
    return record(
        "make_task",
        field("project_id", &MakeTask::project_id, {.required = true, .references = "project", .label = "Project"}),
        field("title", &MakeTask::title, {.label = "Title"}));
}

struct TicketOpened {
    std::string number;
};
constexpr auto describe(Of<TicketOpened>) { return record("ticket_opened", field("number", &TicketOpened::number)); }
struct TicketAnswered {
    std::string number;
};
constexpr auto describe(Of<TicketAnswered>) {
    return record("ticket_answered", field("number", &TicketAnswered::number));
}
struct TicketSolved {
    std::string number;
};
constexpr auto describe(Of<TicketSolved>) { return record("ticket_solved", field("number", &TicketSolved::number)); }
struct TicketClosed {
    std::string number;
};
constexpr auto describe(Of<TicketClosed>) { return record("ticket_closed", field("number", &TicketClosed::number)); }
struct TicketReopened {
    std::string number;
};
constexpr auto describe(Of<TicketReopened>) {
    return record("ticket_reopened", field("number", &TicketReopened::number));
}
struct TicketBecameTask {
    std::string number;
    TaskId task_id;
};
constexpr auto describe(Of<TicketBecameTask>) {
    return record("ticket_became_task", field("number", &TicketBecameTask::number),
                  field("task_id", &TicketBecameTask::task_id));
}

/// Gives number and times, lets the customer in, stores and tells.
void begin(Unit& unit, Ticket& ticket);

Ticket open(Unit& unit, OpenTicket const& request);
Message answer(Unit& unit, TicketId id, AnswerTicket const& request);
Message write(Unit& unit, TicketId id, WriteMessage const& request);
Ticket solve(Unit& unit, TicketId id);
Ticket close(Unit& unit, TicketId id);
Ticket reopen(Unit& unit, TicketId id);
/// A partner takes part in the ticket and reads what is for partners.
Ticket let_in(Unit& unit, TicketId id, LetIn const& request);
/// Refuses `ticket.has_task` and, for a project of somebody else, `ticket.other_customer`.
Ticket make_task(Unit& unit, TicketId id, MakeTask const& request);

}  // namespace farflung::helpdesk
