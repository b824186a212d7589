#pragma once

#include "helpdesk/message.hpp"

namespace farflung {

struct InboundMail;
using InboundMailId = Id<InboundMail>;

enum class InboundState { taken, put_aside };
constexpr auto describe(Of<InboundState>) { return enumeration("inbound_state", "taken", "put_aside"); }

/// One mail that came in, kept as it came and stored exactly once, whatever became of it.
struct InboundMail {
    InboundMailId id;
    int version{};
    InboundState state = InboundState::taken;
    std::string reason;  // why it was put aside: own_mail, no_sender, same_mail
    std::string raw_sha256;
    std::int64_t size{};
    std::string envelope_from;
    std::string envelope_to;
    std::string from_email;
    std::string subject;
    std::optional<TicketId> ticket_id;
    std::optional<MessageId> message_id;
    Instant created_at;
};

constexpr auto describe(Of<InboundMail>) {
    return entity(
        "inbound_mail", "helpdesk_inbound",  //
        field("id", &InboundMail::id, {.key = true}), field("version", &InboundMail::version, {.read_only = true}),
        field("state", &InboundMail::state, {.read_only = true, .label = "State"}),
        field("reason", &InboundMail::reason, {.read_only = true, .label = "Reason"}),
        field("raw_sha256", &InboundMail::raw_sha256, {.read_only = true, .max_length = 64, .label = "SHA-256"}),
        field("size", &InboundMail::size, {.read_only = true, .label = "Size"}),
        field("envelope_from", &InboundMail::envelope_from, {.read_only = true, .max_length = 254}),
        field("envelope_to", &InboundMail::envelope_to, {.read_only = true, .max_length = 254}),
        field("from_email", &InboundMail::from_email, {.read_only = true, .max_length = 254, .label = "From"}),
        field("subject", &InboundMail::subject,
              {.read_only = true, .title = true, .max_length = 1000, .label = "Subject"}),
        field("ticket_id", &InboundMail::ticket_id, {.read_only = true, .references = "ticket", .label = "Ticket"}),
        field("message_id", &InboundMail::message_id, {.read_only = true}),
        field("created_at", &InboundMail::created_at, {.read_only = true, .label = "Came in"}));
}
static_assert(describes_every_member<InboundMail>);

Policy<InboundMail> const& policy(Of<InboundMail>);

}  // namespace farflung
