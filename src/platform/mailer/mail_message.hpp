#pragma once

#include <string>
#include <vector>

#include "core/date.hpp"

namespace farflung::mailer {

struct Attachment {
    std::string name;
    std::string type;
    std::string bytes;
};

/// A mail as it goes out: to one person, without hidden recipients. There is no blind copy that could leak.
struct MailMessage {
    std::string from;
    std::string from_name;
    std::string to;
    std::string to_name;
    std::string reply_to;
    std::string subject;
    std::string text;
    std::string message_id;  // without angle brackets
    std::string in_reply_to;
    std::vector<std::string> references;
    std::string language;
    bool is_automatic = false;  // written by us, not by a person: nobody's robot should answer
    std::vector<Attachment> attachments;
};

/// RFC 5322 text with UTF-8 headers encoded. Throws std::invalid_argument when a header field holds a line break or
/// another control character, or an address is none: nothing that a person typed may begin a header of its own.
std::string to_mime(MailMessage const& mail, Instant sent_at);

/// Whether a mail may be sent to this text as an address: one @, no blanks, brackets or control characters.
bool is_mail_address(std::string_view text);

/// What the mail server said. `reply` is its last line.
struct Delivery {
    enum class Outcome { sent, kept, failed, try_again };
    Outcome outcome = Outcome::kept;  // kept: there is no mail server
    std::string reply;
};

}  // namespace farflung::mailer
