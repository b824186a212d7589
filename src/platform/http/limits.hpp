#pragma once

#include <chrono>
#include <cstddef>

namespace farflung::http {

/// Every bound on what comes from outside; each is a setting. Nothing a peer sends can cost more than these.
struct Limits {
    std::size_t header_bytes = 16 * 1024;              // all header fields together: 431
    std::size_t header_count = 100;                    // 431
    std::size_t target_bytes = 8 * 1024;               // 414
    std::size_t body_bytes = 10 * 1024 * 1024;         // 413
    std::size_t bodies_bytes = 256 * 1024 * 1024;      // all bodies in memory together: 503
    std::size_t connections = 10'000;                  // 503
    std::size_t workers = 2;                           // threads that run the handler
    std::size_t queue = 1024;                          // requests that wait for a worker: 503
    std::size_t stream_backlog_bytes = 256 * 1024;     // what one stream may hold for a slow reader: closed
    std::chrono::milliseconds queue_timeout{1'500};    // a request that waited longer for a worker: 503
    std::chrono::milliseconds header_timeout{10'000};  // from the first byte to the last of the head: 408
    std::chrono::milliseconds body_timeout{30'000};    // for a body, more for each byte that came: 408
    std::chrono::milliseconds write_timeout{30'000};   // for an answer, more for each of its bytes
    std::size_t bytes_per_second = 4 * 1024;           // the slowest line that bodies and answers are extended for
    std::chrono::milliseconds idle_timeout{60'000};    // between two requests of a connection
    std::chrono::milliseconds linger_timeout{
        2'000};  // to read a refused request to its end, so that the refusal arrives
    std::chrono::milliseconds drain_idle_timeout{500};  // for a last request of an idle connection, when told to stop
    std::chrono::milliseconds drain_timeout{20'000};    // for what runs when the server is told to stop
};

}  // namespace farflung::http
