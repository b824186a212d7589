#include "platform/db/postgres_writers.hpp"

#include <algorithm>
#include <chrono>

#include "platform/fail_points/fail_point.hpp"

namespace farflung::db {

namespace {

constexpr auto begin_writing = "begin isolation level serializable read write";
constexpr int most_attempts = 20;
constexpr int attempts_among_others = 10;
constexpr int longest_pause_us = 100'000;

/// Runs the work once and commits it; false when others were in the way and it may be run again.
bool try_once(PostgresConnection& connection, Work const& work) {
    connection.start();
    try {
        work(connection);
        pass_fail_point("write.before_commit");
        connection.commit();
        pass_fail_point("write.after_commit");
        return true;
    } catch (...) {
        connection.rollback();
        if (connection.standing() == Standing::conflict || connection.standing() == Standing::lost) return false;
        throw;
    }
}

}  // namespace

PostgresWriters::PostgresWriters(Settings const& settings) {
    for (int count = 0; count < settings.writers; ++count) {
        connections_.push_back(std::make_unique<PostgresConnection>(settings, begin_writing));
    }
    connections_.front()->connect();
    for (auto& connection : connections_) {
        threads_.emplace_back([this, &connection] { run(*connection); });
    }
}

PostgresWriters::~PostgresWriters() {
    {
        std::scoped_lock lock(mutex_);
        closing_ = true;
    }
    wanted_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void PostgresWriters::write(Work work, Done done) {
    {
        std::scoped_lock lock(mutex_);
        waiting_.push_back(std::make_unique<Request>(Request{std::move(work), std::move(done)}));
    }
    wanted_.notify_one();
}

void PostgresWriters::run(PostgresConnection& connection) {
    std::minstd_rand chance(std::random_device{}());
    while (auto const request = next()) {
        std::exception_ptr error;
        try {
            work_until_kept(connection, request->work, chance);
        } catch (...) {
            error = std::current_exception();
        }
        request->done(std::move(error));
    }
}

std::unique_ptr<PostgresWriters::Request> PostgresWriters::next() {
    std::unique_lock lock(mutex_);
    wanted_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
    if (waiting_.empty()) return nullptr;
    auto request = std::move(waiting_.front());
    waiting_.pop_front();
    return request;
}

/// Two who both take the next number see each other as a broken unique key before they see each other as a conflict.
/// Whoever is in the wrong by himself is told so when he is alone.
bool PostgresWriters::try_first(PostgresConnection& connection, Work const& work) {
    try {
        return try_among_others(connection, work);
    } catch (ConstraintViolation const&) {
        return false;
    }
}

bool PostgresWriters::try_among_others(PostgresConnection& connection, Work const& work) {
    std::unique_lock door(door_);
    std::shared_lock const among_others(room_);
    door.unlock();
    return try_once(connection, work);
}

bool PostgresWriters::try_alone(PostgresConnection& connection, Work const& work) {
    std::scoped_lock const door(door_);
    std::unique_lock const alone(room_);
    return try_once(connection, work);
}

/// Works that meet at one row, such as the numbers of a workspace, would be in each other's way again and again: who
/// lost once waits for its turn in one lane, and who loses there too often has the room alone, where only other nodes
/// can be in the way.
void PostgresWriters::work_until_kept(PostgresConnection& connection, Work const& work, std::minstd_rand& chance) {
    if (try_first(connection, work)) return;
    std::scoped_lock const turn(lane_);
    bool is_broken = false;
    for (int attempt = 2;; ++attempt) {
        bool const is_alone = attempt > attempts_among_others || is_broken;
        try {
            if (is_alone ? try_alone(connection, work) : try_among_others(connection, work)) return;
        } catch (ConstraintViolation const&) {
            // A first try beside this one may have taken the number. Whoever is alone is in the wrong by himself.
            if (is_alone) throw;
            is_broken = true;
        }
        if (attempt == most_attempts) throw TooMuchContention("others were in the way of this write twenty times");
        // A random pause, so that those who collided do not collide again; longer each time.
        auto const longest = std::min(500 << std::min(attempt, 10), longest_pause_us);
        std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(0, longest)(chance)));
    }
}

}  // namespace farflung::db
