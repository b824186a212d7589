#pragma once

#include "platform/db/database.hpp"

namespace farflung::db {

/// Puts every table that has a workspace_id behind the second wall: a transaction sees and writes only the rows of the
/// workspace that Connection::confine_to named, and nothing when it named none. PostgreSQL only.
void secure_rows(Connection& connection);

/// Throws when the database's role would walk through that wall.
void refuse_role_above_row_security(Connection& connection);

}  // namespace farflung::db
