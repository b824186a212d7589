#pragma once

#include <atomic>
#include <memory>

#include "platform/http/message.hpp"
#include "platform/http/server_state.hpp"

namespace farflung::http {

/// The way back of one request's answer, from whatever thread to the connection. Every request gets one: the first
/// that is given, or 500 when all who could give it are gone.
class PendingAnswer {
  public:
    struct Wishes {
        bool is_head = false;
        bool accepts_gzip = false;
        std::size_t stream_backlog_bytes = 0;
    };

    PendingAnswer(std::shared_ptr<IoThread> io, std::weak_ptr<Connection> connection, Wishes wishes);
    ~PendingAnswer();
    PendingAnswer(PendingAnswer const&) = delete;
    PendingAnswer& operator=(PendingAnswer const&) = delete;

    void give(Response response);

  private:
    void give_stream(Response response);

    std::shared_ptr<IoThread> const io_;
    std::weak_ptr<Connection> const connection_;
    Wishes const wishes_;
    std::atomic<bool> is_given_ = false;
};

}  // namespace farflung::http
