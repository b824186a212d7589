#include <algorithm>
#include <set>

#include "core/hash.hpp"
#include "test_world.hpp"

namespace farflung {

namespace {

/// The authorisation matrix: every route that the program dispatches, every role, and another workspace. What must
/// happen is read from the route's own declaration and from reach; a new route is in it without anyone adding it.
/// Every write is a dry run, so a call that goes through changes nothing, and one that leaks shows in the hashes.
class Matrix : public test::WorldTest {
  protected:
    Matrix() { plant(); }

    /// Things of the other workspace whose names must appear nowhere in ours.
    void plant() {
        for (int i = 0; i < 3; ++i) {
            auto const n = std::to_string(i);
            secrets_.insert("PLANTED-" + n);
            foreign_party_ = make(
                "mallory", "/parties",
                R"({"name":"PLANTED-)" + n + R"( Ltd","zone":"UTC","currency":"GBP","phone":"PLANTED-)" + n + R"("})");
        }
    }

    Actor actor_of(std::string const& who) {
        Actor actor;
        if (!tokens_.contains(who)) return actor;
        database_->read([&](db::Connection& connection) {
            connection.confine_to(std::nullopt);
            actor = farflung::actor_of(connection, CredentialKind::token, tokens_.at(who), world_.now()).value();
        });
        return actor;
    }

    /// Ids of an entity's records in our workspace, whoever may see them.
    std::vector<Uuid> ids_of(EntityEntry const& entry) {
        std::vector<Uuid> ids;
        look_as_system([&](Unit const& unit) {
            unit.query("select id from " + std::string(entry.type->table) +
                           " where workspace_id = :workspace order by id limit 40",
                       {}, [&](db::Row const& row) { ids.push_back(Uuid::from_bytes(row.bytes(0))); });
        });
        return ids;
    }

    bool is_within_reach(Actor const& actor, EntityEntry const& entry, Uuid const& id) {
        bool seen = false;
        database_->read([&](db::Connection& connection) {
            Unit const unit(connection, *registry_, world_, actor);
            seen = entry.is_within_reach(unit, id);
        });
        return seen;
    }

    /// The path with every parameter filled, and a dry run asked for.
    std::string filled(Route const& route, std::string const& id) {
        std::string path;
        for (std::size_t at = 0; at < route.pattern.size(); ++at) {
            if (route.pattern[at] != '{') {
                path += route.pattern[at];
                continue;
            }
            path += id;
            at = route.pattern.find('}', at);
        }
        return path + (route.writes ? "?dry_run=true" : "");
    }

    test::Reply call(std::string const& who, Route const& route, std::string const& id) {
        test::Ask request{.method = route.method, .path = filled(route, id)};
        if (route.method != "GET" && route.method != "DELETE") request.body = "{}";
        return ask(who, request);
    }

    enum class Is { text, integer, bytes };

    static std::vector<std::pair<std::string, Is>> columns_of(TypeFacts const& type) {
        std::vector<std::pair<std::string, Is>> columns;
        for (auto const& field : type.fields) {
            auto const name = std::string(field.name);
            bool const is_part = field.kind == Kind::list && field.nested != nullptr && !field.nested->owner.empty();
            if (is_part) continue;
            switch (field.kind) {
                case Kind::amount:
                    columns.emplace_back(name + "_minor", Is::integer);
                    columns.emplace_back(name + "_currency", Is::text);
                    break;
                case Kind::id:
                    columns.emplace_back(name, Is::bytes);
                    break;
                case Kind::flag:
                case Kind::integer:
                case Kind::instant:
                    columns.emplace_back(name, Is::integer);
                    break;
                default:
                    columns.emplace_back(name, Is::text);
            }
        }
        return columns;
    }

    /// A hash over every row of every entity, the log and the queue.
    std::string state() {
        std::string all;
        database_->read([&](db::Connection& connection) {
            connection.confine_to(std::nullopt);
            for (auto const* entry : registry_->entities()) {
                auto const columns = columns_of(*entry->type);
                std::string names;
                for (auto const& [name, is] : columns) names += name + ",";
                connection.query("select " + names + "workspace_id from " + std::string(entry->type->table) +
                                     " order by workspace_id, id",
                                 {}, [&](db::Row const& row) {
                                     for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
                                         auto const is = columns[static_cast<std::size_t>(i)].second;
                                         if (row.is_null(i))
                                             all += "-";
                                         else if (is == Is::bytes)
                                             all += row.bytes(i);
                                         else if (is == Is::integer)
                                             all += std::to_string(row.integer(i));
                                         else
                                             all += row.text(i);
                                     }
                                 });
            }
            connection.query("select count(*), coalesce(max(id), 0) from activity_log", {}, [&](db::Row const& row) {
                all += std::to_string(row.integer(0)) + "/" + std::to_string(row.integer(1));
            });
            connection.query("select count(*) from jobs", {},
                             [&](db::Row const& row) { all += std::to_string(row.integer(0)); });
        });
        return sha256_hex(all);
    }

