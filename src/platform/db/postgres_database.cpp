#include "platform/db/drivers.hpp"

namespace farflung::db {

std::unique_ptr<Database> open_postgres(Settings const&) { throw std::runtime_error("PostgreSQL is not there yet"); }

}  // namespace farflung::db
