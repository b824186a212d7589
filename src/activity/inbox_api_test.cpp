#include "people/people.hpp"
#include "test_world.hpp"

namespace farflung {
namespace {

class Inbox : public test::WorldTest {
  protected:
    Inbox() {
        task_ =
            make("ilse", "/tasks",
                 R"({"title":"Wreck model","audience":"team_customer","project_id":")" + project_of_gozo() + R"("})");
    }
    std::string project_of_gozo() {
        return make("ilse", "/projects",
                    R"({"title":"Atlas","currency":"EUR","customer_id":")" + party_.at("gozo") +
                        R"(","budget":{"amount":"9","currency":"EUR"}})");
    }
    void comment(std::string const& who, std::string const& audience, std::string const& text) {
        make(who, "/comments",
             R"({"subject_entity":"task","subject_id":")" + task_ + R"(","audience":")" + audience + R"(","text":")" +
                 text + R"("})");
    }

    std::string task_;
};
INSTANTIATE_TEST_SUITE_P(Both, Inbox, test::both_databases(), test::name_of);

TEST_P(Inbox, holds_what_others_wrote_where_one_had_a_hand_in_and_nothing_of_oneself) {
    comment("ilse", "team", "Mine");
    comment("dana", "team", "Theirs");
    auto const inbox = get("ilse", "/inbox");
    ASSERT_EQ(inbox.size_at("items"), 1U) << inbox.body;
    EXPECT_EQ(inbox.at("items/0/sentence"), "Dana wrote about Wreck model");
    EXPECT_EQ(inbox.at("items/0/text"), "Theirs");
    EXPECT_EQ(inbox.at("items/0/entity"), "task");
    EXPECT_EQ(inbox.at("items/0/entity_id"), task_);
    EXPECT_EQ(inbox.at("items/0/is_new"), "true");
    EXPECT_EQ(get("kofi", "/inbox").size_at("items"), 0U) << "he had no part in it";
}

TEST_P(Inbox, what_was_read_is_not_new_again_and_what_comes_after_is) {
    comment("dana", "team", "First");
    auto const seq = get("ilse", "/inbox").at("items/0/seq");
    EXPECT_EQ(post("ilse", "/inbox/read", R"({"up_to":)" + seq + "}").status, 204);
    EXPECT_EQ(get("ilse", "/inbox").at("items/0/is_new"), "false");
    comment("dana", "team", "Second");
    EXPECT_EQ(post("ilse", "/inbox/read", R"({"up_to":1})").status, 204);
    auto const inbox = get("ilse", "/inbox");
    EXPECT_EQ(inbox.at("items/0/is_new"), "true") << inbox.body;
    EXPECT_EQ(inbox.at("items/1/is_new"), "false") << "to read less takes nothing back";
    // Nobody reads what is not written yet.
    EXPECT_EQ(post("ilse", "/inbox/read", R"({"up_to":999999999})").status, 204);
    comment("dana", "team", "Third");
    EXPECT_EQ(get("ilse", "/inbox").at("items/0/is_new"), "true");
    EXPECT_EQ(post("ilse", "/inbox/read", R"({"up_to":0})").at("problems/0/path"), "up_to");
}

TEST_P(Inbox, an_outsider_is_told_what_reaches_it_and_no_word_for_the_team) {
    comment("dana", "team", "Between us");
    comment("dana", "team_customer", "For you");
    auto const inbox = get("rita", "/inbox");
    EXPECT_EQ(inbox.body.find("Between us"), std::string::npos) << inbox.body;
    EXPECT_EQ(get("aiko", "/inbox").body.find("For you"), std::string::npos);
    EXPECT_EQ(get("mallory", "/inbox").body.find("Wreck model"), std::string::npos);
    EXPECT_EQ(get("nobody", "/inbox").status, 401);
}

TEST_P(Inbox, an_outsider_finds_its_own_behind_much_that_it_does_not_reach) {
    comment("dana", "team_customer", "For you");
    auto const deal = make("kofi", "/deals",
                           R"({"title":"Elsewhere","customer_id":")" + party_.at("minato") +
                               R"(","value":{"amount":"1","currency":"AUD"}})");
    for (int i = 0; i < 210; ++i) {
        post("kofi", "/deals/" + deal + "/move", i % 2 == 0 ? R"({"stage":"talking"})" : R"({"stage":"new"})");
    }
    auto const inbox = get("rita", "/inbox");
    EXPECT_NE(inbox.body.find("For you"), std::string::npos) << inbox.body;
    EXPECT_EQ(inbox.body.find("Elsewhere"), std::string::npos);
}

TEST_P(Inbox, of_someone_new_holds_nothing_from_before) {
    world_.advance_ms(1000);
    post("rita", "/comments",
         R"({"subject_entity":"task","subject_id":")" + task_ + R"(","audience":"team_customer","text":"Old"})");
    world_.advance_ms(1000);
    as_system([&](Unit& unit) {
        auto const owner = unit.find_by<Account>("name", std::string("Dana"));
        auto const fresh = people::make_account(unit, {.party = owner->party_id,
                                                       .organisation = owner->organisation_id,
                                                       .name = "Nova",
                                                       .email = "nova@example.com",
                                                       .keys = key::projects});
        tokens_["nova"] = issue_credential(unit, {.account = fresh.id,
                                                  .kind = CredentialKind::token,
                                                  .name = "test",
                                                  .keys = {},
                                                  .lives_ms = 1000000,
                                                  .code = {}});
    });
    EXPECT_EQ(get("nova", "/inbox").size_at("items"), 0U);
    EXPECT_EQ(get("ilse", "/inbox").at("items/0/text"), "Old");
    post("rita", "/comments",
         R"({"subject_entity":"task","subject_id":")" + task_ + R"(","audience":"team_customer","text":"New"})");
    EXPECT_EQ(get("nova", "/inbox").at("items/0/text"), "New");
}

}  // namespace
}  // namespace farflung
