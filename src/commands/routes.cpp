#include <iostream>

#include "commands/commands.hpp"
#include "core/json.hpp"
#include "modules.hpp"
#include "platform/registry.hpp"

namespace farflung {

namespace {

/// What decides whether a caller who may use the route may use it on this thing.
std::string_view ownership_of(Route const& route) {
    if (route.keys.opens(key::anyone)) return "anyone";
    bool const names_a_thing = route.pattern.find('{') != std::string::npos;
    if (!route.entity.empty() && names_a_thing) return "entity_reach";
    if (!route.entity.empty()) return "list_within_reach";
    return names_a_thing ? "handler" : "workspace";
}

std::string_view idempotency_of(Route const& route) {
    if (!route.writes) return "safe";
    if (route.method == "POST") return "idempotency_key";
    return route.method == "PATCH" ? "if_match" : "idempotent";
}

void write_route(std::string& out, Route const& route) {
    JsonObject object(out);
    object.text("method", route.method);
    object.text("path", route.pattern);
    auto& rights = object.member("rights");
    rights += '[';
    for (std::uint32_t bit = 0; bit < 32; ++bit) {
        Keys const one(1U << bit);
        if (!route.keys.opens(one)) continue;
        if (rights.back() != '[') rights += ',';
        append_json_string(rights, key_names(one));
    }
    rights += ']';
    object.text("ownership", ownership_of(route));
    if (!route.entity.empty()) object.text("entity", route.entity);
    object.flag("writes", route.writes);
    object.text("idempotency", idempotency_of(route));
    JsonObject limits(object.member("limits"));
    limits.number("body_bytes", static_cast<std::int64_t>(route.body_limit));
}

}  // namespace

int list_routes(RoutesOptions const& options) {
    Registry const registry(all_modules());
    std::string json = "[";
    for (auto const& route : registry.routes()) {
        if (!options.json) {
            std::cout << route.method << ' ' << route.pattern << "  " << key_names(route.keys) << '\n';
            continue;
        }
        if (json.back() != '[') json += ",\n ";
        write_route(json, route);
    }
    if (options.json) std::cout << json << "]\n";
    return 0;
}

}  // namespace farflung
