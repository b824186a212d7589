#include "test_world.hpp"

namespace farflung {

namespace {

class SavedViews : public test::WorldTest {
  protected:
    std::string save(std::string const& who, std::string const& name) {
        return make(who, "/saved_views",
                    R"({"entity":"invoice","name":")" + name + R"(","query":"state.in=issued&sort=-total"})");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, SavedViews, test::both_databases(), test::name_of);

TEST_P(SavedViews, are_kept_renamed_and_forgotten) {
    auto const id = save("kofi", "Open");
    EXPECT_EQ(patch("kofi", "/saved_views/" + id, R"({"name":"Open ones"})", "\"1\"").status, 200);
    auto const list = get("kofi", "/saved_views?entity=invoice");
    EXPECT_EQ(list.at("items/0/name"), "Open ones");
    EXPECT_EQ(list.at("items/0/query"), "state.in=issued&sort=-total");
    EXPECT_EQ(erase("kofi", "/saved_views/" + id).status, 204);
    EXPECT_EQ(get("kofi", "/saved_views").size_at("items"), 0U);
}

TEST_P(SavedViews, are_nobody_elses_not_even_the_owners) {
    auto const id = save("kofi", "Open");
    for (auto const* who : {"dana", "andrei", "rita", "mallory"}) {
        EXPECT_EQ(get(who, "/saved_views/" + id).status, 404) << who;
        EXPECT_EQ(patch(who, "/saved_views/" + id, R"({"name":"Mine"})").status, 404) << who;
        EXPECT_EQ(get(who, "/saved_views").size_at("items"), 0U) << who;
    }
}

TEST_P(SavedViews, belong_to_whoever_saves_them_whatever_is_sent) {
    auto const reply =
        post("kofi", "/saved_views",
             R"({"entity":"deal","name":"Mine","account_id":")" + get("dana", "/session").at("actor/id") + "\"}");
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.at("problems/0/path"), "account_id");
}

TEST_P(SavedViews, have_a_name_once_for_each_list_and_person) {
    save("kofi", "Open");
    EXPECT_EQ(post("kofi", "/saved_views", R"({"entity":"invoice","name":"Open"})").status, 409);
    EXPECT_EQ(post("kofi", "/saved_views", R"({"entity":"quote","name":"Open"})").status, 201);
    EXPECT_EQ(post("rita", "/saved_views", R"({"entity":"invoice","name":"Open"})").status, 201);
    EXPECT_EQ(post("kofi", "/saved_views", R"({"entity":"quote","name":" "})").at("problems/0/path"), "name");
}

}  // namespace

}  // namespace farflung
