#include "platform/mailer/smtp.hpp"

#include <gtest/gtest.h>

#include "platform/mailer/incoming_mail.hpp"
#include "smtp_server.hpp"

namespace farflung::mailer {

namespace {

MailMessage letter_to(std::string to) {
    MailMessage mail;
    mail.from = "help@tidewrack.example";
    mail.from_name = "Tidewrack Pty Ltd";
    mail.to = std::move(to);
    mail.to_name = "Rita Żammit";
    mail.subject = "Siġra – 船";
    // A dot alone ends a mail for the server, unless the sender doubles it.
    mail.text = "Bonġu\n.\n..\nFrom here on\n" + std::string(3000, 'x') + "\nend";
    mail.message_id = "abc123@tidewrack.example";
    mail.attachments = {{"map.bin", "application/octet-stream", std::string("\0\r\n.\r\n\xff", 7)}};
    return mail;
}

class RealServer : public testing::Test {
  protected:
    void SetUp() override {
        if (auto const reason = test::SmtpServer::why_not(); !reason.empty()) GTEST_SKIP() << reason;
        server_.emplace();
    }
    Delivery send_to(std::string const& to) {
        return send({.url = server_->url(), .user = {}, .password = {}}, letter_to(to), Instant{1'000'000'000'000});
    }
    std::optional<test::SmtpServer> server_;
};

TEST_F(RealServer, a_mail_arrives_as_it_was_written) {
    auto const delivery = send_to("rita@gozo.example");
    EXPECT_EQ(delivery.outcome, Delivery::Outcome::sent) << delivery.reply;
    EXPECT_TRUE(delivery.reply.starts_with("250")) << delivery.reply;
    auto const mails = server_->wait_for_mails(1);
    ASSERT_EQ(mails.size(), 1U);
    auto const arrived = parse_mail(mails[0]);
    auto const sent = letter_to("rita@gozo.example");
    EXPECT_EQ(arrived.subject, sent.subject);
    EXPECT_EQ(arrived.text, sent.text);
    EXPECT_EQ(arrived.message_id, sent.message_id);
    ASSERT_EQ(arrived.to.size(), 1U);
    EXPECT_EQ(arrived.to[0].name, sent.to_name);
    ASSERT_EQ(arrived.attachments.size(), 1U);
    EXPECT_EQ(arrived.attachments[0].bytes, sent.attachments[0].bytes);
}

TEST_F(RealServer, a_refusal_for_good_fails_with_the_servers_words) {
    auto const delivery = send_to("nobody@gozo.example");
    EXPECT_EQ(delivery.outcome, Delivery::Outcome::failed);
    EXPECT_EQ(delivery.reply, "550 there is nobody of this name");
}

TEST_F(RealServer, a_busy_server_is_tried_again) {
    auto const delivery = send_to("busy@gozo.example");
    EXPECT_EQ(delivery.outcome, Delivery::Outcome::try_again);
    EXPECT_EQ(delivery.reply, "451 try later");
}

TEST_F(RealServer, a_password_never_goes_over_an_open_line) {
    auto const delivery = send({.url = server_->url(), .user = "x", .password = "secret"},
                               letter_to("rita@gozo.example"), Instant{1'000'000'000'000});
    EXPECT_EQ(delivery.outcome, Delivery::Outcome::try_again);
    EXPECT_TRUE(server_->wait_for_mails(0).empty());
}

}  // namespace
}  // namespace farflung::mailer
