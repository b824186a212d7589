#include <set>

#include "platform/auth/credentials.hpp"
#include "test_world.hpp"

namespace farflung::people {
namespace {

class Members : public test::WorldTest {
  protected:
    std::string id_of(std::string const& who) {
        return get("dana", "/accounts?email=" + who + "@example.com").at("items/0/id");
    }
    /// Signs someone in with a password of their own; answers with the cookie of the session.
    std::string signed_in(std::string const& who) {
        as_system([&](Unit& unit) {
            auto account = unit.get(*AccountId::parse(id_of(who)));
            account.password_hash = hash_password("low tide at dawn");
            unit.save(account);
        });
        return cookie_of(enter(who, "low tide at dawn"));
    }
    test::Reply enter(std::string const& who, std::string const& password) {
        return post("nobody", "/session", R"({"email":")" + who + R"(@example.com","password":")" + password + "\"}");
    }
    static std::string cookie_of(test::Reply const& reply) {
        auto const it = reply.headers.find("Set-Cookie");
        return it == reply.headers.end() ? std::string() : it->second.substr(0, it->second.find(';'));
    }
    test::Reply set_rights(std::string const& by, std::string const& who, std::string const& rights) {
        return post(by, "/accounts/" + id_of(who) + "/rights", R"({"rights":[)" + rights + "]}");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Members, test::both_databases(), test::name_of);

TEST_P(Members, are_listed_with_their_rights_and_what_may_be_done) {
    auto const list = get("amir", "/members");
    ASSERT_EQ(list.status, 200) << list.body;
    EXPECT_EQ(list.size_at("items"), 11U);
    EXPECT_EQ(list.at("items/10/kind"), "customer") << "customers and partners stand after the team";
    for (std::size_t i = 0; i < list.size_at("items"); ++i) {
        auto const at = "items/" + std::to_string(i) + "/";
        if (list.at(at + "rights/0") != "owner") continue;
        EXPECT_EQ(list.size_at(at + "can"), 0U) << "an admin is not above an owner";
    }
    for (auto const* who : {"fran", "kofi", "audrey", "rita", "andrei"}) EXPECT_EQ(get(who, "/members").status, 403);
    EXPECT_EQ(get("mallory", "/members").size_at("items"), 1U);
}

TEST_P(Members, a_right_that_is_taken_is_gone_with_the_next_request) {
    EXPECT_EQ(get("fran", "/ledger/trial_balance").status, 200);
    ASSERT_EQ(set_rights("amir", "fran", R"("support")").status, 200);
    EXPECT_EQ(get("fran", "/ledger/trial_balance").status, 403);
    EXPECT_EQ(set_rights("amir", "kofi", R"("owner")").at("problems/0/code"), "not_held");
    EXPECT_EQ(set_rights("amir", "kofi", R"("wizard")").at("problems/0/code"), "not_a_right");
    EXPECT_EQ(set_rights("dana", "rita", R"("support")").status, 409);
    EXPECT_EQ(set_rights("fran", "kofi", R"("support")").status, 403);
}

TEST_P(Members, an_admin_cannot_touch_an_owner_and_somebody_stays_owner) {
    EXPECT_EQ(set_rights("amir", "dana", R"("sales")").status, 403);
    EXPECT_EQ(post("amir", "/accounts/" + id_of("dana") + "/disable").status, 403);
    EXPECT_EQ(get("dana", "/session").status, 200);
    EXPECT_EQ(set_rights("dana", "dana", R"("admin")").at("code"), "account.last_owner");
    ASSERT_EQ(set_rights("dana", "amir", R"("owner")").status, 200);
    EXPECT_EQ(set_rights("dana", "dana", R"("admin")").status, 200);
}

TEST_P(Members, a_login_that_was_ended_is_opened_again_without_its_sessions) {
    ASSERT_EQ(post("dana", "/accounts/" + id_of("kofi") + "/disable").status, 200);
    EXPECT_EQ(get("kofi", "/session").status, 401);
    ASSERT_EQ(post("dana", "/accounts/" + id_of("kofi") + "/enable").status, 200);
    EXPECT_EQ(get("kofi", "/session").status, 401);
    EXPECT_EQ(post("dana", "/accounts/" + id_of("kofi") + "/enable").status, 409);
}

TEST_P(Members, sessions_of_others_are_seen_and_ended_by_who_answers_for_them) {
    auto const kofi = id_of("kofi");
    auto const list = get("amir", "/accounts/" + kofi + "/credentials");
    ASSERT_EQ(list.status, 200) << list.body;
    ASSERT_EQ(list.size_at("items"), 1U);
    auto const path = "/accounts/" + kofi + "/credentials/" + list.at("items/0/id");
    EXPECT_EQ(erase("mallory", path).status, 404);
    EXPECT_EQ(erase("fran", path).status, 403);
    EXPECT_EQ(erase("amir", path).status, 204);
    EXPECT_EQ(get("kofi", "/session").status, 401);
}

TEST_P(Members, a_password_is_changed_only_by_who_knows_it_and_ends_every_session) {
    auto const cookie = signed_in("kofi");
    ASSERT_FALSE(cookie.empty());
    auto const change = [&](std::string const& current, std::string const& next) {
        return ask("nobody", {.method = "POST",
                              .path = "/session/password",
                              .body = R"({"current":")" + current + R"(","password":")" + next + "\"}",
                              .headers = {{"Cookie", cookie}, {"Origin", world_.base_url()}}});
    };
    EXPECT_EQ(change("high tide", "a much longer one").at("problems/0/path"), "current");
    EXPECT_EQ(change("low tide at dawn", "short").at("problems/0/path"), "password");
    auto const changed = change("low tide at dawn", "spring tide at dusk");
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(change("spring tide at dusk", "neap tide at noon").status, 401) << "the old session is over";
    EXPECT_EQ(enter("kofi", "low tide at dawn").status, 401);
    EXPECT_EQ(enter("kofi", "spring tide at dusk").status, 200);
}

TEST_P(Members, a_list_of_sessions_says_which_one_asks) {
    auto const first = signed_in("kofi");
    auto const second = cookie_of(enter("kofi", "low tide at dawn"));
    std::set<std::string> current;
    for (auto const& cookie : {first, second}) {
        auto const mine = ask("nobody", {.method = "GET", .path = "/credentials", .headers = {{"Cookie", cookie}}});
        ASSERT_EQ(mine.size_at("items"), 3U) << "two sessions and a token: " << mine.body;
        for (std::size_t i = 0; i < 3; ++i) {
            auto const at = "items/" + std::to_string(i);
            if (mine.at(at + "/current") == "true") current.insert(mine.at(at + "/id"));
        }
    }
    EXPECT_EQ(current.size(), 2U) << "each is told of itself";
    EXPECT_EQ(get("kofi", "/credentials").body.find(R"("current":true)"), std::string::npos);
}

}  // namespace
}  // namespace farflung::people
