#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>

#include "platform/http/io_thread.hpp"
#include "platform/http/message.hpp"

namespace farflung::http {

class Connection;

/// The queue between whoever feeds a stream and the connection that writes it.
class LiveStream : public Stream {
  public:
    LiveStream(std::shared_ptr<IoThread> io, std::weak_ptr<Connection> connection, std::size_t backlog_bytes);

    bool send(std::string chunk) override;
    void close() override;

    /// Everything queued; what was taken before counts as written.
    std::string take();
    bool is_open() const;
    /// The other end is gone or was too slow; nothing more is taken.
    void lose();
    bool is_lost() const;

  private:
    enum class Phase { open, closed, lost };

    void wake();

    std::shared_ptr<IoThread> const io_;
    std::weak_ptr<Connection> const connection_;
    std::size_t const backlog_bytes_;
    mutable std::mutex mutex_;
    Phase phase_ = Phase::open;
    std::string queued_;
    std::size_t in_flight_ = 0;
};

}  // namespace farflung::http
