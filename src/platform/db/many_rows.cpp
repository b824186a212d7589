#include "platform/db/many_rows.hpp"

#include "platform/db/records.hpp"

namespace farflung::db {

namespace {

/// A file is not away: there one prepared row after the other is fastest. PostgreSQL answers twenty at a time; more
/// would save no more waiting than their many parameters cost.
std::size_t rows_at_once(Dialect dialect) { return dialect == Dialect::sqlite ? 1 : 20; }

std::string inserting(std::string_view table, Parameters const& row, std::size_t count) {
    std::vector<std::string> columns;
    for (auto const& parameter : row.list()) columns.emplace_back(parameter.name);
    auto sql = "insert into " + std::string(table) + " (workspace_id, " + joined(columns, "", ", ") + ") values ";
    for (std::size_t i = 0; i < count; ++i) {
        auto const suffix = "_" + std::to_string(i);
        sql += i == 0 ? "(:workspace" : ", (:workspace";
        for (auto const& column : columns) sql += ", :" + column + suffix;
        sql += ')';
    }
    return sql;
}

/// Rows [from, to), in one statement.
void insert_together(Connection& connection, std::string const& sql, Bytes workspace, Rows const& rows,
                     std::size_t from, std::size_t to) {
    Parameters all;
    all.add("workspace", workspace);
    for (auto at = from; at < to; ++at) {
        auto const suffix = "_" + std::to_string(at - from);
        for (auto const& parameter : rows[at].list()) {
            all.add(all.keep(std::string(parameter.name) + suffix), parameter.value);
        }
    }
    connection.execute(sql, all.span());
}

}  // namespace

void insert_rows(Connection& connection, std::string_view table, Bytes workspace, Rows const& rows) {
    if (rows.empty()) return;
    auto const together = rows_at_once(connection.dialect());
    auto const many = inserting(table, rows.front(), together);
    auto const one = inserting(table, rows.front(), 1);
    std::size_t at = 0;
    for (; at + together <= rows.size(); at += together) {
        insert_together(connection, many, workspace, rows, at, at + together);
    }
    for (; at < rows.size(); ++at) insert_together(connection, one, workspace, rows, at, at + 1);
}

}  // namespace farflung::db
