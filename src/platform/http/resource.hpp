#pragma once

#include <string>

#include "platform/http/route.hpp"

namespace farflung {

/// The plain routes of an entity, opened by its policy: list and show for all who can reach it; create, update and
/// delete where the policy has these verbs. Cross-field rules are `check(T const&, Problems&)` beside the struct; what
/// must be filled in is `complete(Unit&, T&)`.
template <Entity T>
std::vector<Route> resource(std::string const& path);

namespace http {

template <Entity T>
Page<T> list_things(Unit const& unit, Query const& query) {
    return unit.list<T>(query.to_list_request());
}

template <Entity T>
T show_thing(Unit const& unit, Id<T> id) {
    return unit.get(id);
}

void refuse_beyond_reach(Unit const& unit, TypeFacts const& type, std::string const& thing,
                         References const& references);

/// Every id in a body is resolved through the same reach as an id in a path.
template <Described T>
void check_references_within_reach(Unit const& unit, T const& thing) {
    References references;
    collect_references(thing, references);
    refuse_beyond_reach(unit, facts<T>(), to_json(thing), references);
}

template <Entity T>
void check_and_complete(Unit& unit, T& thing, Problems& problems) {
    if constexpr (requires { check(thing, problems); }) check(thing, problems);
    problems.refuse_if_any();
    if constexpr (requires { complete(unit, thing); }) complete(unit, thing);
    check_references_within_reach(unit, thing);
}

template <Entity T>
Answer create_thing(Unit& unit, T thing, std::string const& accept) {
    Problems problems;
    check_and_complete(unit, thing, problems);
    unit.authorize("create", thing);
    unit.insert(thing);
    return represent(unit, thing, 201, accept);
}

/// For customers and partners a field of the team does not exist, also not for writing.
void refuse_team_fields(Unit const& unit, TypeFacts const& type, Body const& body);
void check_if_match(std::string const& if_match, std::int64_t version);

template <Entity T>
void refuse_in_wrong_state(std::string_view verb_name, T const& thing) {
    auto const* verb = policy(Of<T>{}).find(verb_name);
    bool const now = verb == nullptr || verb->when == nullptr || verb->when(thing);
    if (!now) throw Refusal(No::conflict, "not_in_this_state");
}

template <Entity T>
Answer update_thing(Unit& unit, Id<T> id, Body const& body, std::string const& if_match, std::string const& accept) {
    auto thing = unit.get(id);
    unit.authorize("update", thing);
    check_if_match(if_match, thing.version);
    refuse_in_wrong_state("update", thing);
    refuse_team_fields(unit, facts<T>(), body);
    Problems problems;
    std::optional<JsonDocument> document;
    read_json(require_json(body, document), thing, problems, {}, Reading::update);
    check_and_complete(unit, thing, problems);
    unit.save(thing);
    return represent(unit, thing, 200, accept);
}

template <Entity T>
void delete_thing(Unit& unit, Id<T> id, std::string const& if_match) {
    auto const thing = unit.get(id);
    unit.authorize("delete", thing);
    check_if_match(if_match, thing.version);
    refuse_in_wrong_state("delete", thing);
    // Its module may know of more that stands on it.
    if constexpr (requires { check_removal(unit, thing); }) check_removal(unit, thing);
    unit.remove(thing);
}

template <Entity T>
Route record_route(std::string method, std::string pattern, Keys keys, Route::Shape shape) {
    Route route;
    route.method = std::move(method);
    route.pattern = "/api/v1" + std::move(pattern);
    route.keys = keys;
    route.writes = true;
    route.shape = shape;
    route.entity = describe(Of<T>{}).name;
    route.response = shape == Route::Shape::nothing ? nullptr : &facts<T>();
    return route;
}

template <Entity T>
Route create_route(std::string const& path, Keys keys) {
    auto route = record_route<T>("POST", path, keys, Route::Shape::record);
    route.status = 201;
    route.request = &facts<T>();
    route.prepare = [](Call const& call) -> Route::Run {
        T thing{};
        Problems problems;
        std::optional<JsonDocument> document;
        read_json(require_json(call.body, document), thing, problems, {});
        problems.refuse_if_any();
        return [thing, body = call.body, accept = call.accept](Unit& unit) {
            refuse_team_fields(unit, facts<T>(), body);
            return create_thing(unit, thing, accept);
        };
    };
    return route;
}

template <Entity T>
Route update_route(std::string const& path, Keys keys) {
    auto route = record_route<T>("PATCH", path, keys, Route::Shape::record);
    route.request = &facts<T>();
    route.prepare = [](Call const& call) -> Route::Run {
        auto const id = Id<T>::parse(call.path.at(0));
        if (!id) refuse_path();
        return [id = *id, body = call.body, if_match = call.if_match, accept = call.accept](Unit& unit) {
            return update_thing(unit, id, body, if_match, accept);
        };
    };
    return route;
}

template <Entity T>
Route delete_route(std::string const& path, Keys keys) {
    auto route = record_route<T>("DELETE", path, keys, Route::Shape::nothing);
    route.status = 204;
    route.prepare = [](Call const& call) -> Route::Run {
        auto const id = Id<T>::parse(call.path.at(0));
        if (!id) refuse_path();
        return [id = *id, if_match = call.if_match](Unit& unit) {
            delete_thing(unit, id, if_match);
            return Answer{.status = 204, .type = {}, .body = {}, .headers = {}};
        };
    };
    return route;
}

}  // namespace http

template <Entity T>
std::vector<Route> resource(std::string const& path) {
    auto const& rules = policy(Of<T>{});
    std::vector<Route> routes{get(path, rules.readers(), http::list_things<T>),
                              get(path + "/{id}", rules.readers(), http::show_thing<T>)};
    routes.front().entity = describe(Of<T>{}).name;
    if (auto const* verb = rules.find("create")) routes.push_back(http::create_route<T>(path, verb->keys));
    if (auto const* verb = rules.find("update")) routes.push_back(http::update_route<T>(path + "/{id}", verb->keys));
    if (auto const* verb = rules.find("delete")) routes.push_back(http::delete_route<T>(path + "/{id}", verb->keys));
    return routes;
}

/// The routes of several resources and verbs in one list.
std::vector<Route> join(std::initializer_list<std::vector<Route>> lists);

}  // namespace farflung
