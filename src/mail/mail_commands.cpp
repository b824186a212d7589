#include "mail/mail_commands.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/blobs/store.hpp"

namespace farflung::mail {

namespace {

bool ends_a_line(std::string const& text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

void refuse_injection(Letter const& letter) {
    Problems problems;
    if (!mailer::is_mail_address(letter.to)) problems.add("to", "mail.not_an_address");
    if (!letter.reply_to.empty() && !mailer::is_mail_address(letter.reply_to)) {
        problems.add("reply_to", "mail.not_an_address");
    }
    for (auto const& [name, text] :
         {std::pair("subject", &letter.subject), std::pair("to_name", &letter.to_name),
          std::pair("from_name", &letter.from_name), std::pair("message_id", &letter.message_id),
          std::pair("in_reply_to", &letter.in_reply_to)}) {
        if (ends_a_line(*text)) problems.add(name, "mail.control_character");
    }
    if (std::ranges::any_of(letter.references, ends_a_line)) problems.add("references", "mail.control_character");
    problems.refuse_if_any();
}

mailer::MailMessage message_of(OutgoingMail const& mail, World& world) {
    mailer::MailMessage message;
    message.from = world.mail_from();
    message.from_name = mail.from_name;
    message.to = mail.to_email;
    message.to_name = mail.to_name;
    message.reply_to = mail.reply_to;
    message.subject = mail.subject;
    message.text = mail.text;
    message.message_id = mail.message_id;
    message.in_reply_to = mail.in_reply_to;
    message.references = mail.reference_ids;
    message.language = mail.language;
    message.is_automatic = mail.is_automatic;
    for (auto const& enclosure : mail.enclosures) {
        auto bytes = world.blobs().get(enclosure.sha256);
        if (!bytes) throw std::runtime_error("an enclosure is not in the blob store: " + enclosure.sha256);
        message.attachments.push_back({enclosure.name, enclosure.type, std::move(*bytes)});
    }
    return message;
}

/// `K7QF-9MTX`.
std::string in_groups(std::string const& code) {
    return code.size() == 8 ? code.substr(0, 4) + '-' + code.substr(4) : code;
}

}  // namespace

std::string new_message_id(Unit const& unit) {
    auto const& from = unit.world().mail_from();
    auto const at = from.find('@');
    return unit.new_secret() + "@" + (at == std::string::npos ? "localhost" : from.substr(at + 1));
}

bool is_our_message(Unit const& unit, std::string const& message_id) {
    return unit
        .value<std::int64_t>("select 1 from mail_outbox where workspace_id = :workspace and message_id = :message",
                             {{"message", message_id}})
        .has_value();
}

OutgoingMailId send(Unit& unit, Letter const& letter) {
    refuse_injection(letter);
    OutgoingMail mail;
    mail.to_email = letter.to;
    mail.to_name = letter.to_name;
    mail.from_name = letter.from_name.empty() ? people::workspace_facts(unit).name : letter.from_name;
    mail.reply_to = letter.reply_to;
    mail.subject = letter.subject;
    mail.text = letter.text;
    mail.language = letter.language;
    mail.about_entity = letter.about_entity;
    mail.about_id = letter.about_id;
    mail.message_id = letter.message_id.empty() ? new_message_id(unit) : letter.message_id;
    mail.in_reply_to = letter.in_reply_to;
    mail.reference_ids = letter.references;
    mail.enclosures = letter.enclosures;
    mail.is_automatic = letter.is_automatic;
    mail.holds_a_secret = letter.holds_a_secret;
    unit.insert(mail);
    unit.enqueue(SendMail{mail.id});
    return mail.id;
}

void send_mail(jobs::Outside& outside, SendMail const& job) {
    std::optional<OutgoingMail> mail;
    outside.read([&](Unit const& unit) { mail = unit.find(job.mail_id); });
    if (!mail || mail->state != OutgoingState::waiting) return;
    auto const delivery = outside.world().deliver(message_of(*mail, outside.world()));
    auto state = OutgoingState::waiting;
    outside.write([&](Unit& unit) {
        auto stored = unit.get(job.mail_id);
        // A crash between the server's word and this line sends the same mail once more, under the same Message-ID.
        if (stored.state == OutgoingState::waiting) {
            note_delivery(stored, delivery, unit.now());
            unit.save(stored);
        }
        state = stored.state;
    });
    if (state == OutgoingState::waiting) throw std::runtime_error("the mail server says: " + delivery.reply);
}

OutgoingMail retry_mail(Unit& unit, OutgoingMailId id) {
    auto mail = unit.get(id);
    unit.authorize("retry", mail);
    retry(mail);
    unit.save(mail);
    unit.enqueue(SendMail{mail.id});
    return mail;
}

void write_link_letter(Unit& unit, people::PortalLinkAsked const& asked) {
    auto reader = system_actor(unit.workspace());
    reader.language = asked.language;
    auto const theirs = unit.as(reader);
    Params const words{{"name", asked.name}, {"company", people::workspace_facts(unit).name}, {"url", asked.url}};
    Letter letter{.to = asked.email, .subject = {}, .text = {}};
    letter.to_name = asked.name;
    letter.language = asked.language;
    letter.holds_a_secret = true;
    if (asked.invitation) {
        letter.subject = theirs.text("{company} invites you", words);
        letter.text = theirs.text("Hello {name},", words) + "\n\n" +
                      theirs.text("{company} invites you to work together here:", words) + "\n" + asked.url + "\n\n" +
                      theirs.text("The link opens once and is good for seven days.");
    } else {
        letter.subject = theirs.text("Your link to {company}", words);
        letter.text =
            theirs.text("Hello {name},", words) + "\n\n" + theirs.text("This link signs you in:") + "\n" + asked.url +
            "\n\n" + theirs.text("Or type this code where you asked for it:") + "\n" + in_groups(asked.code) + "\n\n" +
            theirs.text("It opens once and is good for an hour. If you did not ask for it, ignore this mail.");
    }
    send(unit, letter);
}

}  // namespace farflung::mail
