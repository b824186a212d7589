#include "matrix.hpp"

namespace farflung {
namespace {

/// What a request may not bring along: another page's cookie, fields beyond those listed, and ids of other people.
class MatrixWrites : public Matrix {
  protected:
    std::string session_of(std::string const& name) {
        std::string session;
        as_system([&](Unit& unit) {
            auto const account = unit.find_by<Account>("name", name);
            session = issue_credential(unit, {.account = account->id,
                                              .kind = CredentialKind::session,
                                              .name = {},
                                              .keys = {},
                                              .lives_ms = 1000000,
                                              .code = {}});
        });
        return session;
    }

    /// Somebody whose keys open the route.
    std::string who_may(Route const& route) {
        auto const who = std::ranges::find_if(
            everyone_, [&](std::string const& one) { return actor_of(one).keys.opens(route.keys); });
        return who == everyone_.end() ? std::string() : *who;
    }

    /// The id of a record that this person reaches, or one of nothing.
    std::string known_id(std::string const& who, std::string_view entity) {
        auto const* entry = registry_->entity(entity);
        if (entry == nullptr) return random_id;
        auto const actor = actor_of(who);
        for (auto const& id : ids_of(*entry)) {
            if (is_within_reach(actor, *entry, id)) return id.text();
        }
        return random_id;
    }

    /// Somebody who may, and a path that a change with nothing in it goes through at, if there is one.
    struct Place {
        std::string who;
        std::string path;
        bool is_open = false;
    };
    Place place_for(Route const& route) {
        Place place{.who = who_may(route), .path = {}};
        place.path = path_of(route, known_id(place.who, route.entity));
        auto const* entry = registry_->entity(route.entity);
        if (route.method != "PATCH" || entry == nullptr) return place;
        for (auto const& who : everyone_) {
            if (!actor_of(who).keys.opens(route.keys)) continue;
            for (auto const& id : ids_of(*entry)) {
                Place const tried{.who = who, .path = path_of(route, id.text()), .is_open = true};
                if (ask(who, {.method = "PATCH", .path = tried.path, .body = "{}"}).is_good()) return tried;
            }
        }
        return place;
    }

    /// A value that a field takes, so that nothing but the field under test is wrong with a request.
    std::string sample(std::string const& who, FieldFacts const& field) {
        switch (field.kind) {
            case Kind::flag:
                return "true";
            case Kind::integer:
                return std::to_string(field.rules.min.value_or(1));
            case Kind::date:
                return R"("2026-12-01")";
            case Kind::instant:
                return R"("2026-12-01T08:00:00Z")";
            case Kind::decimal:
                return R"("1")";
            case Kind::currency:
                return R"("EUR")";
            case Kind::id:
                return '"' + known_id(who, field.rules.references) + '"';
            case Kind::amount:
                return R"({"amount":"1.00","currency":"EUR"})";
            case Kind::choice:
                return '"' + std::string(field.choices.front()) + '"';
            case Kind::object:
                return "{}";
            case Kind::list:
                return "[]";
            case Kind::text:
                break;
        }
        return field.name.find("email") == std::string_view::npos ? R"("Text")" : R"("x@example.com")";
    }

