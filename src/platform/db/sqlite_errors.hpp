#pragma once

#include <sqlite3.h>

#include <string_view>

namespace farflung::db {

/// True for an input or output error after which the file's content is in doubt.
bool is_storage_failure(int extended_code);

/// Throws the last error of the handle as ConstraintViolation, StorageFull, StorageFailed or std::runtime_error.
[[noreturn]] void throw_sqlite_error(sqlite3* handle, std::string_view sql);

}  // namespace farflung::db
