#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/db/sqlite_connection.hpp"

namespace farflung::db {

/// The one thread that writes. It takes all works that wait, runs each in a savepoint of one transaction, and tells
/// them their ends only after the COMMIT, and so the fsync, of all has returned.
class SqliteWriter {
  public:
    explicit SqliteWriter(Settings const& settings);
    SqliteWriter(SqliteWriter const&) = delete;
    SqliteWriter& operator=(SqliteWriter const&) = delete;
    ~SqliteWriter();

    void write(Work work, Done done);

  private:
    struct Request {
        Work work;
        Done done;
        std::exception_ptr outcome;
    };
    using Group = std::vector<Request>;

    void run();
    Group next_group();
    void commit(Group& group);
    void try_group(Group& group);
    std::exception_ptr attempt(Work const& work);
    void checkpoint();
    void stop_for_good();

    Settings settings_;
    SqliteConnection connection_;
    int log_pages_ = 0;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;
    std::condition_variable wanted_;
    std::vector<Request> waiting_;
    bool closing_ = false;
    std::thread thread_;
};

}  // namespace farflung::db
