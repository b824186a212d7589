#pragma once

#include <map>
#include <string>

#include "platform/db/database.hpp"

namespace farflung::bench {

/// `insert into TABLE … select … from TABLE t` with some columns replaced by expressions, the others copied. The
/// columns are asked of SQLite, so that a new one does not break the comparison.
std::string copying_sql(db::Connection& connection, std::string const& table,
                        std::map<std::string, std::string> const& replaced);

/// The bytes of one value, such as an id; throws when there is no row.
std::string one_value(db::Connection& connection, std::string const& sql);

}  // namespace farflung::bench
