#pragma once

#include "platform/db/database.hpp"

namespace farflung::db {

/// Tells SQLite's planner what our indexes are like. Without that it takes ten rows for what one workspace holds, and
/// walks all of them where an index over workspace and document finds the one. What is told are the sizes of a large
/// company, made from the names of the columns and not from the rows of today: a plan never depends on when somebody
/// last counted.
void tell_index_sizes(Connection& connection);

bool knows_index_sizes(Connection& connection);

}  // namespace farflung::db
