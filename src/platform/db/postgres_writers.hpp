#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <random>
#include <shared_mutex>
#include <thread>
#include <vector>

#include "platform/db/postgres_connection.hpp"

namespace farflung::db {

/// A few threads, each with a connection of its own, that run the waiting works in serialisable transactions.
class PostgresWriters {
  public:
    explicit PostgresWriters(Settings const& settings);
    PostgresWriters(PostgresWriters const&) = delete;
    PostgresWriters& operator=(PostgresWriters const&) = delete;
    ~PostgresWriters();

    void write(Work work, Done done);

  private:
    struct Request {
        Work work;
        Done done;
    };

    void run(PostgresConnection& connection);
    std::unique_ptr<Request> next();
    bool try_first(PostgresConnection& connection, Work const& work);
    bool try_among_others(PostgresConnection& connection, Work const& work);
    bool try_alone(PostgresConnection& connection, Work const& work);
    void work_until_kept(PostgresConnection& connection, Work const& work, std::minstd_rand& chance);

    std::mutex lane_;         // held by whoever runs a work again
    std::mutex door_;         // held for a moment on the way into the room, and by who waits to have it alone
    std::shared_mutex room_;  // shared by works that run at once
    std::mutex mutex_;
    std::condition_variable wanted_;
    std::deque<std::unique_ptr<Request>> waiting_;
    bool closing_ = false;
    std::vector<std::unique_ptr<PostgresConnection>> connections_;
    std::vector<std::thread> threads_;
};

}  // namespace farflung::db
