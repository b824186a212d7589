#include "matrix.hpp"

namespace farflung {
namespace {

INSTANTIATE_TEST_SUITE_P(Both, Matrix, test::both_databases(), test::name_of);

TEST_P(Matrix, every_route_opens_only_for_the_keys_that_it_declares) {
    auto const before = state();
    int calls = 0;
    for (auto const& who : everyone_) {
        auto const actor = actor_of(who);
        for (auto const& route : registry_->routes()) {
            if (!is_in_matrix(route) || actor.keys.opens(route.keys)) continue;
            auto const reply = call(who, route, random_id);
            auto const where = who + " " + route.method + " " + route.pattern;
            EXPECT_EQ(reply.status, who == "nobody" ? 401 : 403) << where << " " << reply.body;
            expect_no_secret(reply, where);
            ++calls;
        }
    }
    EXPECT_EQ(state(), before) << "a refused call changes nothing";
    EXPECT_GT(calls, 100);
}

TEST_P(Matrix, a_record_out_of_reach_is_the_same_as_none) {
    auto const before = state();
    for (auto const& who : everyone_) {
        auto const actor = actor_of(who);
        for (auto const& route : registry_->routes()) {
            if (!is_in_matrix(route) || !actor.keys.opens(route.keys) || route.entity.empty()) continue;
            if (route.pattern.find("{id}") == std::string::npos) continue;
            auto const* entry = registry_->entity(route.entity);
            ASSERT_NE(entry, nullptr) << route.pattern;
            auto const missing = call(who, route, random_id);
            EXPECT_TRUE(missing.status == 404 || missing.status == 422) << route.pattern << " " << missing.body;
            for (auto const& id : ids_of(*entry)) {
                auto const reply = call(who, route, id.text());
                auto const where = who + " " + route.method + " " + route.pattern + " " + id.text();
                EXPECT_LT(reply.status, 500) << where << " " << reply.body;
                expect_no_secret(reply, where);
                if (is_within_reach(actor, *entry, id)) {
                    bool const shows = route.method == "GET" && route.pattern.ends_with("{id}");
                    EXPECT_TRUE(!shows || reply.status == 200) << where << reply.body;
                } else {
                    EXPECT_EQ(reply.status, missing.status) << where;
                    EXPECT_EQ(reply.body, missing.body) << where;
                }
            }
        }
    }
    EXPECT_EQ(state(), before) << "dry runs change nothing";
}

TEST_P(Matrix, the_owner_of_another_workspace_finds_nothing_of_ours) {
    auto const before = state();
    for (auto const& route : registry_->routes()) {
        if (!is_in_matrix(route) || route.entity.empty() || route.pattern.find("{id}") == std::string::npos) continue;
        auto const* entry = registry_->entity(route.entity);
        auto const missing = call("mallory", route, random_id);
        for (auto const& id : ids_of(*entry)) {
            auto const reply = call("mallory", route, id.text());
            EXPECT_EQ(reply.status, missing.status) << route.method << " " << route.pattern;
            EXPECT_EQ(reply.body, missing.body) << route.method << " " << route.pattern;
        }
    }
    EXPECT_EQ(state(), before);
}

TEST_P(Matrix, a_disabled_login_and_an_expired_secret_open_nothing) {
    auto const before = state();
    for (std::string const who : {"disabled", "expired"}) {
        for (auto const& route : registry_->routes()) {
            if (!is_in_matrix(route)) continue;
            auto const where = who + " " + route.method + " " + route.pattern;
            EXPECT_EQ(call(who, route, random_id).status, 401) << where;
            test::Ask by_cookie{
                .method = route.method,
                .path = path_of(route, random_id),
                .body = "{}",
                .headers = {{"Cookie", "farflung_session=" + tokens_.at(who)}, {"Origin", world_.base_url()}}};
            bool const is_open = route.keys.opens(key::anyone);
            EXPECT_TRUE(is_open || ask("nobody", by_cookie).status == 401) << where << " by cookie";
        }
    }
    EXPECT_EQ(state(), before);
}

TEST_P(Matrix, lists_searches_and_counts_hold_nothing_of_another_workspace) {
    for (auto const& who : everyone_) {
        auto const actor = actor_of(who);
        for (auto const& route : registry_->routes()) {
            if (!is_in_matrix(route) || route.method != "GET" || !actor.keys.opens(route.keys)) continue;
            if (route.pattern.find('{') != std::string::npos) continue;
            for (auto const* query : {"", "?q=PLANTED", "?count=true", "?limit=200&sort=-id"}) {
                auto const reply = ask(who, {.method = "GET", .path = route.pattern + query});
                EXPECT_LT(reply.status, 500) << who << " " << route.pattern << query << " " << reply.body;
                expect_no_secret(reply, who + " " + route.pattern + query);
            }
        }
    }
}

TEST_P(Matrix, every_route_says_who_may_use_it) {
    for (auto const& route : registry_->routes()) EXPECT_TRUE(route.keys.any()) << route.pattern;
}

}  // namespace
}  // namespace farflung
