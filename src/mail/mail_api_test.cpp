#include "mail/mail.hpp"
#include "test_world.hpp"

namespace farflung {

namespace {

using Outcome = mailer::Delivery::Outcome;

class Outbox : public test::WorldTest {
  protected:
    void send(mail::Letter const& letter) {
        as_system([&](Unit& unit) { mail::send(unit, letter); });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Outbox, test::both_databases(), test::name_of);

mail::Letter letter() {
    mail::Letter letter{.to = "rita@example.com", .subject = "Your quote", .text = "Here it is."};
    letter.to_name = "Rita";
    return letter;
}

TEST_P(Outbox, without_a_mail_server_mails_are_kept_and_readable) {
    send(letter());
    EXPECT_EQ(run_jobs(), 1);
    auto const shown = get("dana", "/outbox");
    ASSERT_EQ(shown.size_at("items"), 1U) << shown.body;
    EXPECT_EQ(shown.at("items/0/state"), "kept");
    EXPECT_EQ(shown.at("items/0/text"), "Here it is.");
    EXPECT_EQ(shown.at("items/0/from_name"), "Tidewrack Pty Ltd");
}

TEST_P(Outbox, only_owner_and_admin_read_it) {
    send(letter());
    auto const id = get("amir", "/outbox").at("items/0/id");
    EXPECT_EQ(get("amir", "/outbox/" + id).status, 200);
    for (auto const* who : {"kofi", "ilse", "fran", "maria", "audrey", "rita", "andrei"}) {
        EXPECT_EQ(get(who, "/outbox").status, 403) << who;
        EXPECT_EQ(get(who, "/outbox/" + id).status, 403) << who;
        EXPECT_EQ(post(who, "/outbox/" + id + "/retry").status, 403) << who;
    }
    EXPECT_EQ(get("mallory", "/outbox").size_at("items"), 0U);
    EXPECT_EQ(get("mallory", "/outbox/" + id).status, 404);
}

TEST_P(Outbox, a_busy_server_gets_the_same_mail_again_later) {
    world_.answer_mails({Outcome::try_again, "451 try later"});
    send(letter());
    run_jobs();
    EXPECT_EQ(get("dana", "/outbox").at("items/0/state"), "waiting");
    EXPECT_EQ(get("dana", "/outbox").at("items/0/last_reply"), "451 try later");
    world_.answer_mails({Outcome::sent, "250 taken"});
    world_.advance_ms(60'000);
    run_jobs();
    EXPECT_EQ(get("dana", "/outbox").at("items/0/state"), "sent");
    ASSERT_EQ(world_.mails().size(), 2U);
    EXPECT_EQ(world_.mails()[0].message_id, world_.mails()[1].message_id);
    EXPECT_EQ(run_jobs(), 0);
}

TEST_P(Outbox, a_refusal_for_good_is_told_and_can_be_tried_again_by_hand) {
    world_.answer_mails({Outcome::failed, "550 no such user"});
    send(letter());
    run_jobs();
    auto const id = get("dana", "/outbox").at("items/0/id");
    EXPECT_EQ(get("dana", "/outbox/" + id).at("state"), "failed");
    world_.answer_mails({Outcome::sent, "250 taken"});
    EXPECT_EQ(post("dana", "/outbox/" + id + "/retry").status, 200);
    EXPECT_EQ(post("dana", "/outbox/" + id + "/retry").status, 409);
    run_jobs();
    EXPECT_EQ(get("dana", "/outbox/" + id).at("state"), "sent");
}

TEST_P(Outbox, a_line_break_in_a_header_never_reaches_the_outbox) {
    auto evil = letter();
    evil.subject = "Hello\r\nBcc: everyone@example.com";
    EXPECT_THROW(send(evil), Invalid);
    evil = letter();
    evil.to = "rita@example.com, mallory@example.com";
    EXPECT_THROW(send(evil), Invalid);
    EXPECT_EQ(get("dana", "/outbox").size_at("items"), 0U);
}

TEST_P(Outbox, an_enclosed_file_goes_with_the_mail) {
    auto with_file = letter();
    with_file.enclosures = {{"quote.pdf", "application/pdf", world_.blobs().put("%PDF-1.7")}};
    send(with_file);
    run_jobs();
    ASSERT_EQ(world_.mails().size(), 1U);
    ASSERT_EQ(world_.mails()[0].attachments.size(), 1U);
    EXPECT_EQ(world_.mails()[0].attachments[0].bytes, "%PDF-1.7");
}

TEST_P(Outbox, a_customer_who_asks_for_a_link_gets_it_by_mail_and_the_sent_text_is_forgotten) {
    world_.answer_mails({Outcome::sent, "250 taken"});
    EXPECT_EQ(post("nobody", "/portal_links", R"({"email":"rita@example.com"})").status, 204);
    run_jobs();
    ASSERT_EQ(world_.mails().size(), 1U);
    EXPECT_EQ(world_.mails()[0].to, "rita@example.com");
    EXPECT_NE(world_.mails()[0].text.find("http://farflung.test/portal#"), std::string::npos);
    EXPECT_EQ(get("dana", "/outbox").at("items/0/text"), "");
}

}  // namespace
}  // namespace farflung
