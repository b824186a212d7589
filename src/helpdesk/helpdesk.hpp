#pragma once

#include <string>
#include <vector>

#include "files/files.hpp"
#include "projects/projects.hpp"

namespace farflung {

struct Ticket;
using TicketId = Id<Ticket>;
struct Message;
using MessageId = Id<Message>;

namespace helpdesk {

/// A mail as it came, with the addresses of the envelope when they are known.
struct RawMail {
    std::string bytes;
    std::string envelope_from{};
    std::string envelope_to{};
};

/// What became of a mail: a message of a ticket, or put aside with a reason.
struct TakenMail {
    Uuid inbound_id;
    bool is_known = false;  // the same mail was taken before
    std::optional<TicketId> ticket_id;
    std::optional<MessageId> message_id;
    std::string put_aside;
};
constexpr auto describe(Of<TakenMail>) {
    return record("taken_mail", field("inbound_id", &TakenMail::inbound_id), field("is_known", &TakenMail::is_known),
                  field("ticket_id", &TakenMail::ticket_id, {.references = "ticket"}),
                  field("message_id", &TakenMail::message_id), field("put_aside", &TakenMail::put_aside));
}

/// Takes a mail from the pipe: keeps it as it came, then sorts it to its ticket. The same mail twice is one message.
TakenMail take_mail(Unit& unit, RawMail const& raw);

}  // namespace helpdesk
}  // namespace farflung
