#pragma once

#include "mail/outgoing_mail.hpp"
#include "platform/jobs/runner.hpp"

namespace farflung::mail {

/// A job: hands one mail of the outbox to the mail server.
struct SendMail {
    OutgoingMailId mail_id;
};
constexpr auto describe(Of<SendMail>) { return record("send_mail", field("mail_id", &SendMail::mail_id)); }

void send_mail(jobs::Outside& outside, SendMail const& job);
OutgoingMail retry_mail(Unit& unit, OutgoingMailId id);

/// A job: writes the letter behind a sign-in link or an invitation.
void write_link_letter(Unit& unit, people::PortalLinkAsked const& asked);

}  // namespace farflung::mail
