#include "platform/jobs/runner.hpp"

#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>

#include "core/zone.hpp"
#include "platform/fail_points/fail_point.hpp"

namespace farflung::jobs {

namespace {

constexpr int most_attempts = 12;
constexpr int batch = 50;
constexpr int niceness = 10;
constexpr std::chrono::seconds between_schedules{1};

/// 10 s, 20 s, 40 s … at most six hours: twelve tries reach over more than a day.
std::int64_t pause_ms(int attempts) {
    constexpr std::int64_t longest = 6LL * 3600 * 1000;
    return std::min(longest, std::int64_t{10'000} << std::min(attempts, 20));
}

}  // namespace

struct Runner::Due {
    WorkspaceId workspace;
    Uuid id;
    std::string job;
    std::string data;
    int attempts = 0;
};

void Outside::read(std::function<void(Unit const&)> const& work) {
    database_.read([&](db::Connection& connection) {
        Unit const unit(connection, registry_, world_, system_actor(workspace_));
        work(unit);
    });
}

void Outside::write(std::function<void(Unit&)> const& work) {
    database_.write_and_wait([&](db::Connection& connection) {
        Unit unit(connection, registry_, world_, system_actor(workspace_));
        work(unit);
    });
}

Runner::Runner(db::Database& database, Registry const& registry, World& world)
    : database_(database), registry_(registry), world_(world) {}

Runner::~Runner() { stop(); }

void Runner::start() {
    thread_ = std::thread([this] { loop(); });
}

void Runner::stop() {
    {
        std::lock_guard const lock(mutex_);
        stop_ = true;
    }
    woken_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Runner::wake() {
    {
        std::lock_guard const lock(mutex_);
        wake_ = true;
    }
    woken_.notify_one();
}

void Runner::loop() {
    // Whoever waits for an answer goes first. Linux has a niceness for each thread; without it nothing breaks.
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), niceness);
    auto schedule_at = std::chrono::steady_clock::time_point::min();
    std::unique_lock lock(mutex_);
    while (!stop_) {
        wake_ = false;
        lock.unlock();
        try {
            // Every write wakes this loop, and days do not begin that often.
            if (auto const now = std::chrono::steady_clock::now(); now >= schedule_at) {
                schedule_due();
                schedule_at = now + between_schedules;
            }
            while (run_due() > 0) {
            }
        } catch (std::exception const& failed) {
            spdlog::error("jobs: {}", failed.what());
        }
        lock.lock();
        woken_.wait_for(lock, std::chrono::seconds(1), [this] { return wake_ || stop_; });
    }
}

std::vector<Runner::Due> Runner::find_due() {
    std::vector<Due> found;
    database_.read([&](db::Connection& connection) {
        found.clear();
        connection.confine_to(std::nullopt);
        db::Parameters parameters;
        db::bind(parameters, "now", world_.now());
        db::bind(parameters, "batch", batch);
        connection.query(
            "select workspace_id, id, job, data, attempts from jobs where state = 'waiting' and not_before <= :now"
            " order by not_before, id limit :batch",
            parameters.span(), [&](db::Row const& row) {
                found.push_back({WorkspaceId{Uuid::from_bytes(row.bytes(0))}, Uuid::from_bytes(row.bytes(1)),
                                 std::string(row.text(2)), std::string(row.text(3)), static_cast<int>(row.integer(4))});
            });
    });
    return found;
}

int Runner::run_due() {
    auto const found = find_due();
    for (auto const& due : found) {
        try {
            run(due);
        } catch (std::exception const& failed) {
            spdlog::warn("job={} id={} attempt={} failed: {}", due.job, due.id.text(), due.attempts + 1, failed.what());
            record_failure(due, failed.what());
        }
    }
    return static_cast<int>(found.size());
}

void Runner::run(Due const& due) {
    auto const* entry = registry_.job(due.job);
    if (entry == nullptr) throw std::runtime_error("no such job: " + due.job);
    auto const data = JsonDocument::parse(due.data);
    ensure(data.has_value(), "a job's data is JSON that we wrote");
    if (entry->call) {
        Outside outside(database_, registry_, world_, due.workspace);
        pass_fail_point("job.before_call");
        entry->call(outside, data->root());
        pass_fail_point("job.after_call");
    }
    database_.write_and_wait([&](db::Connection& connection) {
        Unit unit(connection, registry_, world_, system_actor(due.workspace));
        auto const ended = unit.execute(
            "update jobs set state = 'done', last_error = null where workspace_id = :workspace and id = :id"
            " and state = 'waiting'",
            {{"id", due.id}});
        // Another runner was quicker: its effect stands, ours does not happen.
        if (ended == 1 && entry->run) entry->run(unit, data->root());
    });
}

void Runner::record_failure(Due const& due, std::string const& reason) {
    database_.write_and_wait([&](db::Connection& connection) {
        Unit unit(connection, registry_, world_, system_actor(due.workspace));
        bool const last = due.attempts + 1 >= most_attempts;
        unit.execute(
            "update jobs set attempts = attempts + 1, last_error = :reason, not_before = :later, state = :state"
            " where workspace_id = :workspace and id = :id and state = 'waiting'",
            {{"id", due.id},
             {"reason", reason.substr(0, 500)},
             {"later", unit.now().plus_ms(pause_ms(due.attempts))},
             {"state", last ? "failed" : "waiting"}});
    });
}

void Runner::schedule_due() {
    std::vector<std::pair<WorkspaceId, std::string>> workspaces;
    database_.read([&](db::Connection& connection) {
        workspaces.clear();
        connection.confine_to(std::nullopt);
        connection.query("select id, zone from workspaces", {}, [&](db::Row const& row) {
            workspaces.emplace_back(WorkspaceId{Uuid::from_bytes(row.bytes(0))}, std::string(row.text(1)));
        });
    });
    for (auto const& [workspace, zone] : workspaces) {
        auto const local = to_local(world_.now(), zone);
        for (auto const& module : registry_.modules()) {
            for (auto const& schedule : module.schedule) {
                if (local.seconds_of_day < schedule.hour * 3600) continue;
                if (schedule.is_wanted != nullptr && !schedule.is_wanted(world_)) continue;
                auto const key = schedule.job + "/" + local.date.text();
                bool known = false;
                database_.read([&](db::Connection& connection) {
                    Unit const unit(connection, registry_, world_, system_actor(workspace));
                    known = unit.value<std::int64_t>(
                                    "select 1 from jobs where workspace_id = :workspace and period_key = :key",
                                    {{"key", key}})
                                .has_value();
                });
                if (known) continue;
                database_.write_and_wait([&, date = local.date](db::Connection& connection) {
                    Unit unit(connection, registry_, world_, system_actor(workspace));
                    unit.enqueue_scheduled(schedule.job, date, key);
                });
            }
        }
    }
}

}  // namespace farflung::jobs