    void expect_no_secret(test::Reply const& reply, std::string const& where) {
        for (auto const& secret : secrets_) {
            EXPECT_EQ(reply.body.find(secret), std::string::npos) << secret << " in " << where << "\n" << reply.body;
        }
    }

    std::set<std::string> secrets_;
    std::string foreign_party_;
    std::vector<std::string> const team_{"dana", "amir", "kofi", "ilse", "fran", "maria", "audrey"};
    std::vector<std::string> const everyone_{"dana",   "amir",   "kofi", "ilse", "fran", "maria",
                                             "audrey", "andrei", "wei",  "rita", "aiko", "nobody"};
};

INSTANTIATE_TEST_SUITE_P(Both, Matrix, test::both_databases(), test::name_of);

/// Streams stay open and are tested by themselves; pages of strangers are opened by a secret, not by a role.
bool is_in_matrix(Route const& route) { return !route.is_stream && !route.pattern.starts_with("/p/"); }

constexpr auto random_id = "01890a5d-ac96-774b-bcce-b302099a8057";

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

TEST_P(Matrix, a_changing_request_by_cookie_must_come_from_our_own_pages) {
    std::string session;
    as_system([&](Unit& unit) {
        auto const account = unit.find_by<Account>("name", std::string("Dana"));
        session = issue_credential(unit, {.account = account->id,
                                          .kind = CredentialKind::session,
                                          .name = {},
                                          .keys = {},
                                          .lives_ms = 1000000,
                                          .code = {}});
    });
    auto const before = state();
    for (auto const& route : registry_->routes()) {
        if (!is_in_matrix(route) || !route.writes || route.keys.opens(key::anyone)) continue;
        for (std::string const origin : {"https://evil.example", "null", ""}) {
            test::Ask request{.method = route.method,
                              .path = filled(route, random_id),
                              .body = "{}",
                              .headers = {{"Cookie", "farflung_session=" + session}}};
            if (!origin.empty()) request.headers["Origin"] = origin;
            EXPECT_EQ(ask("nobody", request).status, 403) << route.method << " " << route.pattern << " " << origin;
        }
    }
    EXPECT_EQ(state(), before);
    test::Ask const own{.method = "POST",
                        .path = "/parties",
                        .body = R"({"name":"Own page","zone":"UTC","currency":"EUR"})",
                        .headers = {{"Cookie", "farflung_session=" + session}, {"Origin", world_.base_url()}}};
    EXPECT_EQ(ask("nobody", own).status, 201);
}

/// C13: fields that would make somebody richer or mightier.
constexpr std::string_view dangerous[] = {"workspace_id", "tenant_id", "role",   "is_admin",   "owner",       "balance",
                                          "total",        "number",    "status", "created_at", "approved_by", "locked"};

TEST_P(Matrix, no_write_takes_a_field_that_it_does_not_list) {
    auto const before = state();
    for (auto const& route : registry_->routes()) {
        if (!is_in_matrix(route) || !route.writes || route.request == nullptr) continue;
        auto const who = std::find_if(everyone_.begin(), everyone_.end(),
                                      [&](std::string const& one) { return actor_of(one).keys.opens(route.keys); });
        ASSERT_NE(who, everyone_.end()) << route.pattern;
        for (auto const name : dangerous) {
            auto const* field = route.request->find(name);
            if (field != nullptr && !field->rules.read_only) continue;
            auto const reply = ask(*who, {.method = route.method,
                                          .path = filled(route, random_id),
                                          .body = "{\"" + std::string(name) + "\":\"1\"}"});
            bool const refused = reply.status == 422 || reply.status == 404;
            EXPECT_TRUE(refused) << route.method << " " << route.pattern << " " << name << " " << reply.status
                                 << reply.body;
        }
    }
    EXPECT_EQ(state(), before);
}

TEST_P(Matrix, every_route_says_who_may_use_it) {
    for (auto const& route : registry_->routes()) EXPECT_TRUE(route.keys.any()) << route.pattern;
}

}  // namespace
}  // namespace farflung
