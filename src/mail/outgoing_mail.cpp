#include "mail/outgoing_mail.hpp"

namespace farflung::mail {

namespace {

/// The job runner's own number of tries.
constexpr int most_attempts = 12;

void forget_secret(OutgoingMail& mail) {
    if (mail.holds_a_secret) mail.text.clear();
}

}  // namespace

void note_delivery(OutgoingMail& mail, mailer::Delivery const& delivery, Instant now) {
    using Outcome = mailer::Delivery::Outcome;
    mail.last_reply = delivery.reply.substr(0, 500);
    if (delivery.outcome == Outcome::kept) {
        mail.state = OutgoingState::kept;
        return;
    }
    ++mail.attempts;
    if (delivery.outcome == Outcome::sent) {
        mail.state = OutgoingState::sent;
        mail.sent_at = now;
        forget_secret(mail);
    } else if (delivery.outcome == Outcome::failed || mail.attempts >= most_attempts) {
        mail.state = OutgoingState::failed;
    }
}

void retry(OutgoingMail& mail) {
    bool const rests = mail.state == OutgoingState::failed || mail.state == OutgoingState::kept;
    if (!rests) throw Refusal(No::conflict, "mail.on_its_way");
    mail.state = OutgoingState::waiting;
    mail.attempts = 0;
}

}  // namespace farflung::mail
