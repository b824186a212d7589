#include "platform/db/records.hpp"

#include <algorithm>

namespace farflung::db {

std::string joined(std::vector<std::string> const& words, std::string_view before, std::string_view separator) {
    std::string out;
    for (auto const& word : words) {
        if (!out.empty()) out += separator;
        out += before;
        out += word;
    }
    return out;
}

TableSql make_table_sql(std::string_view table, std::vector<std::string> const& columns) {
    TableSql sql;
    auto const name = std::string(table);
    sql.columns = joined(columns, "", ", ");
    sql.aliased = joined(columns, "t.", ", ");
    sql.select_by_id =
        "select " + sql.aliased + " from " + name + " t where t.workspace_id = :workspace and t.id = :id";
    sql.insert = "insert into " + name + " (workspace_id, " + sql.columns + ") values (:workspace, " +
                 joined(columns, ":", ", ") + ")";
    std::vector<std::string> assignments;
    for (auto const& column : columns) {
        if (column != "id") assignments.push_back(column + " = :" + column);
    }
    sql.update = "update " + name + " set " + joined(assignments, "", ", ") +
                 " where workspace_id = :workspace and id = :id and version = :expected_version";
    sql.remove =
        "delete from " + name + " where workspace_id = :workspace and id = :id and version = :expected_version";
    return sql;
}

PartSql make_part_sql(std::string_view table, std::string_view owner, std::vector<std::string> const& columns) {
    PartSql sql;
    auto const name = std::string(table);
    auto const owner_column = std::string(owner);
    auto const of_owner = " where workspace_id = :workspace and " + owner_column + " = :owner";
    sql.select = "select " + joined(columns, "", ", ") + " from " + name + of_owner + " order by position";
    sql.insert = "insert into " + name + " (workspace_id, " + owner_column + ", position, " +
                 joined(columns, "", ", ") + ") values (:workspace, :owner, :position, " + joined(columns, ":", ", ") +
                 ")";
    sql.remove = "delete from " + name + of_owner;
    return sql;
}

}  // namespace farflung::db
