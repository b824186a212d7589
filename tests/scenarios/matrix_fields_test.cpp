#include "matrix.hpp"

namespace farflung {
namespace {

/// Field by field: what leaves with an answer, and what a list may be sorted or narrowed by.
class MatrixFields : public Matrix {
  protected:
    bool is_for(std::string const& who, FieldFacts const& field) {
        return !field.rules.secret && !(field.rules.team_only && actor_of(who).is_outsider());
    }

    /// Names every member of a record that this person may not read, and every one that no description knows.
    void expect_only_own_fields(std::string const& who, TypeFacts const& type, Json record, std::string const& where) {
        for (auto const& field : type.fields) {
            auto const value = record.find(field.name);
            if (!value) continue;
            ++read_;
            EXPECT_TRUE(is_for(who, field)) << where << " shows " << field.name;
            if (field.nested == nullptr || value->is_null()) continue;
            if (field.kind == Kind::object) expect_only_own_fields(who, *field.nested, *value, where);
            for (std::size_t i = 0; field.kind == Kind::list && i < value->size(); ++i) {
                expect_only_own_fields(who, *field.nested, value->at(i), where);
            }
        }
    }

    void expect_own_fields_in(std::string const& who, Route const& route, test::Reply const& reply) {
        auto const document = JsonDocument::parse(reply.body);
        if (!reply.is_good() || !document || route.response == nullptr) return;
        auto const where = who + " " + route.pattern;
        auto const items = document->root().find("items");
        if (!items) return expect_only_own_fields(who, *route.response, document->root(), where);
        for (std::size_t i = 0; i < items->size(); ++i) {
            expect_only_own_fields(who, *route.response, items->at(i), where);
        }
    }

    int read_ = 0;
};
INSTANTIATE_TEST_SUITE_P(Both, MatrixFields, test::both_databases(), test::name_of);

TEST_P(MatrixFields, nobody_reads_a_field_that_is_not_for_them_and_no_cache_keeps_an_answer) {
    for (auto const& who : everyone_) {
        auto const actor = actor_of(who);
        for (auto const& route : registry_->routes()) {
            if (!is_in_matrix(route) || route.method != "GET" || !actor.keys.opens(route.keys)) continue;
            std::vector<std::string> paths{path_of(route, random_id)};
            auto const* entry = registry_->entity(route.entity);
            if (entry != nullptr && route.pattern.find('{') != std::string::npos) {
                for (auto const& id : ids_of(*entry)) paths.push_back(path_of(route, id.text()));
            }
            for (auto const& path : paths) {
                auto const reply = get(who, path);
                expect_own_fields_in(who, route, reply);
                EXPECT_EQ(reply.headers.at("Cache-Control"), "no-store") << who << " " << path;
            }
        }
    }
    EXPECT_GT(read_, 5000);
}

/// Case 27: an order or a filter by what one may not read tells it bit by bit.
TEST_P(MatrixFields, no_list_is_sorted_or_narrowed_by_a_field_that_is_not_for_them) {
    int calls = 0;
    for (auto const& who : everyone_) {
        auto const actor = actor_of(who);
        for (auto const& route : registry_->routes()) {
            bool const is_list = route.shape == Route::Shape::page && route.takes_query;
            if (!is_in_matrix(route) || !is_list || !actor.keys.opens(route.keys)) continue;
            if (route.pattern.find('{') != std::string::npos) continue;
            for (auto const& field : route.response->fields) {
                if (is_for(who, field)) continue;
                auto const name = std::string(field.name);
                for (auto const& query : {"sort=" + name, "sort=-" + name, name + "=1", name + ".gte=1"}) {
                    EXPECT_EQ(get(who, route.pattern + "?" + query).status, 422)
                        << who << " " << route.pattern << query;
                    ++calls;
                }
            }
        }
    }
    EXPECT_GT(calls, 200);
}

/// Each role x each field of each record that can be changed: read-only and foreign fields are refused by name.
TEST_P(MatrixFields, nobody_writes_a_field_that_is_not_for_them) {
    auto const before = state();
    int calls = 0;
    for (auto const& who : everyone_) {
        auto const actor = actor_of(who);
        for (auto const& route : registry_->routes()) {
            auto const* entry = registry_->entity(route.entity);
            if (route.method != "PATCH" || entry == nullptr || !actor.keys.opens(route.keys)) continue;
            for (auto const& id : ids_of(*entry)) {
                if (!is_within_reach(actor, *entry, id)) continue;
                for (auto const& field : entry->type->fields) {
                    bool const may_set = !field.rules.read_only && !field.rules.fixed && !field.rules.key;
                    if (is_for(who, field) && may_set) continue;
                    auto const reply = ask(who, {.method = "PATCH",
                                                 .path = path_of(route, id.text()),
                                                 .body = "{\"" + std::string(field.name) + "\":\"1\"}"});
                    bool const is_refused = reply.status == 422 || reply.status == 403 || reply.status == 409;
                    EXPECT_TRUE(is_refused) << who << " " << route.pattern << " " << field.name << " " << reply.body;
                    ++calls;
                }
                break;
            }
        }
    }
    EXPECT_EQ(state(), before);
    EXPECT_GT(calls, 300);
}

}  // namespace
}  // namespace farflung
