#pragma once

#include "helpdesk/inbound_mail.hpp"
#include "platform/http/call.hpp"
#include "platform/mailer/incoming_mail.hpp"

namespace farflung::helpdesk {

/// The envelope of a mail, as the address of the request says it.
struct Envelope {
    std::string from;
    std::string to;
};
constexpr auto describe(Of<Envelope>) {
    return record("envelope", field("from", &Envelope::from, {.max_length = 254}),
                  field("to", &Envelope::to, {.max_length = 254}));
}

struct KeptPart {
    std::string name;
    std::string sha256;
    std::string head;
    std::int64_t size = 0;
};

/// A mail that is already kept as it came, and what could be read of it.
struct ReadMail {
    Envelope envelope;
    std::string raw_sha256;
    std::int64_t size = 0;
    mailer::IncomingMail mail;
    std::vector<KeptPart> parts;
};

/// Keeps the mail and its parts first and reads it then, outside the unit that sorts it: what cannot be read is
/// still there.
ReadMail read_mail(World& world, RawMail const& raw);
TakenMail sort_mail(Unit& unit, ReadMail const& read);

/// The two halves of `POST /mail/inbound`.
ReadMail receive_mail(Unit const& unit, http::Query const& query, http::Body const& body);
TakenMail take_received(Unit& unit, ReadMail const& read);

http::Document raw_message(Unit const& unit, MessageId id);
http::Answer view_message(Unit const& unit, MessageId id);

}  // namespace farflung::helpdesk
