#include "platform/db/database.hpp"

#include <future>

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
    std::promise<void> ended;
    auto outcome = ended.get_future();
    write(std::move(work), [&ended](std::exception_ptr error) {
        if (error) {
            ended.set_exception(std::move(error));
        } else {
            ended.set_value();
        }
    });
    outcome.get();
}

}  // namespace farflung::db
