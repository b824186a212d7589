#pragma once

#include <string>

#include "platform/db/columns.hpp"

namespace farflung::db {

std::string joined(std::vector<std::string> const& words, std::string_view before, std::string_view separator);

/// The statements of one described table, written once per type from its list of fields. Every one of them is
/// bound to :workspace.
struct TableSql {
    std::string columns;       // a, b, c
    std::string aliased;       // t.a, t.b, t.c
    std::string select_by_id;  // without reach; reach is appended
    std::string insert;
    std::string update;  // only when the version is still :expected_version
    std::string remove;
};

TableSql make_table_sql(std::string_view table, std::vector<std::string> const& columns);

struct PartSql {
    std::string select;
    std::string insert;
    std::string remove;
};

PartSql make_part_sql(std::string_view table, std::string_view owner, std::vector<std::string> const& columns);

template <Described T>
TableSql const& table_sql() {
    static TableSql const sql = make_table_sql(describe(Of<T>{}).table, all_columns<T>());
    return sql;
}

template <StoredPart T>
PartSql const& part_sql() {
    static PartSql const sql = make_part_sql(describe(Of<T>{}).table, describe(Of<T>{}).owner, all_columns<T>());
    return sql;
}

}  // namespace farflung::db
