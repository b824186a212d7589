#include "helpdesk/helpdesk.hpp"
#include "test_world.hpp"

namespace farflung {

namespace {

class Tickets : public test::WorldTest {
  protected:
    std::string ask_as_rita() {
        return make("rita", "/tickets", R"({"subject":"The map does not load","text":"Since this morning."})");
    }
    std::string project_for(std::string const& customer) {
        return make("ilse", "/projects",
                    R"({"title":"Care","customer_id":")" + party_.at(customer) +
                        R"(","currency":"EUR","budget":{"amount":"100.00","currency":"EUR"}})");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Tickets, test::both_databases(), test::name_of);

TEST_P(Tickets, a_customer_asks_in_the_portal_is_answered_by_mail_and_answers_back) {
    auto const id = ask_as_rita();
    auto const ticket = get("maria", "/tickets/" + id);
    EXPECT_EQ(ticket.at("number"), "T-1");
    EXPECT_EQ(ticket.at("state"), "new");
    EXPECT_EQ(ticket.at("channel"), "portal");
    EXPECT_EQ(ticket.at("customer_id"), party_.at("gozo"));
    auto const answer = post("maria", "/tickets/" + id + "/answer", R"({"text":"We look into it."})");
    ASSERT_EQ(answer.status, 200) << answer.body;
    run_jobs();
    ASSERT_EQ(world_.mails().size(), 1U);
    EXPECT_EQ(world_.mails()[0].to, "rita@example.com");
    EXPECT_EQ(world_.mails()[0].subject, "Re: The map does not load [T-1]");
    EXPECT_EQ(world_.mails()[0].from_name, "maria, Tidewrack Pty Ltd");
    EXPECT_FALSE(world_.mails()[0].is_automatic);
    EXPECT_EQ(get("rita", "/tickets/" + id).at("state"), "waiting");
    EXPECT_EQ(post("rita", "/tickets/" + id + "/messages", R"({"text":"It works again."})").status, 200);
    EXPECT_EQ(get("rita", "/tickets/" + id).at("state"), "open");
    EXPECT_EQ(get("rita", "/messages?ticket_id=" + id).size_at("items"), 3U);
}

TEST_P(Tickets, a_note_stays_with_the_team) {
    auto const id = ask_as_rita();
    auto const note = post("maria", "/tickets/" + id + "/answer", R"({"text":"They pay late","audience":"team"})");
    EXPECT_EQ(note.at("direction"), "note");
    run_jobs();
    EXPECT_TRUE(world_.mails().empty());
    EXPECT_EQ(get("maria", "/tickets/" + id).at("state"), "new");
    EXPECT_EQ(get("rita", "/messages/" + note.at("id")).status, 404);
    EXPECT_EQ(get("rita", "/messages?ticket_id=" + id).size_at("items"), 1U);
    EXPECT_EQ(get("rita", "/activity?entity=message").body.find(note.at("id")), std::string::npos);
}

TEST_P(Tickets, nobody_else_sees_a_ticket) {
    auto const id = ask_as_rita();
    auto const message = get("rita", "/messages").at("items/0/id");
    for (auto const* who : {"aiko", "andrei", "wei", "mallory"}) {
        EXPECT_EQ(get(who, "/tickets/" + id).status, 404) << who;
        EXPECT_EQ(get(who, "/messages/" + message).status, 404) << who;
        EXPECT_EQ(get(who, "/messages/" + message + "/view").status, 404) << who;
        EXPECT_EQ(get(who, "/tickets").size_at("items"), 0U) << who;
    }
    EXPECT_EQ(post("aiko", "/tickets/" + id + "/messages", R"({"text":"x"})").status, 404);
    EXPECT_EQ(post("rita", "/tickets/" + id + "/answer", R"({"text":"x"})").status, 403);
    EXPECT_EQ(post("rita", "/tickets/" + id + "/solve").status, 403);
    EXPECT_EQ(patch("rita", "/tickets/" + id, R"({"priority":"P1"})").status, 403);
    EXPECT_EQ(post("audrey", "/tickets/" + id + "/answer", R"({"text":"x"})").status, 403);
    EXPECT_EQ(post("kofi", "/tickets/" + id + "/solve").status, 403);
    EXPECT_EQ(post("andrei", "/tickets", R"({"subject":"x","text":"x"})").status, 403);
}

TEST_P(Tickets, a_partner_who_was_let_in_reads_only_what_is_for_partners) {
    auto const id = ask_as_rita();
    auto const path = "/tickets/" + id;
    auto const body = R"({"partner_id":")" + party_.at("carpat") + R"("})";
    EXPECT_EQ(post("rita", path + "/let_in", body).status, 403);
    EXPECT_EQ(post("maria", path + "/let_in", R"({"partner_id":")" + party_.at("gozo") + R"("})").status, 422);
    EXPECT_EQ(post("maria", path + "/let_in", body).status, 200);
    EXPECT_EQ(get("andrei", path).status, 200);
    EXPECT_EQ(get("andrei", path).body.find("rita@example.com"), std::string::npos);
    EXPECT_EQ(get("andrei", "/messages").size_at("items"), 0U);
    post("maria", path + "/answer", R"({"text":"Can you look?","audience":"team_partner"})");
    EXPECT_EQ(get("andrei", "/messages").size_at("items"), 1U);
    EXPECT_EQ(get("rita", "/messages").size_at("items"), 1U);
    EXPECT_EQ(post("andrei", path + "/messages", R"({"text":"Yes.","audience":"team_customer"})").status, 422);
    EXPECT_EQ(post("andrei", path + "/messages", R"({"text":"Yes."})").at("audience"), "team_partner");
    EXPECT_EQ(get("wei", path).status, 404);
    run_jobs();
    EXPECT_TRUE(world_.mails().empty());
}

TEST_P(Tickets, the_team_asks_for_a_customer) {
    auto const reply =
        post("kofi", "/tickets",
             R"({"subject":"Called","text":"By phone","priority":"P1","requester_id":")" + party_.at("rita") + R"("})");
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(reply.at("customer_id"), party_.at("gozo"));
    EXPECT_EQ(reply.at("first_answer_due_at"), "2026-11-09T02:10:00.000Z");
    EXPECT_EQ(get("rita", "/tickets").size_at("items"), 1U);
    EXPECT_EQ(post("kofi", "/tickets",
                   R"({"subject":"x","text":"x","customer_id":")" + party_.at("minato") + R"(","requester_id":")" +
                       party_.at("rita") + R"("})")
                  .status,
              422);
}

