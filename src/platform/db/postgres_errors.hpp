#pragma once

#include <libpq-fe.h>

#include <string>
#include <string_view>

namespace farflung::db {

/// The five letters of SQLSTATE; empty when the connection itself broke.
std::string sql_state(PGresult const* result);

/// The connection or its server is gone or going; libpq's own status tells that only later at times.
bool is_lost(PGconn const* connection, PGresult const* result);

/// Another transaction was in the way: the whole transaction is to be run again.
bool is_conflict(PGresult const* result);

/// Throws what the server said as ConstraintViolation, StorageFull or std::runtime_error.
[[noreturn]] void throw_postgres_error(PGresult const* result, std::string const& message, std::string_view sql);

}  // namespace farflung::db
