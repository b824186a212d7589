#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <functional>
#include <shared_mutex>
#include <utility>

namespace farflung::http {

/// The thread that moves bytes, as other threads see it. Answers and streams hold on to it, so that they may come
/// after the server is gone.
class IoThread {
  public:
    explicit IoThread(boost::asio::io_context& context) : context_(&context) {}

    /// False, and nothing happens, once the server is gone.
    bool post(std::function<void()> work) {
        std::shared_lock const lock(mutex_);
        if (context_ == nullptr) return false;
        boost::asio::post(*context_, std::move(work));
        return true;
    }

    void close() {
        std::unique_lock const lock(mutex_);
        context_ = nullptr;
    }

  private:
    std::shared_mutex mutex_;
    boost::asio::io_context* context_;
};

}  // namespace farflung::http