TEST_P(Tickets, every_wrong_field_is_named) {
    auto const reply = post("rita", "/tickets", R"({"subject":" ","text":"","number":"T-9","state":"closed"})");
    EXPECT_EQ(reply.status, 422);
    for (auto const* path : {"\"subject\"", "\"text\"", "\"number\"", "\"state\""}) {
        EXPECT_NE(reply.body.find(path), std::string::npos) << path << " in " << reply.body;
    }
    auto const id = ask_as_rita();
    EXPECT_EQ(patch("maria", "/tickets/" + id, R"({"customer_id":")" + party_.at("minato") + R"("})").status, 422);
    EXPECT_EQ(patch("maria", "/tickets/" + id, R"({"assignee_id":"01890a5d-ac96-774b-bcce-b302099a8057"})").status,
              422);
}

TEST_P(Tickets, states_follow_the_rules) {
    auto const path = "/tickets/" + ask_as_rita();
    EXPECT_EQ(post("maria", path + "/reopen").status, 409);
    EXPECT_EQ(post("maria", path + "/solve").at("state"), "solved");
    EXPECT_EQ(post("maria", path + "/solve").status, 409);
    EXPECT_EQ(post("maria", path + "/close").at("state"), "closed");
    EXPECT_EQ(post("maria", path + "/close").status, 409);
    EXPECT_EQ(post("maria", path + "/reopen").at("state"), "open");
}

TEST_P(Tickets, the_same_question_twice_is_one_ticket_without_a_gap_in_numbers) {
    test::Ask const request{.method = "POST",
                            .path = "/tickets",
                            .body = R"({"subject":"Once","text":"x"})",
                            .headers = {{"Idempotency-Key", "k1"}}};
    EXPECT_EQ(ask("rita", request).body, ask("rita", request).body);
    post("rita", "/tickets", R"({"subject":"","text":"x"})");
    EXPECT_EQ(get("maria", "/tickets/" + ask_as_rita()).at("number"), "T-2");
}

TEST_P(Tickets, one_click_makes_a_billable_task_of_the_customers_project) {
    auto const path = "/tickets/" + ask_as_rita();
    auto const foreign = post("maria", path + "/task", R"({"project_id":")" + project_for("minato") + R"("})");
    EXPECT_EQ(foreign.status, 422) << foreign.body;
    auto const body = R"({"project_id":")" + project_for("gozo") + R"("})";
    auto const made = post("maria", path + "/task", body);
    ASSERT_EQ(made.status, 200) << made.body;
    auto const task = get("maria", "/tasks/" + made.at("task_id"));
    EXPECT_EQ(task.at("title"), "The map does not load");
    EXPECT_EQ(task.at("is_billable"), "true");
    EXPECT_NE(task.at("description").find("T-1"), std::string::npos);
    EXPECT_EQ(post("maria", path + "/task", body).status, 409);
    EXPECT_EQ(post("rita", path + "/task", body).status, 403);
    EXPECT_EQ(get("rita", path).body.find("task_id"), std::string::npos);
}

}  // namespace
}  // namespace farflung
