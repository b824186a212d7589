#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "platform/http/server.hpp"

namespace farflung::test {

/// A service outside: our own HTTP server on a loopback port, answering as a test says. It is down, so that a caller is
/// refused, until it starts.
class WebServer {
  public:
    WebServer();
    WebServer(WebServer const&) = delete;
    WebServer& operator=(WebServer const&) = delete;
    ~WebServer();

    void start();
    std::string url(std::string const& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }
    /// What a path answers from now on; any other is answered 404.
    void answer(std::string const& path, std::string const& body, int status = 200);
    /// From now on a path is answered by a redirect.
    void point_elsewhere(std::string const& path, std::string const& location);
    /// From now on a path is asked and says nothing.
    void keep_silent_at(std::string const& path);
    /// The paths that were asked, in order.
    std::vector<std::string> asked();

  private:
    void handle(http::Request const& request, http::Respond const& respond);

    int socket_;
    unsigned short port_ = 0;
    std::mutex mutex_;
    std::map<std::string, std::optional<http::Response>> answers_;  // none: silence
    std::vector<http::Respond> kept_waiting_;
    std::vector<std::string> asked_;
    std::unique_ptr<http::Server> server_;
    std::thread thread_;
};

/// A server on a loopback port that speaks TLS with a certificate that it made itself, and shows it to one caller.
class SelfSignedServer {
  public:
    SelfSignedServer();
    SelfSignedServer(SelfSignedServer const&) = delete;
    SelfSignedServer& operator=(SelfSignedServer const&) = delete;
    ~SelfSignedServer();

    std::string url() const { return "https://localhost:" + std::to_string(port_) + "/"; }

  private:
    int socket_;
    unsigned short port_ = 0;
    std::thread thread_;
};

}  // namespace farflung::test
