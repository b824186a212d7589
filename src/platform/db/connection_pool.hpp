#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace farflung::db {

/// A fixed set of connections; whoever comes when all are lent waits. The one used last is lent first: its cache is
/// warm.
template <class C>
class ConnectionPool {
  public:
    explicit ConnectionPool(std::vector<std::unique_ptr<C>> connections) : idle_(std::move(connections)) {}

    class Lease {
      public:
        Lease(ConnectionPool& pool, std::unique_ptr<C> connection) : pool_(pool), connection_(std::move(connection)) {}
        Lease(Lease const&) = delete;
        Lease& operator=(Lease const&) = delete;
        ~Lease() { pool_.give_back(std::move(connection_)); }
        C& operator*() { return *connection_; }
        C* operator->() { return connection_.get(); }

      private:
        ConnectionPool& pool_;
        std::unique_ptr<C> connection_;
    };

    Lease take() {
        std::unique_lock lock(mutex_);
        returned_.wait(lock, [this] { return !idle_.empty(); });
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return Lease(*this, std::move(connection));
    }

  private:
    void give_back(std::unique_ptr<C> connection) {
        {
            std::scoped_lock lock(mutex_);
            idle_.push_back(std::move(connection));
        }
        returned_.notify_one();
    }

    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<C>> idle_;
};

}  // namespace farflung::db
