#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <memory>
#include <string>
#include <unordered_set>

#include "platform/http/io_thread.hpp"
#include "platform/http/server.hpp"
#include "platform/http/worker_pool.hpp"

namespace farflung::http {

class Connection;

/// Written on any thread, read by metrics().
struct Counters {
    std::atomic<std::size_t> open = 0;
    std::atomic<std::uint64_t> connections = 0;
    std::array<std::atomic<std::uint64_t>, 6> answers{};
    std::atomic<std::uint64_t> shed = 0;
    std::atomic<std::uint64_t> timed_out = 0;
    std::atomic<std::uint64_t> bytes_in = 0;
    std::atomic<std::uint64_t> bytes_out = 0;
    std::array<std::atomic<std::uint64_t>, 26> latency{};

    void count_latency(std::chrono::steady_clock::duration taken);
};

/// What all connections of a server share. Only the io thread touches what is not atomic.
struct ServerState {
    ServerState(ServerSettings settings_, Handler handler_, boost::asio::io_context& context);

    /// The current second as a Date field has it.
    std::string const& date();
    std::string next_request_id();

    ServerSettings const settings;
    Handler const handler;
    std::shared_ptr<Counters> const counters = std::make_shared<Counters>();
    std::shared_ptr<IoThread> const io;
    std::unordered_set<Connection*> open;
    std::size_t bodies_bytes = 0;
    bool is_draining = false;
    std::function<void()> on_last_closed;
    // The last member: its threads, which use the others, end first.
    std::unique_ptr<WorkerPool> pool;

  private:
    std::string date_;
    std::time_t date_of_ = 0;
    std::uint32_t id_prefix_;
    std::uint32_t id_count_ = 0;
};

}  // namespace farflung::http
