#include "platform/db/sqlite_writer.hpp"

#include <algorithm>
#include <iterator>

#include "platform/db/drivers.hpp"
#include "platform/db/sqlite_errors.hpp"
#include "platform/fail_points/fail_point.hpp"

namespace farflung::db {

namespace {

constexpr std::size_t largest_group = 256;
constexpr int checkpoint_pages = 4'000;  // 16 MB of log
constexpr int large_log_pages = 40'000;  // 160 MB: readers have kept the log from starting again
constexpr int patience_for_readers_ms = 50;
constexpr int busy_timeout_ms = 10'000;

int remember_log_pages(void* pages, sqlite3*, char const*, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}

}  // namespace

SqliteWriter::SqliteWriter(Settings const& settings) : settings_(settings), connection_(settings, Access::write) {
    sqlite3_wal_hook(connection_.handle(), remember_log_pages, &log_pages_);
    thread_ = std::thread([this] { run(); });
}

SqliteWriter::~SqliteWriter() {
    {
        std::scoped_lock lock(mutex_);
        closing_ = true;
    }
    wanted_.notify_one();
    thread_.join();
}

void SqliteWriter::write(Work work, Done done) {
    if (failed_)
        return done(std::make_exception_ptr(StorageFailed("the database has failed and takes no more writes")));
    {
        std::scoped_lock lock(mutex_);
        waiting_.push_back({std::move(work), std::move(done), nullptr});
    }
    wanted_.notify_one();
}

void SqliteWriter::run() {
    for (auto group = next_group(); !group.empty(); group = next_group()) {
        commit(group);
        for (auto& request : group) request.done(std::move(request.outcome));
        if (connection_.storage_failed()) {
            stop_for_good();
        } else if (log_pages_ >= checkpoint_pages) {
            checkpoint();
        }
    }
}

SqliteWriter::Group SqliteWriter::next_group() {
    std::unique_lock lock(mutex_);
    wanted_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
    if (waiting_.size() <= largest_group) return std::exchange(waiting_, {});
    auto const end = waiting_.begin() + largest_group;
    Group group(std::move_iterator(waiting_.begin()), std::move_iterator(end));
    waiting_.erase(waiting_.begin(), end);
    return group;
}

void SqliteWriter::commit(Group& group) {
    try {
        if (failed_) throw StorageFailed("the database has failed and takes no more writes");
        try_group(group);
        pass_fail_point("write.before_commit");
        connection_.control("commit");
        pass_fail_point("write.after_commit");
    } catch (...) {
        // Nothing of the group is kept, so nobody in it may hear success.
        for (auto& request : group) request.outcome = std::current_exception();
    }
    failed_ = failed_ || connection_.storage_failed();
    connection_.forget_failure();
    if (connection_.in_transaction()) {
        try {
            connection_.control("rollback");
        } catch (std::exception const&) {
            failed_ = true;
        }
    }
}

void SqliteWriter::try_group(Group& group) {
    connection_.control("begin immediate");
    for (auto& request : group) {
        request.outcome = attempt(request.work);
        // A full disk or a lack of memory can end the whole transaction, not the statement alone.
        if (!connection_.in_transaction() || connection_.storage_failed()) std::rethrow_exception(request.outcome);
    }
}

std::exception_ptr SqliteWriter::attempt(Work const& work) {
    connection_.control("savepoint one_work");
    std::exception_ptr error;
    try {
        work(connection_);
        connection_.refuse_to_keep_broken_work();
    } catch (...) {
        error = std::current_exception();
    }
    connection_.forget_failure();
    if (!connection_.in_transaction()) {
        return error ? error : std::make_exception_ptr(std::logic_error("a work ended its own transaction"));
    }
    if (error) connection_.control("rollback to one_work");
    connection_.control("release one_work");
    return error;
}

void SqliteWriter::checkpoint() {
    auto* handle = connection_.handle();
    bool const is_large = log_pages_ >= large_log_pages;
    if (is_large) sqlite3_busy_timeout(handle, patience_for_readers_ms);
    auto const code = sqlite3_wal_checkpoint_v2(
        handle, nullptr, is_large ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    auto const extended = sqlite3_extended_errcode(handle);
    if (is_large) sqlite3_busy_timeout(handle, busy_timeout_ms);
    log_pages_ = 0;
    // A full disk or a busy reader only delays it: the log still holds everything.
    if (code != SQLITE_OK && is_storage_failure(extended)) stop_for_good();
}

void SqliteWriter::stop_for_good() {
    failed_ = true;
    stop_for(settings_, sqlite3_errmsg(connection_.handle()));
}

}  // namespace farflung::db
