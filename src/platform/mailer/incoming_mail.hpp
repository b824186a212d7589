#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"
#include "platform/mailer/mail_message.hpp"

namespace farflung::mailer {

struct Mailbox {
    std::string name;
    std::string address;  // in small letters; empty when the header holds none
};

/// What a mail says, as far as it can be read. All texts are valid UTF-8.
struct IncomingMail {
    Mailbox from;
    std::vector<Mailbox> to;
    std::vector<Mailbox> cc;
    std::string subject;
    std::optional<Instant> date;
    std::string message_id;  // ids without angle brackets
    std::string in_reply_to;
    std::vector<std::string> references;  // from the oldest to the nearest
    std::string text;                     // the plain part, or the HTML part as plain text
    std::string html;                     // as it came: never to be shown without cleaning
    std::vector<Attachment> attachments;
    bool is_automatic = false;  // a robot's: vacation, bounce, list
    bool is_cut = false;        // deeper, larger or in more parts than we read
};

/// Never throws on rubbish: what cannot be read is left out. Reads 50 levels, 1,000 parts and 50 MiB.
IncomingMail parse_mail(std::string_view raw);

/// Plain text of an HTML mail: paragraphs as lines, links with their address, nothing of scripts and styles.
std::string html_to_text(std::string_view html);

}  // namespace farflung::mailer
