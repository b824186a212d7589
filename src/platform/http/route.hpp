#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/facts.hpp"
#include "core/json_read.hpp"
#include "platform/http/call.hpp"
#include "platform/http/represent.hpp"
#include "platform/unit.hpp"

namespace farflung {

/// One row of the table that dispatches; OpenAPI, `farflung routes` and the authorisation matrix read it too.
struct Route {
    using Run = std::function<http::Answer(Unit&)>;
    enum class Shape { record, list, page, document, html, nothing };

    std::string method;
    std::string pattern;  // /api/v1/invoices/{id}/issue
    Keys keys{};          // any one of them opens it; reach decides the rest
    bool writes = false;
    std::string summary;
    TypeFacts const* request = nullptr;
    TypeFacts const* response = nullptr;
    Shape shape = Shape::nothing;
    std::string entity;  // whose reach governs {id}
    int status = 200;
    std::size_t body_limit = 1024 * 1024;
    /// Reads the request into typed arguments and returns what runs in the unit.
    std::function<Run(http::Call const&)> prepare;
    /// For what takes long, such as checking a password: looks at a snapshot on a worker, outside the writer, and
    /// returns what then runs in the writing unit. Used instead of `prepare` when set.
    std::function<std::function<Run(Unit const&)>(http::Call const&)> prepare_after;
    bool is_stream = false;        // server-sent events
    bool takes_query = false;      // paging, sort, search and filters
    bool is_confidential = false;  // a secret in body or answer: kept of neither; repeated, it is not done again
    bool takes_bytes = false;      // a body that is not JSON: an upload, a mail, a form
};

namespace http {

Json require_json(Body const& body, std::optional<JsonDocument>& document);
[[noreturn]] void refuse_path();
/// All but `dry_run` and what `known` names, if anything.
void refuse_unknown_parameters(Query const& query, TypeFacts const* known, Problems& problems);

template <class T>
struct is_page : std::false_type {};
template <class T>
struct is_page<Page<T>> : std::true_type {
    using element = T;
};

/// How one handler argument comes out of a call: path ids in order, then query, body or a described request.
template <class A>
A read_argument(Call const& call, std::size_t& path_index, bool in_query) {
    if constexpr (std::is_same_v<A, Query>) {
        return call.query;
    } else if constexpr (std::is_same_v<A, Body>) {
        return call.body;
    } else if constexpr (std::is_same_v<A, Caller>) {
        return call.caller;
    } else if constexpr (std::is_same_v<A, std::string>) {
        return call.path.at(path_index++);
    } else if constexpr (requires { typename A::tag; }) {
        auto const id = A::parse(call.path.at(path_index++));
        if (!id) refuse_path();
        return *id;
    } else {
        static_assert(Described<A>, "a handler takes ids, Query, Body, Caller or a described struct");
        A request{};
        Problems problems;
        if (in_query) {
            read_query(call.query, request, problems);
        } else {
            std::optional<JsonDocument> document;
            read_json(require_json(call.body, document), request, problems, {});
        }
        problems.refuse_if_any();
        return request;
    }
}

/// Days that end before they begin would be answered as if nothing had happened then.
template <Described A>
void check_days(A const& request, Problems& problems) {
    if constexpr (requires { std::optional<Date>(request.from), std::optional<Date>(request.to); }) {
        std::optional<Date> const from = request.from;
        std::optional<Date> const to = request.to;
        if (from && to && *to < *from) problems.add("to", "ends_before_it_starts");
    }
}

/// Reads the parameters that A names; any other is a problem, for whoever misspells one would take the answer for what
/// they asked.
template <Described A>
void read_query(Query const& query, A& request, Problems& problems) {
    refuse_unknown_parameters(query, &facts<A>(), problems);
    for_each_field<A>([&](auto const& field) {
        auto const text = query.get(field.name);
        using Member = typename std::decay_t<decltype(field)>::member_type;
        if (!text) {
            if (std::is_same_v<Member, Date> && field.rules.required)
                problems.add(std::string(field.name), "required");
            else
                check_rules(request.*field.member, field.rules, problems, std::string(field.name));
            return;
        }
        std::string quoted;
        using Plain = typename std::conditional_t<is_optional<Member>::value, is_optional<Member>,
                                                  is_optional<std::optional<Member>>>::element;
        constexpr auto kind = kind_of<Plain>();
        if constexpr (kind == Kind::integer || kind == Kind::flag)
            quoted = *text;
        else
            append_json_string(quoted, *text);
        auto const document = JsonDocument::parse(quoted);
        if (!document) {
            problems.add(std::string(field.name), "not_a_value_of_this_field");
        } else if (read_json(document->root(), request.*field.member, problems, std::string(field.name))) {
            check_rules(request.*field.member, field.rules, problems, std::string(field.name));
        }
    });
    if (problems.empty()) check_days(request, problems);
}

template <class R>
void describe_response(Route& route) {
    if constexpr (std::is_void_v<R>) {
        route.shape = Route::Shape::nothing;
        route.status = 204;
    } else if constexpr (std::is_same_v<R, Document>) {
        route.shape = Route::Shape::document;
    } else if constexpr (std::is_same_v<R, Html>) {
        route.shape = Route::Shape::html;
    } else if constexpr (is_page<R>::value) {
        route.shape = Route::Shape::page;
        route.response = &facts<typename is_page<R>::element>();
    } else if constexpr (is_vector<R>::value) {
        route.shape = Route::Shape::list;
        route.response = &facts<typename is_vector<R>::element>();
    } else if constexpr (Described<R>) {
        route.shape = Route::Shape::record;
        route.response = &facts<R>();
    }
}

template <class A>
void describe_argument(Route& route) {
    if constexpr (requires { typename A::tag; }) {
        if constexpr (Entity<typename A::tag>) {
            if (route.entity.empty()) route.entity = describe(Of<typename A::tag>{}).name;
        }
    } else if constexpr (std::is_same_v<A, Query>) {
        route.takes_query = true;
    } else if constexpr (std::is_same_v<A, Body>) {
        route.takes_bytes = true;
    } else if constexpr (Described<A>) {
        route.request = &facts<A>();
    }
}

/// Public pages stand beside the API, and everything else is within.
inline std::string whole_pattern(std::string path) {
    return path.starts_with("/api/") || path.starts_with("/p/") ? path : "/api/v1" + path;
}

/// The handler's signature is the route's type: `Unit const&` reads a snapshot, `Unit&` gets the writer.
template <class R, class U, class... A>
Route make_route(std::string method, std::string path, Keys keys, R (*handler)(U&, A...)) {
    static_assert(std::is_same_v<std::remove_const_t<U>, Unit>);
    Route route;
    route.method = std::move(method);
    route.pattern = whole_pattern(std::move(path));
    route.keys = keys;
    route.writes = !std::is_const_v<U>;
    describe_response<R>(route);
    (describe_argument<std::decay_t<A>>(route), ...);
    bool const in_query = route.method == "GET";
    int const status = route.status;
    route.prepare = [handler, in_query, status](Call const& call) -> Route::Run {
        [[maybe_unused]] std::size_t path_index = 0;
        // Braces evaluate from left to right, so path parameters are taken in order.
        std::tuple<std::decay_t<A>...> arguments{read_argument<std::decay_t<A>>(call, path_index, in_query)...};
        return [handler, arguments = std::move(arguments), status, accept = call.accept](Unit& unit) {
            auto const invoke = [&]() -> R {
                return std::apply([&](auto const&... argument) { return handler(unit, argument...); }, arguments);
            };
            if constexpr (std::is_void_v<R>) {
                invoke();
                return Answer{.status = status, .type = {}, .body = {}, .headers = {}};
            } else {
                return represent(unit, invoke(), status, accept);
            }
        };
    };
    return route;
}

}  // namespace http

template <class R, class... A>
Route get(std::string path, Keys keys, R (*handler)(Unit const&, A...)) {
    return http::make_route("GET", std::move(path), keys, handler);
}
template <class R, class... A>
Route post(std::string path, Keys keys, R (*handler)(Unit&, A...)) {
    return http::make_route("POST", std::move(path), keys, handler);
}
/// A POST that only calculates: the same answer each time, nothing stored.
template <class R, class... A>
Route post(std::string path, Keys keys, R (*handler)(Unit const&, A...)) {
    return http::make_route("POST", std::move(path), keys, handler);
}
/// `look` works on a snapshot and may be slow; `command` writes with what it found.
template <class R, class Found, class... A>
Route post_after(std::string path, Keys keys, Found (*look)(Unit const&, A...), R (*command)(Unit&, Found const&)) {
    Route route;
    route.method = "POST";
    route.pattern = http::whole_pattern(std::move(path));
    route.keys = keys;
    route.writes = true;
    http::describe_response<R>(route);
    (http::describe_argument<std::decay_t<A>>(route), ...);
    int const status = route.status;
    route.prepare_after = [look, command, status](http::Call const& call) {
        [[maybe_unused]] std::size_t path_index = 0;
        std::tuple<std::decay_t<A>...> arguments{http::read_argument<std::decay_t<A>>(call, path_index, false)...};
        return [=, arguments = std::move(arguments), accept = call.accept](Unit const& seen) -> Route::Run {
            auto const found = std::apply([&](auto const&... argument) { return look(seen, argument...); }, arguments);
            return [=](Unit& unit) {
                if constexpr (std::is_void_v<R>) {
                    command(unit, found);
                    return http::Answer{.status = status, .type = {}, .body = {}, .headers = {}};
                } else {
                    return http::represent(unit, command(unit, found), status, accept);
                }
            };
        };
    };
    return route;
}

/// For a request or an answer that holds a secret, of which we keep no copy.
inline Route confidential(Route route) {
    route.is_confidential = true;
    return route;
}

template <class R, class... A>
Route put(std::string path, Keys keys, R (*handler)(Unit&, A...)) {
    return http::make_route("PUT", std::move(path), keys, handler);
}
template <class R, class... A>
Route erase(std::string path, Keys keys, R (*handler)(Unit&, A...)) {
    return http::make_route("DELETE", std::move(path), keys, handler);
}

}  // namespace farflung
