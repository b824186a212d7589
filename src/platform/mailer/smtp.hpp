#pragma once

#include <string>

#include "platform/mailer/mail_message.hpp"

namespace farflung::mailer {

struct SmtpSettings {
    std::string url;  // smtp://host:port or smtps://host:port; empty: no mail server, mails are kept
    std::string user;
    std::string password;
    bool require_tls = false;  // refuses to speak to a server without STARTTLS; always so when there is a password
    long timeout_s = 60;
};

/// Hands one mail to the server and says what came of it. A refusal for good (5yz) is `failed`; a busy server or a
/// broken line is `try_again`.
Delivery send(SmtpSettings const& settings, MailMessage const& mail, Instant sent_at);

}  // namespace farflung::mailer
