#pragma once

#include <string>
#include <vector>

#include "platform/db/database.hpp"

namespace farflung::db {

/// A column as it stands in the database. Types are SQLite's words (INTEGER, TEXT, BLOB) on both databases.
struct ColumnInfo {
    std::string table;
    std::string column;
    std::string type;
    bool nullable = false;
    auto operator<=>(ColumnInfo const&) const = default;
};

/// Every column of every table, by table and then in the order of the table's definition.
std::vector<ColumnInfo> columns(Connection& connection);

/// All tables, indexes, views and triggers of a SQLite database as SQL text, by name.
std::string schema_dump(Connection& connection);

}  // namespace farflung::db
