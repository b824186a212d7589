#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "platform/db/database.hpp"
#include "platform/registry.hpp"

namespace farflung::jobs {

/// What a job that calls the outside world may do: read, call out while no transaction is open, write the answer.
class Outside {
  public:
    Outside(db::Database& database, Registry const& registry, World& world, WorkspaceId workspace)
        : database_(database), registry_(registry), world_(world), workspace_(workspace) {}
    void read(std::function<void(Unit const&)> const& work);
    void write(std::function<void(Unit&)> const& work);
    World& world() const { return world_; }

  private:
    db::Database& database_;
    Registry const& registry_;
    World& world_;
    WorkspaceId workspace_;
};

/// Runs what is due, oldest first, and schedules each workspace's daily work. A job's effect and its end are one
/// transaction, so an effect inside the database happens exactly once; a call outside happens at least once.
class Runner {
  public:
    Runner(db::Database& database, Registry const& registry, World& world);
    ~Runner();
    /// Works on a thread of its own until stopped.
    void start();
    void stop();
    /// Something was written: perhaps there is work.
    void wake();
    /// Runs everything that is due now, on this thread; returns how many jobs ran. Tests and the demo call it.
    int run_due();
    /// Adds today's scheduled work of every workspace, each at most once however often it is called.
    void schedule_due();

  private:
    struct Due;
    std::vector<Due> find_due();
    void run(Due const& due);
    void record_failure(Due const& due, std::string const& reason);
    void loop();

    db::Database& database_;
    Registry const& registry_;
    World& world_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool wake_ = false;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace farflung::jobs
