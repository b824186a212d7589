#pragma once

#include <deque>
#include <string_view>

#include "platform/db/columns.hpp"

namespace farflung::db {

/// Rows to be inserted. They stay where they are when more come: their values may point into their own texts.
using Rows = std::deque<Parameters>;

/// Inserts rows of one table by bulk: where the server is away, many with each statement. Every row names the same
/// columns in the same order, without `workspace_id`, which is the given one for all.
void insert_rows(Connection& connection, std::string_view table, Bytes workspace, Rows const& rows);

}  // namespace farflung::db
