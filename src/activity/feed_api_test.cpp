#include "test_world.hpp"

namespace farflung {
namespace {

class Feed : public test::WorldTest {};
INSTANTIATE_TEST_SUITE_P(Both, Feed, test::both_databases(), test::name_of);

TEST_P(Feed, tells_what_happened_newest_first_and_as_many_as_asked_for) {
    auto const id = make("kofi", "/parties", R"({"name":"Llechwedd Prints Cyf","zone":"UTC","currency":"GBP"})");
    patch("kofi", "/parties/" + id, R"({"phone":"1","notes":"pays late"})");
    auto const feed = get("dana", "/activity?limit=2");
    EXPECT_EQ(feed.size_at("items"), 2U) << feed.body;
    EXPECT_EQ(feed.at("items/0/sentence"), "kofi changed Phone, Notes of Llechwedd Prints Cyf");
    EXPECT_EQ(feed.at("items/1/sentence"), "kofi added Llechwedd Prints Cyf");
    EXPECT_EQ(get("dana", "/activity?entity=party&id=" + id).at("items/1/sentence"), "kofi added this");
    EXPECT_EQ(feed.at("items/1/title"), "Llechwedd Prints Cyf");
}

TEST_P(Feed, a_customer_reads_of_its_own_circle_only_and_no_team_field) {
    patch("kofi", "/parties/" + party_.at("gozo"), R"({"notes":"pays late"})");
    patch("kofi", "/parties/" + party_.at("minato"), R"({"phone":"1"})");
    auto const feed = get("rita", "/activity");
    EXPECT_EQ(feed.status, 200) << feed.body;
    EXPECT_EQ(feed.body.find("Minato"), std::string::npos);
    EXPECT_EQ(feed.body.find("Notes"), std::string::npos);
}

}  // namespace
}  // namespace farflung
