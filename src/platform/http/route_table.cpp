#include "platform/http/route_table.hpp"

namespace farflung::http {

namespace {

/// Takes the next segment off a path that starts with a slash.
std::string_view next_segment(std::string_view& rest) {
    rest.remove_prefix(1);
    auto const end = std::min(rest.find('/'), rest.size());
    auto const segment = rest.substr(0, end);
    rest.remove_prefix(end);
    return segment;
}

}  // namespace

RouteTable::RouteTable(std::vector<Route> const& routes) {
    for (auto const& route : routes) {
        auto* node = &root_;
        std::string_view rest = route.pattern;
        while (!rest.empty()) {
            auto const segment = next_segment(rest);
            auto& child = segment.starts_with('{') ? node->parameter : node->literals[std::string(segment)];
            if (!child) child = std::make_unique<Node>();
            node = child.get();
        }
        if (!node->routes.emplace(route.method, &route).second) {
            throw std::logic_error("two routes for " + route.method + " " + route.pattern);
        }
    }
}

bool RouteTable::descend(Node const& node, std::string_view rest, std::vector<std::string>& path, Node const*& found) {
    if (rest.empty()) {
        found = &node;
        return !node.routes.empty();
    }
    auto const segment = next_segment(rest);
    auto const literal = node.literals.find(segment);
    if (literal != node.literals.end() && descend(*literal->second, rest, path, found)) return true;
    if (!node.parameter || segment.empty()) return false;
    path.emplace_back(segment);
    if (descend(*node.parameter, rest, path, found)) return true;
    path.pop_back();
    return false;
}

Match RouteTable::find(std::string_view method, std::string_view path) const {
    Match match;
    Node const* node = nullptr;
    if (!path.starts_with('/') || !descend(root_, path, match.path, node)) return match;
    match.path_exists = true;
    if (auto const found = node->routes.find(method); found != node->routes.end()) {
        match.route = found->second;
        return match;
    }
    for (auto const& [name, route] : node->routes) match.allowed += (match.allowed.empty() ? "" : ", ") + name;
    return match;
}

}  // namespace farflung::http
