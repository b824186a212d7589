#include "helpdesk/ticket.hpp"

#include "helpdesk/threading.hpp"

namespace farflung::helpdesk {

namespace {

bool is_done(Ticket const& ticket) {
    return ticket.state == TicketState::solved || ticket.state == TicketState::closed;
}

}  // namespace

Instant first_answer_due_at(Priority priority, Instant asked_at) {
    constexpr std::int64_t hour_ms = 3600 * 1000;
    switch (priority) {
        case Priority::P1:
            return asked_at.plus_ms(hour_ms);
        case Priority::P2:
            return asked_at.plus_ms(4 * hour_ms);
        case Priority::P3:
            return asked_at.plus_ms(8 * hour_ms);
        case Priority::P4:
            break;
    }
    return asked_at.plus_ms(24 * hour_ms);
}

void hear(Ticket& ticket, Instant at, bool is_automatic) {
    ticket.last_message_at = at;
    if (is_automatic || ticket.state == TicketState::fresh) return;
    ticket.state = TicketState::open;
    ticket.solved_at.reset();
}

void answer(Ticket& ticket, Instant at) {
    ticket.last_message_at = at;
    if (!ticket.first_answered_at) ticket.first_answered_at = at;
    if (!is_done(ticket)) ticket.state = TicketState::waiting;
}

void solve(Ticket& ticket, Instant at) {
    if (is_done(ticket)) throw Refusal(No::conflict, "ticket.already_solved");
    ticket.state = TicketState::solved;
    ticket.solved_at = at;
}

void close(Ticket& ticket, Instant at) {
    if (ticket.state == TicketState::closed) throw Refusal(No::conflict, "ticket.already_closed");
    ticket.state = TicketState::closed;
    if (!ticket.solved_at) ticket.solved_at = at;
}

void reopen(Ticket& ticket) {
    if (!is_done(ticket)) throw Refusal(No::conflict, "ticket.not_done");
    ticket.state = TicketState::open;
    ticket.solved_at.reset();
}

std::string answer_subject(Ticket const& ticket) {
    auto const tag = "[" + ticket.number + "]";
    auto subject = "Re: " + std::string(without_prefixes(ticket.subject));
    if (subject.find(tag) == std::string::npos) subject += " " + tag;
    return subject;
}

}  // namespace farflung::helpdesk
