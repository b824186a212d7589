#pragma once

#include "mail/mail.hpp"
#include "platform/mailer/mail_message.hpp"

namespace farflung {

/// `kept`: there is no mail server, so people read it here. `failed`: refused for good, or tried too often.
enum class OutgoingState { waiting, sent, failed, kept };
constexpr auto describe(Of<OutgoingState>) {
    return enumeration("outgoing_state", "waiting", "sent", "failed", "kept");
}

/// One mail of the outbox. Its Message-ID is fixed when it is written, so that a second try is the same mail.
struct OutgoingMail {
    OutgoingMailId id;
    int version{};
    OutgoingState state = OutgoingState::waiting;
    std::string to_email;
    std::string to_name;
    std::string from_name;
    std::string reply_to;
    std::string subject;
    std::string text;
    std::string language;
    std::string about_entity;
    Uuid about_id;
    std::string message_id;
    std::string in_reply_to;
    std::vector<std::string> reference_ids;
    std::vector<mail::Enclosure> enclosures;
    bool is_automatic = true;
    bool holds_a_secret = false;
    int attempts{};
    std::string last_reply;
    std::optional<Instant> sent_at;
    Instant created_at;
};

constexpr auto describe(Of<OutgoingMail>) {
    return entity(
        "outgoing_mail", "mail_outbox",  //
        field("id", &OutgoingMail::id, {.key = true}), field("version", &OutgoingMail::version, {.read_only = true}),
        field("state", &OutgoingMail::state, {.read_only = true, .label = "State"}),
        field("to_email", &OutgoingMail::to_email,
              {.read_only = true, .searchable = true, .max_length = 254, .label = "To"}),
        field("to_name", &OutgoingMail::to_name, {.read_only = true, .label = "Name"}),
        field("from_name", &OutgoingMail::from_name, {.read_only = true, .label = "From"}),
        field("reply_to", &OutgoingMail::reply_to, {.read_only = true, .max_length = 254, .label = "Answers go to"}),
        field("subject", &OutgoingMail::subject,
              {.read_only = true, .searchable = true, .title = true, .max_length = 1000, .label = "Subject"}),
        field("text", &OutgoingMail::text, {.read_only = true, .max_length = 200000, .label = "Text"}),
        field("language", &OutgoingMail::language, {.read_only = true, .label = "Language"}),
        field("about_entity", &OutgoingMail::about_entity, {.read_only = true}),
        field("about_id", &OutgoingMail::about_id, {.read_only = true}),
        field("message_id", &OutgoingMail::message_id, {.read_only = true, .max_length = 500}),
        field("in_reply_to", &OutgoingMail::in_reply_to, {.read_only = true, .max_length = 500}),
        field("reference_ids", &OutgoingMail::reference_ids, {.read_only = true, .max_length = 500}),
        field("enclosures", &OutgoingMail::enclosures, {.read_only = true, .label = "Files"}),
        field("is_automatic", &OutgoingMail::is_automatic, {.read_only = true}),
        field("holds_a_secret", &OutgoingMail::holds_a_secret, {.read_only = true}),
        field("attempts", &OutgoingMail::attempts, {.read_only = true, .label = "Tries"}),
        field("last_reply", &OutgoingMail::last_reply,
              {.read_only = true, .max_length = 500, .label = "Mail server's answer"}),
        field("sent_at", &OutgoingMail::sent_at, {.read_only = true, .label = "Sent"}),
        field("created_at", &OutgoingMail::created_at, {.read_only = true, .label = "Written"}));
}
static_assert(describes_every_member<OutgoingMail>);

Policy<OutgoingMail> const& policy(Of<OutgoingMail>);

namespace mail {

/// What a try came to: pure, so that every case stands in a table of its test.
void note_delivery(OutgoingMail& mail, mailer::Delivery const& delivery, Instant now);

/// Tries again what failed or was kept; refuses `mail.on_its_way` for what is sent or waits.
void retry(OutgoingMail& mail);

}  // namespace mail
}  // namespace farflung
