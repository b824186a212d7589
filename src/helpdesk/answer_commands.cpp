#include <algorithm>

#include "helpdesk/mail_ids.hpp"
#include "helpdesk/ticket_commands.hpp"
#include "mail/mail.hpp"

namespace farflung::helpdesk {

namespace {

constexpr std::size_t most_references = 20;

bool lets_customer(Audience audience) { return audience == Audience::team_customer || audience == Audience::everyone; }

/// The mails that the customer knows of this ticket, oldest first: what an answer refers to.
std::vector<std::string> known_mails(Unit const& unit, TicketId id) {
    auto const messages =
        unit.where<Message>("t.ticket_id = :ticket and t.mail_id <> '' and t.audience in ('team_customer', 'everyone')",
                            {{"ticket", id}}, "t.id desc limit 20");
    std::vector<std::string> ids;
    for (auto const& message : messages) ids.push_back(message.mail_id);
    std::ranges::reverse(ids);
    return ids;
}

void send_by_mail(Unit& unit, Ticket const& ticket, Message& message, std::vector<FileId> const& file_ids) {
    auto references = known_mails(unit, ticket.id);
    mail::Letter letter{.to = ticket.requester_email, .subject = answer_subject(ticket), .text = message.text};
    letter.to_name = ticket.requester_name;
    letter.from_name = unit.actor().name + ", " + people::workspace_facts(unit).name;
    letter.about_entity = "ticket";
    letter.about_id = ticket.id.value;
    letter.message_id = mail::new_message_id(unit);
    letter.in_reply_to = references.empty() ? "" : references.back();
    letter.references = references;
    letter.is_automatic = false;
    for (auto const& id : file_ids) {
        auto const file = files::kept(unit, id);
        letter.enclosures.push_back({file.name, file.type, file.sha256});
    }
    message.mail_id = letter.message_id;
    message.in_reply_to = letter.in_reply_to;
    message.reference_ids = std::move(references);
    message.to_email = letter.to;
    message.subject = letter.subject;
    mail::send(unit, letter);
    remember_mail_ids(unit, ticket.id, {letter.message_id});
}

}  // namespace

Message answer(Unit& unit, TicketId id, AnswerTicket const& request) {
    auto ticket = unit.get(id);
    unit.authorize("answer", ticket);
    Message message;
    message.ticket_id = id;
    message.circle_id = id.value;
    message.author_id = unit.actor().account;
    message.from_name = unit.actor().name;
    message.subject = ticket.subject;
    message.text = request.text;
    message.audience = request.audience;
    message.direction = request.audience == Audience::team ? Direction::note : Direction::out;
    bool const is_for_customer = lets_customer(request.audience);
    if (is_for_customer && !ticket.requester_email.empty()) send_by_mail(unit, ticket, message, request.files);
    unit.insert(message);
    if (is_for_customer) {
        answer(ticket, unit.now());
        unit.save(ticket);
        unit.emit(TicketAnswered{ticket.number}, "ticket", id.value);
    }
    return message;
}

}  // namespace farflung::helpdesk
