#pragma once

#include <string>
#include <vector>

#include "people/people.hpp"

namespace farflung {

struct OutgoingMail;
using OutgoingMailId = Id<OutgoingMail>;

namespace mail {

/// Bytes that go with a letter, already in the blob store.
struct Enclosure {
    std::string name;
    std::string type;
    std::string sha256;
};
constexpr auto describe(Of<Enclosure>) {
    return record("enclosure", field("name", &Enclosure::name, {.label = "Name"}),
                  field("type", &Enclosure::type, {.label = "Type"}),
                  field("sha256", &Enclosure::sha256, {.max_length = 64, .label = "SHA-256"}));
}

/// A mail to one person, in plain text.
struct Letter {
    std::string to;
    std::string to_name{};
    std::string from_name{};  // empty: our company's name
    std::string reply_to{};   // empty: the address that it comes from
    std::string subject;
    std::string text;
    std::string language = "en";
    std::string about_entity{};  // the record that it speaks of, such as invoice
    Uuid about_id{};
    std::string message_id{};  // without brackets; empty: a new one
    std::string in_reply_to{};
    std::vector<std::string> references{};
    std::vector<Enclosure> enclosures{};
    bool is_automatic = true;     // false: a person wrote it
    bool holds_a_secret = false;  // a link that signs in: its text is forgotten once it was sent
};

/// Puts the letter into the outbox; a job sends it after the commit, with retries, always under the same Message-ID.
/// Refuses `mail.not_an_address` and `mail.control_character` (header injection).
OutgoingMailId send(Unit& unit, Letter const& letter);

/// A Message-ID that nobody can guess, without brackets.
std::string new_message_id(Unit const& unit);

/// Whether this is the Message-ID of a mail that we wrote.
bool is_our_message(Unit const& unit, std::string const& message_id);

}  // namespace mail
}  // namespace farflung
