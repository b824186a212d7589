#include "helpdesk/module.hpp"

#include "helpdesk/inbound_commands.hpp"
#include "helpdesk/ticket_commands.hpp"
#include "platform/http/resource.hpp"

namespace farflung::helpdesk {

namespace {

constexpr Keys agents = key::owner | key::admin | key::support;

Route inbound_route() {
    auto route = post_after("/mail/inbound", agents, receive_mail, take_received);
    route.body_limit = std::size_t{25} * 1024 * 1024;
    route.summary = "Takes a mail as it came; the body is the message itself";
    return route;
}

}  // namespace

Module helpdesk() {
    return {
        .name = "helpdesk",
        .entities = {entity_entry<Ticket>("/tickets"), entity_entry<Message>("/messages"),
                     entity_entry<InboundMail>("/mail/inbound")},
        .routes = join({
            resource<Ticket>("/tickets"),
            resource<Message>("/messages"),
            resource<InboundMail>("/mail/inbound"),
            {
                inbound_route(),
                post("/tickets", key::working | key::customer, open),
                post("/tickets/{id}/answer", key::working,
                     static_cast<Message (*)(Unit&, TicketId, AnswerTicket const&)>(answer)),
                post("/tickets/{id}/messages", key::customer | key::partner, write),
                post("/tickets/{id}/solve", agents, static_cast<Ticket (*)(Unit&, TicketId)>(solve)),
                post("/tickets/{id}/close", agents, static_cast<Ticket (*)(Unit&, TicketId)>(close)),
                post("/tickets/{id}/reopen", agents, static_cast<Ticket (*)(Unit&, TicketId)>(reopen)),
                post("/tickets/{id}/let_in", agents, let_in),
                post("/tickets/{id}/task", agents | key::projects, make_task),
                get("/messages/{id}/raw", key::member, raw_message),
                get("/messages/{id}/view", key::signed_in, view_message),
            },
        }),
        .jobs = {},
        .schedule = {},
        .listeners = {},
        .events = {event<TicketOpened>("{actor} opened ticket {number}"),
                   event<TicketAnswered>("{actor} answered ticket {number}"),
                   event<TicketSolved>("{actor} solved ticket {number}"),
                   event<TicketClosed>("{actor} closed ticket {number}"),
                   event<TicketReopened>("{actor} opened ticket {number} again"),
                   event<TicketBecameTask>("{actor} made a task of ticket {number}", true)},
        .sentences = {{"ticket.already_solved", "This ticket is solved already."},
                      {"ticket.already_closed", "This ticket is closed already."},
                      {"ticket.not_done", "This ticket is still open."},
                      {"ticket.has_task", "This ticket has a task already."},
                      {"ticket.not_a_partner", "Only a partner can be let in."},
                      {"ticket.other_customer", "This belongs to another customer."}},
    };
}

}  // namespace farflung::helpdesk
