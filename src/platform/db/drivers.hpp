#pragma once

#include <memory>

#include "platform/db/database.hpp"

namespace farflung::db {

std::unique_ptr<Database> open_sqlite(Settings const& settings);
std::unique_ptr<Database> open_postgres(Settings const& settings);

/// Does what Settings::on_fatal says, or leaves the process.
void stop_for(Settings const& settings, std::string_view reason);

}  // namespace farflung::db
