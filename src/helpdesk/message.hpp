#pragma once

#include "helpdesk/ticket.hpp"

namespace farflung {

/// `in` from the customer's side, `out` from us, `note` among us.
enum class Direction { in, out, note };
constexpr auto describe(Of<Direction>) { return enumeration("direction", "in", "out", "note"); }

/// One message of a ticket's conversation.
struct Message {
    MessageId id;
    int version{};
    TicketId ticket_id;
    Uuid circle_id;
    Audience audience = Audience::team;
    Direction direction = Direction::note;
    AccountId author_id;
    std::string from_name;
    std::string from_email;
    std::string to_email;
    std::string subject;
    std::string text;
    std::string quoted;  // what the mail repeated of earlier ones
    bool is_automatic = false;
    std::string raw_sha256;  // of the mail as it came
    std::string mail_id;     // its Message-ID, ours or theirs
    std::string in_reply_to;
    std::vector<std::string> reference_ids;
    Instant created_at;
};

constexpr auto describe(Of<Message>) {
    return entity(
        "message", "helpdesk_messages",  //
        field("id", &Message::id, {.key = true}), field("version", &Message::version, {.read_only = true}),
        field("ticket_id", &Message::ticket_id, {.read_only = true, .references = "ticket", .label = "Ticket"}),
        field("circle_id", &Message::circle_id, {.read_only = true}),
        field("audience", &Message::audience, {.read_only = true, .label = "Who sees it"}),
        field("direction", &Message::direction, {.read_only = true, .label = "Direction"}),
        field("author_id", &Message::author_id, {.read_only = true, .team_only = true}),
        field("from_name", &Message::from_name, {.read_only = true, .max_length = 1000, .label = "From"}),
        field("from_email", &Message::from_email,
              {.read_only = true, .team_only = true, .max_length = 254, .label = "Email"}),
        field("to_email", &Message::to_email, {.read_only = true, .team_only = true, .max_length = 254, .label = "To"}),
        field("subject", &Message::subject, {.read_only = true, .max_length = 1000, .label = "Subject"}),
        field("text", &Message::text, {.read_only = true, .searchable = true, .max_length = 1000000, .label = "Text"}),
        field("quoted", &Message::quoted,
              {.read_only = true, .team_only = true, .max_length = 1000000, .label = "Quoted"}),
        field("is_automatic", &Message::is_automatic, {.read_only = true, .label = "By a robot"}),
        field("raw_sha256", &Message::raw_sha256, {.read_only = true, .team_only = true, .max_length = 64}),
        field("mail_id", &Message::mail_id, {.read_only = true, .team_only = true, .max_length = 500}),
        field("in_reply_to", &Message::in_reply_to, {.read_only = true, .team_only = true, .max_length = 500}),
        field("reference_ids", &Message::reference_ids, {.read_only = true, .team_only = true, .max_length = 500}),
        field("created_at", &Message::created_at, {.read_only = true, .label = "Written"}));
}
static_assert(describes_every_member<Message>);

Policy<Message> const& policy(Of<Message>);

}  // namespace farflung
