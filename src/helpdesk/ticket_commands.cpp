#include "helpdesk/ticket_commands.hpp"

namespace farflung::helpdesk {

namespace {

/// The customer that a person asks for: who they work for, or they themselves.
PartyId customer_behind(Party const& person) { return person.organisation_id.value_or(person.id); }

Message own_message(Unit const& unit, Ticket const& ticket, std::string const& text) {
    Message message;
    message.ticket_id = ticket.id;
    message.circle_id = ticket.id.value;
    message.author_id = unit.actor().account;
    message.from_name = unit.actor().name;
    message.subject = ticket.subject;
    message.text = text;
    return message;
}

/// A customer asks for itself; somebody else's id is refused rather than overlooked.
void ask_for_customer(Unit& unit, Ticket& ticket, OpenTicket const& request) {
    auto const person = unit.get(unit.actor().party);
    bool const is_own_company = !request.customer_id || *request.customer_id == unit.actor().organisation;
    if (!is_own_company) throw Refusal(No::invalid, "ticket.other_customer", "customer_id");
    if (request.requester_id && *request.requester_id != person.id) {
        throw Refusal(No::invalid, "ticket.other_customer", "requester_id");
    }
    ticket.channel = Channel::portal;
    ticket.customer_id = unit.actor().organisation;
    ticket.requester_id = person.id;
    ticket.requester_name = person.name;
    ticket.requester_email = person.email;
}

void ask_by_team(Unit& unit, Ticket& ticket, OpenTicket const& request) {
    ticket.channel = Channel::team;
    ticket.priority = request.priority;
    ticket.customer_id = request.customer_id;
    if (request.requester_id) {
        auto const person = unit.get(*request.requester_id);
        ticket.requester_id = person.id;
        ticket.requester_name = person.name;
        ticket.requester_email = person.email;
        if (!ticket.customer_id) ticket.customer_id = customer_behind(person);
        if (*ticket.customer_id != customer_behind(person)) {
            throw Refusal(No::invalid, "ticket.other_customer", "requester_id");
        }
    }
    if (ticket.customer_id) unit.get(*ticket.customer_id);
}

}  // namespace

void begin(Unit& unit, Ticket& ticket) {
    ticket.number = "T-" + std::to_string(unit.next_number("ticket"));
    ticket.first_answer_due_at = first_answer_due_at(ticket.priority, unit.now());
    ticket.last_message_at = unit.now();
    unit.insert(ticket);
    if (ticket.customer_id) people::join_circle(unit, ticket.id.value, *ticket.customer_id, Side::customer);
    unit.emit(TicketOpened{ticket.number}, "ticket", ticket.id.value);
}

Ticket open(Unit& unit, OpenTicket const& request) {
    Ticket ticket;
    if (request.id) ticket.id = *request.id;
    ticket.subject = request.subject;
    unit.authorize("open", ticket);
    bool const by_customer = unit.actor().kind == ActorKind::customer;
    if (by_customer)
        ask_for_customer(unit, ticket, request);
    else
        ask_by_team(unit, ticket, request);
    begin(unit, ticket);
    auto message = own_message(unit, ticket, request.text);
    // The question is the customer's own, whoever typed it in.
    message.direction = Direction::in;
    message.audience = Audience::team_customer;
    if (!ticket.requester_name.empty()) message.from_name = ticket.requester_name;
    unit.insert(message);
    return ticket;
}

Message write(Unit& unit, TicketId id, WriteMessage const& request) {
    auto ticket = unit.get(id);
    unit.authorize("write", ticket);
    auto message = own_message(unit, ticket, request.text);
    message.direction = Direction::in;
    message.audience = files::audience_at(unit, files::place_of(unit, {"ticket", id.value}), request.audience);
    unit.insert(message);
    hear(ticket, unit.now(), false);
    unit.save(ticket);
    return message;
}

Ticket solve(Unit& unit, TicketId id) {
    auto ticket = unit.get(id);
    unit.authorize("solve", ticket);
    solve(ticket, unit.now());
    unit.save(ticket);
    unit.emit(TicketSolved{ticket.number}, "ticket", id.value);
    return ticket;
}

Ticket close(Unit& unit, TicketId id) {
    auto ticket = unit.get(id);
    unit.authorize("close", ticket);
    close(ticket, unit.now());
    unit.save(ticket);
    unit.emit(TicketClosed{ticket.number}, "ticket", id.value);
    return ticket;
}

Ticket reopen(Unit& unit, TicketId id) {
    auto ticket = unit.get(id);
    unit.authorize("reopen", ticket);
    reopen(ticket);
    unit.save(ticket);
    unit.emit(TicketReopened{ticket.number}, "ticket", id.value);
    return ticket;
}

Ticket let_in(Unit& unit, TicketId id, LetIn const& request) {
    auto const ticket = unit.get(id);
    unit.authorize("let_in", ticket);
    auto const partner = unit.get(request.partner_id);
    if (!partner.is_partner) throw Refusal(No::invalid, "ticket.not_a_partner", "partner_id");
    people::join_circle(unit, id.value, partner.id, Side::partner);
    return ticket;
}

Ticket make_task(Unit& unit, TicketId id, MakeTask const& request) {
    auto ticket = unit.get(id);
    unit.authorize("make_task", ticket);
    if (ticket.task_id) throw Refusal(No::conflict, "ticket.has_task");
    auto const task =
        projects::add_task(unit, {.project_id = request.project_id,
                                  .title = request.title.empty() ? ticket.subject : request.title,
                                  .description = unit.text("From ticket {number}: {subject}",
                                                           {{"number", ticket.number}, {"subject", ticket.subject}}),
                                  .audience = ticket.customer_id ? Audience::team_customer : Audience::team,
                                  .is_billable = true,
                                  .hourly_price = {}});
    // Another customer must not read this one's words in its project.
    bool const same = ticket.customer_id == projects::task_facts(unit, task).customer_id;
    if (ticket.customer_id && !same) throw Refusal(No::invalid, "ticket.other_customer", "project_id");
    ticket.project_id = request.project_id;
    ticket.task_id = task;
    unit.save(ticket);
    unit.emit(TicketBecameTask{ticket.number, task}, "ticket", id.value);
    return ticket;
}

}  // namespace farflung::helpdesk
