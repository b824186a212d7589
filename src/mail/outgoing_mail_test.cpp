#include "mail/outgoing_mail.hpp"

#include <gtest/gtest.h>

namespace farflung::mail {

namespace {

using Outcome = mailer::Delivery::Outcome;

struct Case {
    std::string name;
    int attempts_before;
    mailer::Delivery delivery;
    OutgoingState state;
    int attempts;
};

TEST(OutgoingMail, a_try_ends_as_the_server_says) {
    for (auto const& [name, before, delivery, state, attempts] :
         std::vector<Case>{{"taken", 0, {Outcome::sent, "250 OK"}, OutgoingState::sent, 1},
                           {"no server", 0, {Outcome::kept, ""}, OutgoingState::kept, 0},
                           {"refused for good", 0, {Outcome::failed, "550 no such user"}, OutgoingState::failed, 1},
                           {"busy", 3, {Outcome::try_again, "451 later"}, OutgoingState::waiting, 4},
                           {"busy too often", 11, {Outcome::try_again, "451 later"}, OutgoingState::failed, 12}}) {
        OutgoingMail mail;
        mail.attempts = before;
        note_delivery(mail, delivery, Instant{1});
        EXPECT_EQ(mail.state, state) << name;
        EXPECT_EQ(mail.attempts, attempts) << name;
        EXPECT_EQ(mail.last_reply, delivery.reply) << name;
    }
}

TEST(OutgoingMail, a_link_that_signs_in_is_forgotten_once_it_was_sent) {
    OutgoingMail mail;
    mail.text = "https://…";
    mail.holds_a_secret = true;
    note_delivery(mail, {Outcome::try_again, "451"}, Instant{1});
    EXPECT_FALSE(mail.text.empty());
    note_delivery(mail, {Outcome::sent, "250"}, Instant{1});
    EXPECT_TRUE(mail.text.empty());
}

TEST(OutgoingMail, only_what_rests_is_tried_again) {
    for (auto const state : {OutgoingState::failed, OutgoingState::kept}) {
        OutgoingMail mail;
        mail.state = state;
        mail.attempts = 12;
        retry(mail);
        EXPECT_EQ(mail.state, OutgoingState::waiting);
        EXPECT_EQ(mail.attempts, 0);
    }
    for (auto const state : {OutgoingState::waiting, OutgoingState::sent}) {
        OutgoingMail mail;
        mail.state = state;
        EXPECT_THROW(retry(mail), Refusal);
    }
}

}  // namespace
}  // namespace farflung::mail
