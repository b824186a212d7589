#include "platform/db/database.hpp"

#include <condition_variable>
#include <mutex>

#include "platform/db/drivers.hpp"

namespace farflung::db {

std::unique_ptr<Database> open(Settings const& settings) {
    if (settings.url.starts_with("sqlite:")) return open_sqlite(settings);
    if (settings.url.starts_with("postgresql://") || settings.url.starts_with("postgres://")) {
        return open_postgres(settings);
    }
    throw std::invalid_argument("a database url begins with sqlite: or postgresql://");
}

void Database::write_and_wait(Work work) {
    std::mutex mutex;
    std::condition_variable ended;
    bool is_ended = false;
    std::exception_ptr outcome;
    write(std::move(work), [&](std::exception_ptr error) {
        // Told under the lock, for all of this is gone as soon as the waiting thread has it.
        std::scoped_lock const lock(mutex);
        outcome = std::move(error);
        is_ended = true;
        ended.notify_one();
    });
    std::unique_lock lock(mutex);
    ended.wait(lock, [&] { return is_ended; });
    if (outcome) std::rethrow_exception(std::move(outcome));
}

}  // namespace farflung::db
