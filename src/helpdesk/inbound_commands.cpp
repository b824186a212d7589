#include "helpdesk/inbound_commands.hpp"

#include <algorithm>

#include "billing/billing.hpp"
#include "helpdesk/mail_ids.hpp"
#include "helpdesk/threading.hpp"
#include "helpdesk/ticket_commands.hpp"
#include "mail/mail.hpp"
#include "platform/blobs/store.hpp"
#include "platform/http/route.hpp"

namespace farflung::helpdesk {

namespace {

/// Who a sender is to us.
struct Sender {
    std::optional<PartyId> person;
    std::optional<PartyId> customer;  // only when every record with this address says the same
};

Sender find_sender(Unit const& unit, std::string const& address) {
    Sender sender;
    auto const parties =
        unit.where<Party>("t.is_own = 0 and lower(t.email) = :email", {{"email", address}}, "t.id limit 20");
    for (auto const& party : parties) {
        auto const customer = party.organisation_id.value_or(party.id);
        auto const organisation = unit.find(customer);
        if (!organisation || organisation->is_own) return {};
        if (sender.customer && *sender.customer != customer) return {};
        sender.customer = customer;
        if (party.kind == PartyKind::person) sender.person = party.id;
    }
    return sender;
}

/// Takes part: asked here, or is of the customer that did.
bool is_participant(Ticket const& ticket, std::string const& address, Sender const& sender) {
    return address == ticket.requester_email || (ticket.customer_id && ticket.customer_id == sender.customer);
}

/// A reference is proof, for our own ids cannot be guessed; a number in the subject is none, unless the sender
/// takes part in that ticket. A forwarded mail begins a ticket of its own.
std::optional<Ticket> find_ticket(Unit const& unit, mailer::IncomingMail const& mail, Sender const& sender) {
    if (is_forward(mail.subject)) return std::nullopt;
    if (auto const id = ticket_of_mail_ids(unit, ancestors(mail.in_reply_to, mail.references))) return unit.find(*id);
    auto const number = ticket_number_in(mail.subject);
    auto ticket = number ? unit.find_by<Ticket>("number", *number) : std::nullopt;
    if (!ticket || !is_participant(*ticket, mail.from.address, sender)) return std::nullopt;
    return ticket;
}

Ticket new_ticket(Unit& unit, mailer::IncomingMail const& mail, Sender const& sender) {
    Ticket ticket;
    ticket.channel = Channel::mail;
    ticket.subject = std::string(without_prefixes(mail.subject));
    if (is_forward(mail.subject)) ticket.subject = mail.subject;
    if (ticket.subject.empty()) ticket.subject = unit.text("No subject");
    ticket.customer_id = sender.customer;
    ticket.requester_id = sender.person;
    ticket.requester_name = mail.from.name.empty() ? mail.from.address : mail.from.name.substr(0, 200);
    if (!is_valid_utf8(ticket.requester_name)) ticket.requester_name = mail.from.address;
    ticket.requester_email = mail.from.address;
    begin(unit, ticket);
    return ticket;
}

Message new_message(Ticket const& ticket, ReadMail const& read, Audience audience) {
    auto const& mail = read.mail;
    auto split = split_reply(mail.text);
    Message message;
    message.ticket_id = ticket.id;
    message.circle_id = ticket.id.value;
    message.audience = audience;
    message.direction = Direction::in;
    message.from_name = mail.from.name.empty() ? mail.from.address : mail.from.name;
    message.from_email = mail.from.address;
    message.to_email = mail.to.empty() ? read.envelope.to : mail.to.front().address;
    message.subject = mail.subject;
    message.text = std::move(split.own);
    message.quoted = std::move(split.quoted);
    message.is_automatic = mail.is_automatic;
    message.raw_sha256 = read.raw_sha256;
    message.mail_id = mail.message_id;
    message.in_reply_to = mail.in_reply_to;
    message.reference_ids = mail.references;
    return message;
}

void keep_parts(Unit& unit, Message const& message, ReadMail const& read) {
    std::vector<billing::MailedFile> mailed;
    for (auto const& part : read.parts) {
        auto const id = files::keep(unit, {part.name,
                                           part.sha256,
                                           part.head,
                                           part.size,
                                           {"message", message.id.value},
                                           {message.circle_id, message.audience},
                                           message.audience});
        mailed.push_back({message.ticket_id, message.id, id, message.from_email, part.sha256, part.head, part.size});
    }
    billing::receive_mailed_files(unit, mailed);
}

/// Why a mail is not sorted to a ticket; empty when it is.
std::string reason_to_put_aside(Unit const& unit, ReadMail const& read) {
    auto const& mail = read.mail;
    if (!mailer::is_mail_address(mail.from.address)) return "no_sender";
    if (mail.message_id.empty()) return {};
    if (mail::is_our_message(unit, mail.message_id)) return "own_mail";
    // The same mail by another way, such as a second recipient of ours: other trace lines, so other bytes.
    auto const twin = unit.value<std::int64_t>(
        "select 1 from helpdesk_messages where workspace_id = :workspace and mail_id = :mail and from_email = :sender"
        " and direction = 'in' and text = :text",
        {{"mail", mail.message_id}, {"sender", mail.from.address}, {"text", split_reply(mail.text).own}});
    return twin ? "same_mail" : "";
}

void sort_to_ticket(Unit& unit, InboundMail& inbound, ReadMail const& read) {
    auto const sender = find_sender(unit, read.mail.from.address);
    auto found = find_ticket(unit, read.mail, sender);
    bool const is_new = !found;
    auto ticket = is_new ? new_ticket(unit, read.mail, sender) : std::move(*found);
    bool const takes_part = is_participant(ticket, read.mail.from.address, sender);
    // A stranger's words are held for the team: the customer does not read them, and no mail makes anyone an agent.
    auto message = new_message(ticket, read, takes_part ? Audience::team_customer : Audience::team);
    unit.insert(message);
    keep_parts(unit, message, read);
    auto ids = std::vector{read.mail.message_id};
    if (takes_part && !is_forward(read.mail.subject)) {
        auto const older = ancestors(read.mail.in_reply_to, read.mail.references);
        ids.insert(ids.end(), older.begin(), older.end());
    }
    remember_mail_ids(unit, ticket.id, ids);
    if (!is_new) {
        hear(ticket, unit.now(), read.mail.is_automatic);
        unit.save(ticket);
    }
    inbound.ticket_id = ticket.id;
    inbound.message_id = message.id;
}

TakenMail told(InboundMail const& inbound, bool is_known) {
    return {inbound.id.value, is_known, inbound.ticket_id, inbound.message_id, inbound.reason};
}

}  // namespace

ReadMail read_mail(World& world, RawMail const& raw) {
    ReadMail read;
    read.envelope = {raw.envelope_from, raw.envelope_to};
    read.raw_sha256 = world.blobs().put(raw.bytes);
    read.size = static_cast<std::int64_t>(raw.bytes.size());
    read.mail = mailer::parse_mail(raw.bytes);
    for (auto& part : read.mail.attachments) {
        read.parts.push_back({part.name, world.blobs().put(part.bytes), part.bytes.substr(0, 512),
                              static_cast<std::int64_t>(part.bytes.size())});
        part.bytes.clear();
    }
    return read;
}

TakenMail sort_mail(Unit& outer, ReadMail const& read) {
    // The mail acts for nobody: what it changes, the system changes.
    auto unit = outer.as(system_actor(outer.workspace()));
    auto const before = unit.where<InboundMail>(
        "t.raw_sha256 = :sha and t.envelope_from = :sender and t.envelope_to = :recipient",
        {{"sha", read.raw_sha256}, {"sender", read.envelope.from}, {"recipient", read.envelope.to}});
    if (!before.empty()) return told(before.front(), true);
    InboundMail inbound;
    inbound.raw_sha256 = read.raw_sha256;
    inbound.size = read.size;
    inbound.envelope_from = read.envelope.from;
    inbound.envelope_to = read.envelope.to;
    inbound.from_email = read.mail.from.address;
    inbound.subject = read.mail.subject;
    inbound.reason = reason_to_put_aside(unit, read);
    if (inbound.reason.empty())
        sort_to_ticket(unit, inbound, read);
    else
        inbound.state = InboundState::put_aside;
    unit.insert(inbound);
    return told(inbound, false);
}

TakenMail take_mail(Unit& unit, RawMail const& raw) { return sort_mail(unit, read_mail(unit.world(), raw)); }

ReadMail receive_mail(Unit const& unit, http::Query const& query, http::Body const& body) {
    Envelope envelope;
    Problems problems;
    http::read_query(query, envelope, problems);
    if (body.bytes.empty()) problems.add("body", "required");
    problems.refuse_if_any();
    return read_mail(unit.world(), {body.bytes, envelope.from, envelope.to});
}

TakenMail take_received(Unit& unit, ReadMail const& read) { return sort_mail(unit, read); }

http::Document raw_message(Unit const& unit, MessageId id) {
    auto const message = unit.get(id);
    auto bytes = message.raw_sha256.empty() ? std::nullopt : unit.world().blobs().get(message.raw_sha256);
    if (!bytes) throw Refusal(No::not_found, "not_found");
    http::Document document;
    document.type = "message/rfc822";
    document.bytes = std::move(*bytes);
    document.filename = "message.eml";
    return document;
}

http::Answer view_message(Unit const& unit, MessageId id) {
    auto const message = unit.get(id);
    http::Answer answer;
    answer.type = "text/plain; charset=utf-8";
    answer.body = message.text;
    answer.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
    return answer;
}

}  // namespace farflung::helpdesk
