#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <random>
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
    void work_until_kept(PostgresConnection& connection, Work const& work, std::minstd_rand& chance);

    std::mutex mutex_;
    std::condition_variable wanted_;
    std::deque<std::unique_ptr<Request>> waiting_;
    bool closing_ = false;
    std::vector<std::unique_ptr<PostgresConnection>> connections_;
    std::vector<std::thread> threads_;
};

}  // namespace farflung::db
