#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/limits.hpp"
#include "platform/http/message.hpp"

namespace farflung::http {

struct ServerSettings {
    std::string address = "127.0.0.1";
    unsigned short port = 8080;           // 0 takes any free one
    std::vector<std::string> hosts = {};  // the Host values that are answered, with port; empty answers any
    bool compress = true;                 // gzip for JSON of more than one packet
    int inherited_socket = -1;  // a listening socket handed over by the service manager; a restart then loses nothing
    Limits limits = {};
};

/// What the server has done since it started.
struct ServerMetrics {
    std::size_t connections_open = 0;
    std::size_t queue_depth = 0;
    std::uint64_t connections = 0;
    std::array<std::uint64_t, 6> answers{};  // by class: answers[2] counts 2xx
    std::uint64_t shed = 0;                  // refused because there was too much to do
    std::uint64_t timed_out = 0;             // cut off because the other end was too slow
    std::uint64_t bytes_in = 0;
    std::uint64_t bytes_out = 0;
    /// latency[n] counts answers that took less than 2^n microseconds (and not less than 2^(n-1)) from the whole
    /// request to the answer's last byte; the last one counts all that were slower.
    std::array<std::uint64_t, 26> latency{};
};

/// An HTTP/1.1 server: one thread moves bytes, a bounded pool of workers runs the handler.
class Server {
  public:
    /// Binds and listens; throws std::system_error when it cannot.
    Server(ServerSettings settings, Handler handler);
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    unsigned short port() const;
    /// Serves until it has drained.
    void run();
    /// Stops accepting, finishes what runs, closes what idles and every stream; then run() returns. Safe to call from
    /// any thread and from a signal handler, and more than once.
    void drain();
    ServerMetrics metrics() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace farflung::http
