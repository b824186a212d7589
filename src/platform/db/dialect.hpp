#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.hpp"

namespace farflung::db {

/// SQL for what fills `written_by` of the event log: the number of the writing transaction, 0 on SQLite.
std::string_view current_transaction(Dialect dialect);

/// SQL that is true for a row `e` of the event log when no transaction that could still add rows before it is running.
/// A reader that follows the log in `settled_order` and takes only settled rows never skips one that commits late.
/// Ids alone do not do: a later transaction may take the smaller id and commit after the reader has passed it.
std::string_view settled_condition(Dialect dialect);
/// The order, and so the position to go on from, that belongs to settled_condition.
constexpr std::string_view settled_order = "e.written_by, e.id";

/// Translates SQLite's text of a migration into PostgreSQL's: the types, STRICT, WITHOUT ROWID, AUTOINCREMENT, x'00'.
/// Text columns sort by bytes, as SQLite's do.
std::string to_postgres(std::string_view sqlite_sql);

/// The names of a statement's :named parameters, each once, in the order of $1, $2 ….
std::vector<std::string> parameter_names(std::string_view sql);
/// The statement with $1, $2 … for its names. Where the letter of `types` is n, for null, it says NULL instead: a
/// parameter without a type cannot stand in `:x is null or a = :x`, a NULL can stand anywhere.
std::string number_parameters(std::string_view sql, std::vector<std::string> const& names, std::string_view types);

}  // namespace farflung::db
