#include "platform/http/live_stream.hpp"

#include <utility>

#include "platform/http/connection.hpp"

namespace farflung::http {

LiveStream::LiveStream(std::shared_ptr<IoThread> io, std::weak_ptr<Connection> connection, std::size_t backlog_bytes)
    : io_(std::move(io)), connection_(std::move(connection)), backlog_bytes_(backlog_bytes) {}

bool LiveStream::send(std::string chunk) {
    {
        std::lock_guard const lock(mutex_);
        if (phase_ != Phase::open) return false;
        auto const waiting = queued_.size() + in_flight_;
        // One chunk is always taken, however large: how large it may be is its sender's decision.
        if (waiting > 0 && waiting + chunk.size() > backlog_bytes_) phase_ = Phase::lost;
        if (phase_ == Phase::open) queued_ += chunk;
    }
    wake();
    return !is_lost();
}

void LiveStream::close() {
    {
        std::lock_guard const lock(mutex_);
        if (phase_ != Phase::open) return;
        phase_ = Phase::closed;
    }
    wake();
}

void LiveStream::wake() {
    auto const was_posted = io_->post([connection = connection_] {
        if (auto const living = connection.lock()) living->wake();
    });
    if (!was_posted) lose();
}

std::string LiveStream::take() {
    std::lock_guard const lock(mutex_);
    in_flight_ = queued_.size();
    return std::exchange(queued_, {});
}

bool LiveStream::is_open() const {
    std::lock_guard const lock(mutex_);
    return phase_ == Phase::open;
}

bool LiveStream::is_lost() const {
    std::lock_guard const lock(mutex_);
    return phase_ == Phase::lost;
}

void LiveStream::lose() {
    std::lock_guard const lock(mutex_);
    phase_ = Phase::lost;
    queued_.clear();
}

}  // namespace farflung::http
