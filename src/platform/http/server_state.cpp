#include "platform/http/server_state.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>
#include <random>

#include "platform/http/response_head.hpp"

namespace farflung::http {

void Counters::count_latency(std::chrono::steady_clock::duration taken) {
    auto const microseconds = std::chrono::duration_cast<std::chrono::microseconds>(taken).count();
    auto const width = static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(microseconds)));
    ++latency.at(std::min(width, latency.size() - 1));
}

ServerState::ServerState(ServerSettings settings_, Handler handler_, boost::asio::io_context& context)
    : settings(std::move(settings_)),
      handler(std::move(handler_)),
      io(std::make_shared<IoThread>(context)),
      pool(std::make_unique<WorkerPool>(settings.limits.workers, settings.limits.queue, settings.limits.queue_timeout)),
      id_prefix_(std::random_device()()) {}

std::string const& ServerState::date() {
    auto const now = std::time(nullptr);
    if (now != date_of_) {
        date_ = http_date(now);
        date_of_ = now;
    }
    return date_;
}

std::string ServerState::next_request_id() {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%08x%08x", id_prefix_, ++id_count_);
    return text.data();
}

}  // namespace farflung::http
