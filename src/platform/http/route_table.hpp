#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/route.hpp"

namespace farflung::http {

struct Match {
    Route const* route = nullptr;  // null: no such path, or not with this method
    bool path_exists = false;
    std::string allowed;            // methods of the path, for 405
    std::vector<std::string> path;  // path parameters in order
};

/// Finds the route of a request; literal segments win over parameters. Two routes of one method and path, or a literal
/// that hides another's parameter, do not start.
class RouteTable {
  public:
    explicit RouteTable(std::vector<Route> const& routes);
    Match find(std::string_view method, std::string_view path) const;

  private:
    struct Node {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
        std::unique_ptr<Node> parameter;
        std::map<std::string, Route const*, std::less<>> routes;
    };
    static bool descend(Node const& node, std::string_view rest, std::vector<std::string>& path, Node const*& found);

    Node root_;
};

}  // namespace farflung::http
