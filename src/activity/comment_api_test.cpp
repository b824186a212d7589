#include "activity/activity.hpp"
#include "test_world.hpp"

namespace farflung {

namespace {

/// Gozo Dive's own party record stands for a project with Gozo Dive in its circle.
class Comments : public test::WorldTest {
  protected:
    Comments() {
        as_system([&](Unit& unit) {
            auto const gozo = *PartyId::parse(party_.at("gozo"));
            people::join_circle(unit, gozo.value, gozo, Side::customer);
        });
    }
    std::string body(std::string const& text, std::string const& audience = {}) {
        return R"({"subject_entity":"party","subject_id":")" + party_.at("gozo") + R"(","text":")" + text + '"' +
               (audience.empty() ? "" : R"(,"audience":")" + audience + '"') + "}";
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Comments, test::both_databases(), test::name_of);

TEST_P(Comments, a_comment_is_for_the_team_until_someone_says_otherwise) {
    auto const made = post("kofi", "/comments", body("they pay late"));
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(made.at("audience"), "team");
    EXPECT_EQ(made.at("author_name"), "kofi");
    EXPECT_EQ(get("ilse", "/comments?subject_id=" + party_.at("gozo")).size_at("items"), 1U);
    for (auto const* who : {"rita", "aiko", "andrei", "mallory"}) {
        EXPECT_EQ(get(who, "/comments/" + made.at("id")).status, 404) << who;
        EXPECT_EQ(get(who, "/comments").size_at("items"), 0U) << who;
        EXPECT_EQ(get(who, "/search?q=late").body.find("late\""), std::string::npos) << who;
    }
}

TEST_P(Comments, a_customer_reads_and_answers_what_is_said_to_them) {
    auto const made = post("kofi", "/comments", body("the map is ready", "team_customer")).at("id");
    EXPECT_EQ(get("rita", "/comments/" + made).at("text"), "the map is ready");
    EXPECT_EQ(get("aiko", "/comments/" + made).status, 404);
    auto const answer = post("rita", "/comments", body("thank you"));
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.at("audience"), "team_customer");
    EXPECT_EQ(answer.at("author_kind"), "customer");
}

TEST_P(Comments, an_outsider_speaks_only_where_they_belong) {
    EXPECT_EQ(post("rita", "/comments", body("x", "team")).status, 422);
    EXPECT_EQ(post("rita", "/comments", body("x", "team_partner")).status, 422);
    EXPECT_EQ(post("aiko", "/comments", body("x")).status, 422);
    EXPECT_EQ(post("andrei", "/comments", body("x")).status, 422);
    EXPECT_EQ(post("mallory", "/comments", body("x")).status, 422);
    EXPECT_EQ(post("audrey", "/comments", body("x")).status, 403);
    EXPECT_EQ(post("nobody", "/comments", body("x")).status, 401);
}

TEST_P(Comments, only_its_author_changes_it_and_never_its_audience) {
    auto const id = post("kofi", "/comments", body("first", "team_customer")).at("id");
    EXPECT_EQ(patch("kofi", "/comments/" + id, R"({"text":"second"})").at("text"), "second");
    EXPECT_EQ(patch("dana", "/comments/" + id, R"({"text":"third"})").status, 403);
    EXPECT_EQ(patch("rita", "/comments/" + id, R"({"text":"third"})").status, 403);
    EXPECT_EQ(patch("kofi", "/comments/" + id, R"({"audience":"everyone"})").status, 422);
    EXPECT_EQ(erase("rita", "/comments/" + id).status, 403);
    EXPECT_EQ(erase("dana", "/comments/" + id).status, 204);
}

TEST_P(Comments, every_wrong_field_is_named) {
    auto const reply = post("kofi", "/comments", R"({"text":" ","audience":"all","author_id":"x"})");
    EXPECT_EQ(reply.status, 422);
    for (auto const* path : {"\"text\"", "\"audience\"", "\"author_id\"", "\"subject_entity\"", "\"subject_id\""}) {
        EXPECT_NE(reply.body.find(path), std::string::npos) << path << " in " << reply.body;
    }
}

TEST_P(Comments, the_same_comment_twice_is_said_once) {
    test::Ask const request{
        .method = "POST", .path = "/comments", .body = body("once"), .headers = {{"Idempotency-Key", "k"}}};
    EXPECT_EQ(ask("kofi", request).body, ask("kofi", request).body);
    EXPECT_EQ(get("kofi", "/comments").size_at("items"), 1U);
}

}  // namespace
}  // namespace farflung
