#pragma once

#include <map>
#include <string>
#include <string_view>

#include "platform/http/dispatcher.hpp"

namespace farflung::http {

/// What came back.
struct LocalReply {
    int status = 0;
    std::string body;
    std::map<std::string, std::string> headers;

    bool is_good() const { return status >= 200 && status < 300; }
    /// A member by path, such as `items/0/name`, as text; empty when it is not there.
    std::string at(std::string_view path) const;
    /// How many elements or members there are at a path.
    std::size_t size_at(std::string_view path) const;
};

struct LocalRequest {
    std::string method = "GET";
    std::string path;  // with its query; /api/v1 is put before what is not a page
    std::string body;
    std::map<std::string, std::string> headers;
};

/// Asks the dispatcher inside this process, with a bearer token, as any other program would over HTTP.
class LocalClient {
  public:
    explicit LocalClient(Dispatcher& dispatcher) : dispatcher_(dispatcher) {}
    LocalReply ask(std::string const& token, LocalRequest const& request);

  private:
    Dispatcher& dispatcher_;
};

}  // namespace farflung::http
