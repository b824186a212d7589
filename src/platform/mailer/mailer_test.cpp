#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/mailer/incoming_mail.hpp"
#include "platform/mailer/smtp.hpp"

namespace farflung::mailer {

namespace {

MailMessage letter() {
    MailMessage mail;
    mail.from = "help@tidewrack.example";
    mail.from_name = "Tidewrack Pty Ltd";
    mail.to = "rita@gozo.example";
    mail.to_name = "Rita Żammit";
    mail.subject = "Re: Siġra – 船";
    mail.text = "Bonġu,\n\nthe map is ready.\n.\n";
    mail.message_id = "abc123@tidewrack.example";
    return mail;
}

std::string mime_of(MailMessage const& mail) { return to_mime(mail, *Instant::parse("2026-11-09T01:10:00Z")); }

TEST(Mail, what_is_written_is_read_back) {
    auto mail = letter();
    mail.in_reply_to = "first@gozo.example";
    mail.references = {"zero@gozo.example", "first@gozo.example"};
    mail.attachments = {{"Karte ä.txt", "text/plain", "one\ntwo\n"}, {"x.bin", "not a type", std::string("\0\1", 2)}};
    auto const read = parse_mail(mime_of(mail));
    EXPECT_EQ(read.from.address, mail.from);
    EXPECT_EQ(read.from.name, mail.from_name);
    ASSERT_EQ(read.to.size(), 1U);
    EXPECT_EQ(read.to[0].name, mail.to_name);
    EXPECT_EQ(read.subject, mail.subject);
    EXPECT_EQ(read.message_id, mail.message_id);
    EXPECT_EQ(read.in_reply_to, mail.in_reply_to);
    EXPECT_EQ(read.references, mail.references);
    ASSERT_EQ(read.attachments.size(), 2U);
    EXPECT_EQ(read.attachments[0].name, "Karte ä.txt");
    EXPECT_EQ(read.attachments[1].bytes, std::string("\0\1", 2));
    EXPECT_FALSE(read.is_automatic);
    EXPECT_NE(read.text.find("the map is ready."), std::string::npos);
}

TEST(Mail, the_same_mail_is_the_same_bytes) {
    auto mail = letter();
    mail.attachments = {{"a.pdf", "application/pdf", "%PDF-1.7"}};
    EXPECT_EQ(mime_of(mail), mime_of(mail));
}

TEST(Mail, what_we_write_by_ourselves_says_so) {
    auto mail = letter();
    mail.is_automatic = true;
    EXPECT_TRUE(parse_mail(mime_of(mail)).is_automatic);
}

TEST(Mail, a_line_break_in_a_header_is_refused) {
    for (auto field :
         {&MailMessage::from_name, &MailMessage::to_name, &MailMessage::subject, &MailMessage::to, &MailMessage::from,
          &MailMessage::message_id, &MailMessage::in_reply_to, &MailMessage::reply_to, &MailMessage::language}) {
        for (auto const* text : {"a@b.example\r\nBcc: x@y.example", "a@b.example\nBcc: x", "a@b.example\r"}) {
            auto mail = letter();
            mail.*field = text;
            EXPECT_THROW(mime_of(mail), std::invalid_argument) << text;
        }
    }
    auto mail = letter();
    mail.attachments = {{"a\r\nX: y", "text/plain", ""}};
    EXPECT_THROW(mime_of(mail), std::invalid_argument);
}

TEST(Mail, an_address_is_one_address) {
    struct Case {
        std::string text;
        bool is_address;
    };
    for (auto const& [text, is_address] : std::vector<Case>{{"a@b.example", true},
                                                            {"a.b+c@d.example", true},
                                                            {"", false},
                                                            {"a", false},
                                                            {"@b", false},
                                                            {"a@", false},
                                                            {"a@b, c@d", false},
                                                            {"A <a@b>", false},
                                                            {"a@b@c", false},
                                                            {"a b@c", false}}) {
        EXPECT_EQ(is_mail_address(text), is_address) << text;
    }
}

TEST(IncomingMail, html_alone_becomes_plain_text) {
    auto const mail = parse_mail(
        "From: a@b.example\r\nSubject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        "<style>p{}</style><p>One  <b>two</b></p><script>bad()</script><ul><li>three</ul>"
        "<a href=\"https://x.example/\">link</a><a href=\"javascript:bad()\">no</a>");
    EXPECT_EQ(mail.text, "One two\n\n- three\nlink <https://x.example/>no");
    EXPECT_NE(mail.html.find("<script>"), std::string::npos);
}

TEST(IncomingMail, robots_are_known_by_their_headers) {
    for (auto const* header : {"Auto-Submitted: auto-replied", "Precedence: bulk", "Return-Path: <>"}) {
        EXPECT_TRUE(parse_mail("From: a@b.example\r\n" + std::string(header) + "\r\n\r\nx").is_automatic) << header;
    }
    EXPECT_FALSE(parse_mail("From: a@b.example\r\nAuto-Submitted: no\r\n\r\nx").is_automatic);
}

TEST(IncomingMail, a_bomb_of_parts_is_read_in_part) {
    std::string deep = "From: a@b.example\r\n";
    for (int i = 0; i < 300; ++i) {
        auto const edge = "b" + std::to_string(i);
        deep += "Content-Type: multipart/mixed; boundary=" + edge + "\r\n\r\n--" + edge + "\r\n";
    }
    EXPECT_NO_THROW(parse_mail(deep + "\r\ntext"));
    std::string wide = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (int i = 0; i < 3000; ++i) wide += "--b\r\n\r\nx\r\n";
    EXPECT_TRUE(parse_mail(wide + "--b--\r\n").is_cut);
}

TEST(IncomingMail, rubbish_is_no_surprise) {
    for (auto const& rubbish : std::vector<std::string>{"", "\n", "From", std::string(100, '\0'), "\xff\xfe\xfd",
                                                        "Subject: =?utf-8?B?//79?=\r\n\r\n\xff"}) {
        EXPECT_NO_THROW(parse_mail(rubbish));
    }
}

std::filesystem::path oracle_folder() {
    auto const* const named = std::getenv("FARFLUNG_ORACLES");
    return std::filesystem::path(named != nullptr ? named : "../shared/oracles") / "mail";
}

TEST(IncomingMail, no_awkward_message_brings_the_reader_down) {
    if (!std::filesystem::exists(oracle_folder())) GTEST_SKIP() << "no folder " << oracle_folder();
    int read = 0;
    int with_sender = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(oracle_folder())) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::string const raw((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        auto const mail = parse_mail(raw);
        ++read;
        if (!mail.from.address.empty()) ++with_sender;
    }
    EXPECT_GT(read, 80);
    EXPECT_GT(with_sender, read * 8 / 10);
}

TEST(Smtp, without_a_server_a_mail_is_kept) {
    EXPECT_EQ(send({}, letter(), Instant{}).outcome, Delivery::Outcome::kept);
}

TEST(Smtp, a_server_that_is_not_there_is_tried_again) {
    auto const delivery = send({.url = "smtp://127.0.0.1:1", .user = {}, .password = {}}, letter(), Instant{});
    EXPECT_EQ(delivery.outcome, Delivery::Outcome::try_again);
    EXPECT_FALSE(delivery.reply.empty());
}

}  // namespace
}  // namespace farflung::mailer
