#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "helpdesk/helpdesk.hpp"
#include "test_world.hpp"

namespace farflung {

namespace {

struct Mail {
    std::string from = "Rita <rita@example.com>";
    std::string subject = "Pump leaks";
    std::string text = "It drips.";
    std::string id{};
    std::string in_reply_to{};
    std::string headers{};
};

std::string raw(Mail const& mail) {
    auto const line = [](std::string const& name, std::string const& id) {
        return id.empty() ? std::string() : name + ": <" + id + ">\r\n";
    };
    return "From: " + mail.from + "\r\nTo: help@tidewrack.example\r\nSubject: " + mail.subject + "\r\n" +
           line("Message-ID", mail.id) + line("In-Reply-To", mail.in_reply_to) + mail.headers +
           "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + mail.text + "\r\n";
}

class Inbound : public test::WorldTest {
  protected:
    test::Reply take(std::string const& bytes, std::string const& who = "maria", std::string const& query = {}) {
        world_.advance_ms(60'000);
        return ask(who, {.method = "POST",
                         .path = "/mail/inbound" + query,
                         .body = bytes,
                         .headers = {{"Content-Type", "message/rfc822"}}});
    }
    std::string ticket_of(Mail const& mail) {
        auto const taken = take(raw(mail));
        EXPECT_EQ(taken.status, 200) << taken.body;
        return taken.at("ticket_id");
    }
    /// Answers a ticket and gives back the Message-ID that the customer's mail program sees.
    std::string answer(std::string const& ticket, std::string const& text = "We come by.") {
        world_.advance_ms(60'000);
        EXPECT_EQ(post("maria", "/tickets/" + ticket + "/answer", R"({"text":")" + text + R"("})").status, 200);
        run_jobs();
        return world_.mails().back().message_id;
    }
    std::size_t messages_of(std::string const& ticket, std::string const& who = "maria") {
        return get(who, "/messages?ticket_id=" + ticket).size_at("items");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Inbound, test::both_databases(), test::name_of);

TEST_P(Inbound, a_mail_becomes_a_ticket_of_the_senders_company_and_is_answered_in_its_thread) {
    auto const id = ticket_of({.id = "q1@gozo.example"});
    auto const ticket = get("maria", "/tickets/" + id);
    EXPECT_EQ(ticket.at("customer_id"), party_.at("gozo"));
    EXPECT_EQ(ticket.at("requester_id"), party_.at("rita"));
    EXPECT_EQ(ticket.at("channel"), "mail");
    auto const sent = answer(id);
    EXPECT_EQ(world_.mails().back().in_reply_to, "q1@gozo.example");
    EXPECT_EQ(world_.mails().back().references, std::vector<std::string>{"q1@gozo.example"});
    EXPECT_EQ(ticket_of({.subject = "Re: something else",
                         .text = "Thanks\n\nOn Monday, maria wrote:\n> We come by.",
                         .id = "q2@gozo.example",
                         .in_reply_to = sent}),
              id);
    EXPECT_EQ(get("rita", "/tickets/" + id).at("state"), "open");
    EXPECT_EQ(messages_of(id, "rita"), 3U);
    answer(id);
    EXPECT_EQ(world_.mails().back().references, (std::vector<std::string>{"q1@gozo.example", sent, "q2@gozo.example"}));
}

TEST_P(Inbound, the_same_mail_is_taken_once_however_often_it_comes) {
    auto const mail = raw({.id = "q1@gozo.example"});
    auto const first = take(mail);
    auto const second = take(mail);
    EXPECT_EQ(second.at("is_known"), "true");
    EXPECT_EQ(second.at("message_id"), first.at("message_id"));
    auto const other_way = take("Received: by another.example; now\r\n" + mail);
    EXPECT_EQ(other_way.at("put_aside"), "same_mail");
    EXPECT_EQ(get("maria", "/tickets").size_at("items"), 1U);
    EXPECT_EQ(get("maria", "/messages").size_at("items"), 1U);
    EXPECT_EQ(get("maria", "/mail/inbound").size_at("items"), 2U);
}

TEST_P(Inbound, the_mail_comes_back_as_it_came) {
    auto const mail = raw({.text = "as it came \xff"});
    auto const message = take(mail).at("message_id");
    EXPECT_EQ(get("maria", "/messages/" + message + "/raw").body, mail);
    EXPECT_EQ(get("rita", "/messages/" + message + "/raw").status, 403);
    EXPECT_EQ(get("mallory", "/messages/" + message + "/raw").status, 404);
    auto const view = get("rita", "/messages/" + message + "/view");
    EXPECT_EQ(view.headers.at("Content-Type"), "text/plain; charset=utf-8");
}

TEST_P(Inbound, only_agents_bring_mail_in) {
    for (auto const* who : {"kofi", "ilse", "fran", "audrey", "rita", "andrei"}) {
        EXPECT_EQ(take(raw({}), who).status, 403) << who;
        EXPECT_EQ(get(who, "/mail/inbound").status, 403) << who;
    }
    EXPECT_EQ(take(raw({}), "nobody").status, 401);
    EXPECT_EQ(take("", "maria").status, 422);
}

// RELIABILITY 1.1 case 6.
TEST_P(Inbound, a_mail_that_calls_itself_an_agent_stays_a_held_message_and_is_sent_to_nobody) {
    auto const id = ticket_of({.id = "q1@gozo.example"});
    auto const sent = answer(id);
    auto const before = world_.mails().size();
    for (auto const& reference : {std::string("q1@gozo.example"), sent, std::string("<forged>")}) {
        take(raw({.from = "Maria <maria@example.com>",
                  .subject = "Re: Pump leaks [T-1]",
                  .text = "Pay here: " + reference,
                  .in_reply_to = reference}));
    }
    run_jobs();
    EXPECT_EQ(world_.mails().size(), before);
    EXPECT_EQ(messages_of(id, "rita"), 2U);
    EXPECT_EQ(get("rita", "/messages").body.find("Pay here"), std::string::npos);
}

// RELIABILITY 1.1 case 8.
TEST_P(Inbound, what_a_sender_calls_himself_is_text_everywhere) {
    auto const id =
        ticket_of({.from = "=?utf-8?q?=3Cb=3ERita=3C/b=3E=0D=0ABcc=3A_all=40x.example?= <rita@example.com>"});
    answer(id);
    auto const& mail = world_.mails().back();
    EXPECT_EQ(mail.to, "rita@example.com");
    EXPECT_EQ(mail.to_name.find_first_of("\r\n"), std::string::npos);
    EXPECT_EQ(mailer::to_mime(mail, Instant{}).find("\nBcc"), std::string::npos);
    EXPECT_EQ(mailer::to_mime(mail, Instant{}).find("text/html"), std::string::npos);
}

// RELIABILITY 1.1 case 13.
TEST_P(Inbound, an_address_of_another_workspace_is_a_stranger_here) {
    make("mallory", "/parties",
         R"({"kind":"person","name":"Zed","email":"zed@example.com","zone":"UTC","currency":"GBP"})");
    auto const known_there = take(raw({.from = "zed@example.com", .id = "z1@x.example"}));
    auto const known_nowhere = take(raw({.from = "yan@example.com", .id = "y1@x.example"}));
    EXPECT_EQ(get("maria", "/tickets/" + known_there.at("ticket_id")).at("customer_id"), "null");
    EXPECT_EQ(known_there.at("put_aside"), known_nowhere.at("put_aside"));
    EXPECT_EQ(known_there.status, known_nowhere.status);
    EXPECT_EQ(get("mallory", "/tickets").size_at("items"), 0U);
}

// RELIABILITY 1.1 cases 14 and 15.
TEST_P(Inbound, an_attachment_is_what_its_bytes_say_and_lies_under_its_hash) {
    auto const taken = take(
        "From: rita@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        "--b\r\n\r\nsee\r\n--b\r\nContent-Type: image/png; name=\"../../../var/www/x.png\"\r\n"
        "Content-Disposition: attachment; filename=\"../../../var/www/x.png\"\r\n\r\n<svg "
        "onload=\"alert(1)\"/>\r\n--b--\r\n");
    auto const files = get("rita", "/files?subject_id=" + taken.at("message_id"));
    ASSERT_EQ(files.size_at("items"), 1U) << files.body;
    EXPECT_EQ(files.at("items/0/name"), "x.png");
    auto const content = get("rita", "/files/" + files.at("items/0/id") + "/content");
    EXPECT_EQ(content.headers.at("Content-Type"), "application/octet-stream");
    EXPECT_TRUE(content.headers.at("Content-Disposition").starts_with("attachment"));
    EXPECT_EQ(get("aiko", "/files/" + files.at("items/0/id") + "/content").status, 404);
}

// FEATURES job 14: a forward, a late reply, and a colleague who quotes another ticket's number.
TEST_P(Inbound, a_storm_of_mails_lands_in_the_right_tickets_and_no_stranger_sees_anything) {
    auto const first = ticket_of({.id = "q1@gozo.example"});
    auto const other = ticket_of({.from = "aiko@example.com", .subject = "Billing", .id = "b1@minato.example"});
    auto const sent = answer(first);
    auto const forwarded =
        ticket_of({.subject = "Fwd: Pump leaks [T-1]", .id = "q2@gozo.example", .in_reply_to = sent});
    EXPECT_NE(forwarded, first);
    EXPECT_EQ(ticket_of({.subject = "Re: Pump leaks", .id = "q3@gozo.example", .in_reply_to = "q1@gozo.example"}),
              first);
    EXPECT_EQ(ticket_of({.subject = "Re: Fwd: Pump leaks", .id = "q4@gozo.example", .in_reply_to = "q2@gozo.example"}),
              forwarded);
    auto const quoted = ticket_of({.from = "Stranger <eve@example.com>",
                                   .subject = "Re: Billing [T-2]",
                                   .text = "send me all",
                                   .id = "e1@x.example"});
    EXPECT_NE(quoted, other);
    EXPECT_NE(quoted, first);
    EXPECT_EQ(messages_of(other), 1U);
    EXPECT_EQ(get("aiko", "/messages").body.find("send me all"), std::string::npos);
    EXPECT_EQ(get("rita", "/messages").body.find("send me all"), std::string::npos);
    EXPECT_EQ(get("rita", "/tickets").size_at("items"), 2U);
    EXPECT_EQ(get("aiko", "/tickets").size_at("items"), 1U);
}

TEST_P(Inbound, a_number_in_the_subject_counts_for_who_takes_part) {
    auto const id = ticket_of({.id = "q1@gozo.example"});
    EXPECT_EQ(ticket_of({.subject = "[T-1] one more thing", .text = "b"}), id);
    EXPECT_NE(ticket_of({.from = "aiko@example.com", .subject = "[T-1] one more thing", .text = "c"}), id);
}

TEST_P(Inbound, an_ancestor_that_never_came_here_still_joins_its_children) {
    auto const id =
        ticket_of({.id = "q2@gozo.example", .headers = "References: <q0@gozo.example> <q1@gozo.example>\r\n"});
    EXPECT_EQ(ticket_of({.text = "b", .id = "q3@gozo.example", .headers = "References: <q0@gozo.example>\r\n"}), id);
}

TEST_P(Inbound, our_own_mail_and_a_robots_reply_start_no_loop) {
    auto const id = ticket_of({.id = "q1@gozo.example"});
    auto const sent = answer(id);
    post("maria", "/tickets/" + id + "/solve");
    EXPECT_EQ(take(mailer::to_mime(world_.mails().back(), Instant{})).at("put_aside"), "own_mail");
    EXPECT_EQ(ticket_of({.text = "I am away",
                         .id = "v1@gozo.example",
                         .in_reply_to = sent,
                         .headers = "Auto-Submitted: auto-replied\r\n"}),
              id);
    EXPECT_EQ(get("maria", "/tickets/" + id).at("state"), "solved");
    auto const before = world_.mails().size();
    run_jobs();
    EXPECT_EQ(world_.mails().size(), before);
}

std::filesystem::path oracle_folder() {
    auto const* const named = std::getenv("FARFLUNG_ORACLES");
    return std::filesystem::path(named != nullptr ? named : "../shared/oracles") / "mail";
}

TEST_P(Inbound, every_awkward_mail_is_taken_exactly_once) {
    if (!std::filesystem::exists(oracle_folder())) GTEST_SKIP() << "no folder " << oracle_folder();
    int count = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(oracle_folder())) {
        if (!entry.is_regular_file() || entry.path().parent_path() == oracle_folder()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::string const bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        if (bytes.empty()) continue;
        auto const first = take(bytes, "maria", "?from=" + std::to_string(count) + "%40x.example");
        ASSERT_EQ(first.status, 200) << entry.path() << first.body;
        EXPECT_EQ(first.at("is_known"), "false") << entry.path();
        bool const sorted = first.at("message_id") != "null";
        EXPECT_NE(sorted, !first.at("put_aside").empty()) << entry.path();
        auto const second = take(bytes, "maria", "?from=" + std::to_string(count) + "%40x.example");
        EXPECT_EQ(second.at("inbound_id"), first.at("inbound_id")) << entry.path();
        if (sorted) {
            EXPECT_EQ(get("maria", "/messages/" + first.at("message_id") + "/raw").body, bytes) << entry.path();
        }
        ++count;
    }
    EXPECT_GT(count, 80);
    EXPECT_EQ(get("maria", "/mail/inbound?count=true&limit=1").at("count"), std::to_string(count));
}

}  // namespace
}  // namespace farflung
