#pragma once

#include <algorithm>
#include <set>

#include "core/hash.hpp"
#include "sentences.hpp"

namespace farflung {

/// Streams stay open and are tested by themselves; pages of strangers are opened by a secret, not by a role.
inline bool is_in_matrix(Route const& route) { return !route.is_stream && !route.pattern.starts_with("/p/"); }

inline constexpr auto random_id = "01890a5d-ac96-774b-bcce-b302099a8057";

/// The authorisation matrix: every route that the program dispatches, every role, and another workspace. What must
/// happen is read from the route's own declaration and from reach; a new route is in it without anyone adding it.
/// Every write is a dry run, so a call that goes through changes nothing, and one that leaks shows in the hashes.
class Matrix : public Sentences {
  protected:
    Matrix() {
        plant();
        add_columns();
        make("dana", "/saved_views", R"({"entity":"invoice","name":"Open"})");
    }

    /// Things of the other workspace whose names must appear nowhere in ours.
    void plant() {
        foreign_["party"] = plant("/parties", R"("name":"PLANTED","zone":"UTC","currency":"GBP","is_customer":true)");
        auto const customer = R"("customer_id":")" + foreign_["party"] + R"(")";
        std::string const worth = R"({"amount":"7171717.17","currency":"GBP"})";
        foreign_["deal"] = plant("/deals", R"("title":"PLANTED","value":)" + worth + "," + customer);
        foreign_["project"] =
            plant("/projects", R"("title":"PLANTED","currency":"GBP","budget":)" + worth + "," + customer);
        foreign_["task"] = plant("/tasks", R"("title":"PLANTED","project_id":")" + foreign_["project"] + R"(")");
        foreign_["work_package"] = plant("/tasks/" + foreign_["task"] + "/package", "");
        foreign_["quote"] =
            plant("/quotes",
                  R"("title":"PLANTED","currency":"GBP","lines":[{"description":"PLANTED","price":"7"}],)" + customer);
        foreign_["invoice"] = plant("/invoices", R"("currency":"GBP","lines":[{"description":"PLANTED","quantity":"1",)"
                                                 R"("price":"7","tax_rate":"0"}],)" +
                                                     customer);
        foreign_["ticket"] = plant("/tickets", R"("subject":"PLANTED","text":"PLANTED",)" + customer);
        foreign_["account"] = get("mallory", "/accounts").at("items/0/id");
        for (auto const& [entity, id] : foreign_) secrets_.insert(id);
        secrets_.insert({"PLANTED", "7171717"});
    }

    std::string plant(std::string const& path, std::string const& members) {
        return make("mallory", path, "{" + members + "}");
    }

    /// A token narrower than its owner, a login that was disabled, and a secret whose time is over.
    void add_columns() {
        as_system([&](Unit& unit) {
            auto const owner = unit.find_by<Account>("name", std::string("Dana"));
            auto const token = [&](AccountId account, Keys keys, std::int64_t lives_ms) {
                return issue_credential(unit, {.account = account,
                                               .kind = CredentialKind::token,
                                               .name = "test",
                                               .keys = keys,
                                               .lives_ms = lives_ms,
                                               .code = {}});
            };
            tokens_["narrow"] = token(owner->id, key::support, 1000000);
            tokens_["expired"] = token(owner->id, {}, 1);
            auto const gone = people::make_account(unit, {.party = owner->party_id,
                                                          .organisation = owner->organisation_id,
                                                          .name = "gone",
                                                          .email = "gone@example.com",
                                                          .keys = key::admin});
            tokens_["disabled"] = token(gone.id, {}, 1000000);
            disabled_ = gone.id.text();
        });
        world_.advance_ms(2);
        EXPECT_EQ(post("dana", "/accounts/" + disabled_ + "/disable").status, 200);
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
                           " where workspace_id = :workspace order by id desc limit 8",
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
    std::string path_of(Route const& route, std::string const& id) {
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
        test::Ask request{.method = route.method, .path = path_of(route, id)};
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
    std::map<std::string, std::string> foreign_;  // an id of the other workspace, by its entity
    std::string disabled_;
    std::vector<std::string> const everyone_{"dana",   "amir", "kofi", "ilse", "fran",   "maria", "audrey",
                                             "andrei", "wei",  "rita", "aiko", "narrow", "nobody"};
};

}  // namespace farflung