    /// A request with all that must be there, and one field as given.
    std::string request_with(std::string const& who, TypeFacts const& type, std::string_view name,
                             std::string const& value) {
        std::string out;
        {
            JsonObject object(out);
            for (auto const& field : type.fields) {
                bool const is_needed = field.rules.required && !field.rules.read_only;
                if (field.name == name || !is_needed) continue;
                object.member(field.name) += sample(who, field);
            }
            object.member(name) += value;
        }
        return out;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, MatrixWrites, test::both_databases(), test::name_of);

/// C8: what a foreign page can make a browser send with our cookie.
TEST_P(MatrixWrites, a_changing_request_by_cookie_must_come_from_our_own_pages) {
    std::vector<std::map<std::string, std::string>> const ways{
        {},
        {{"Origin", "https://evil.example"}},
        {{"Origin", "null"}},
        {{"Origin", world_.base_url() + ".evil.example"}},
        {{"Origin", world_.base_url() + ":81"}},
        {{"Origin", "https://evil.example"}, {"Content-Type", "text/plain"}},
        {{"Origin", "https://evil.example"}, {"Content-Type", "application/x-www-form-urlencoded"}},
        {{"Origin", "https://evil.example"}, {"Sec-Fetch-Site", "same-origin"}},
        {{"Sec-Fetch-Site", "cross-site"}},
        {{"Sec-Fetch-Site", "same-site"}},
        {{"Sec-Fetch-Site", "none"}},
        {{"X-CSRF-Token", session_of("rita")}},
        {{"Referer", world_.base_url()}},
    };
    auto const session = "farflung_session=" + session_of("Dana");
    auto const before = state();
    for (auto const& route : registry_->routes()) {
        if (!is_in_matrix(route) || !route.writes || route.keys.opens(key::anyone)) continue;
        for (auto const& way : ways) {
            test::Ask request{.method = route.method, .path = path_of(route, random_id), .body = "{}", .headers = way};
            request.headers["Cookie"] = session;
            EXPECT_EQ(ask("nobody", request).status, 403) << route.method << " " << route.pattern;
        }
    }
    EXPECT_EQ(state(), before);
    test::Ask const own{.method = "POST",
                        .path = "/parties",
                        .body = R"({"name":"Own page","zone":"UTC","currency":"EUR"})",
                        .headers = {{"Cookie", session}, {"Origin", world_.base_url()}}};
    EXPECT_EQ(ask("nobody", own).status, 201);
}

TEST_P(MatrixWrites, a_link_that_is_followed_changes_nothing) {
    auto const session = "farflung_session=" + session_of("Dana");
    auto const before = state();
    for (auto const& route : registry_->routes()) {
        if (!is_in_matrix(route) || !route.writes) continue;
        auto const path = path_of(route, known_id("dana", route.entity));
        auto const plain = path.substr(0, path.find('?'));
        for (auto const& link : {plain, plain + "?_method=" + route.method}) {
            auto const reply =
                ask("nobody", {.method = "GET",
                               .path = link,
                               .headers = {{"Cookie", session}, {"X-HTTP-Method-Override", route.method}}});
            EXPECT_LT(reply.status, 500) << link;
        }
    }
    EXPECT_EQ(state(), before);
}

/// C13: fields that would make somebody richer or mightier.
constexpr std::string_view dangerous[] = {"id",    "tenant_id",  "workspace_id", "role",   "is_admin",
                                          "owner", "balance",    "total",        "number", "status",
                                          "keys",  "created_at", "approved_by",  "locked", "password_hash"};

TEST_P(MatrixWrites, no_write_takes_a_field_that_it_does_not_list) {
    auto const before = state();
    int calls = 0;
    for (auto const& route : registry_->routes()) {
        if (!is_in_matrix(route) || !route.writes || route.request == nullptr) continue;
        auto const place = place_for(route);
        ASSERT_FALSE(place.who.empty()) << route.pattern;
        std::set<std::string_view> names(std::begin(dangerous), std::end(dangerous));
        if (auto const* entry = registry_->entity(route.entity)) {
            for (auto const& field : entry->type->fields) names.insert(field.name);
        }
        for (auto const name : names) {
            auto const* field = route.request->find(name);
            if (field != nullptr && !field->rules.read_only && !field->rules.secret) continue;
            auto const body = request_with(place.who, *route.request, name, R"("1")");
            auto const reply = ask(place.who, {.method = route.method, .path = place.path, .body = body});
            auto const where = route.method + " " + route.pattern + " " + std::string(name) + " " + reply.body;
            // A record that nobody may change now, or that there is none of, hides what is wrong with the request.
            bool const is_closed = route.method == "PATCH" && !place.is_open;
            bool const is_too_late = is_closed && (reply.status == 409 || reply.status == 404);
            EXPECT_TRUE(reply.status == 422 || is_too_late) << where;
            EXPECT_TRUE(is_too_late || reply.body.find("\"" + std::string(name) + "\"") != std::string::npos) << where;
            ++calls;
        }
    }
    EXPECT_EQ(state(), before);
    EXPECT_GT(calls, 500);
}

/// Case 5: a record of another workspace is named in the body instead of the path.
TEST_P(MatrixWrites, an_id_in_a_body_reaches_no_further_than_one_in_the_path) {
    auto const before = state();
    int taken = 0;
    for (auto const& route : registry_->routes()) {
        if (!is_in_matrix(route) || !route.writes || route.request == nullptr) continue;
        auto const who = who_may(route);
        auto const path = path_of(route, known_id(who, route.entity));
        for (auto const& field : route.request->fields) {
            auto const foreign = foreign_.find(std::string(field.rules.references));
            bool const is_list = field.kind == Kind::list;
            if (foreign == foreign_.end() || field.rules.read_only || (field.kind != Kind::id && !is_list)) continue;
            auto const with = [&](std::string const& id) {
                auto const value = is_list ? "[\"" + id + "\"]" : '"' + id + '"';
                return ask(who, {.method = route.method,
                                 .path = path,
                                 .body = request_with(who, *route.request, field.name, value)});
            };
            auto const where = who + " " + route.method + " " + route.pattern + " " + std::string(field.name);
            auto const theirs = with(foreign->second);
            auto const none = with(random_id);
            EXPECT_FALSE(theirs.is_good()) << where << " " << theirs.body;
            EXPECT_EQ(theirs.status, none.status) << where;
            EXPECT_EQ(theirs.body, none.body) << where;
            if (with(known_id(who, field.rules.references)).is_good()) ++taken;
        }
    }
    EXPECT_EQ(state(), before);
    EXPECT_GT(taken, 8) << "requests that would have gone through but for the foreign id";
}

}  // namespace
}  // namespace farflung
