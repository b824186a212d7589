#include "platform/db/schema.hpp"

namespace farflung::db {

namespace {

// A table made by a virtual table for itself (a shadow) is no part of our schema.
constexpr auto sqlite_columns = R"(
    select t.name, c.name, c.type, c."notnull" = 0 and c.pk = 0
    from pragma_table_list t, pragma_table_info(t.name) c
    where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\_%' escape '\'
    order by t.name, c.cid)";

constexpr auto postgres_columns = R"(
    select c.relname::text, a.attname::text,
           case format_type(a.atttypid, null) when 'bigint' then 'INTEGER' when 'bytea' then 'BLOB'
                                              when 'text' then 'TEXT' else upper(format_type(a.atttypid, null)) end,
           case when a.attnotnull then 0 else 1 end
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
      and a.attnum > 0 and not a.attisdropped
    order by c.relname::text collate "C", a.attnum)";

constexpr auto sqlite_definitions = R"(
    select s.sql from sqlite_schema s
    where s.sql is not null and s.name not like 'sqlite\_%' escape '\'
      and s.tbl_name not in (select name from pragma_table_list where type = 'shadow')
    order by s.tbl_name, s.type <> 'table', s.name)";

}  // namespace

std::vector<ColumnInfo> columns(Connection& connection) {
    std::vector<ColumnInfo> found;
    auto const* sql = connection.dialect() == Dialect::sqlite ? sqlite_columns : postgres_columns;
    connection.query(sql, {}, [&](Row const& row) {
        found.push_back(
            {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), row.integer(3) != 0});
    });
    return found;
}

std::string schema_dump(Connection& connection) {
    if (connection.dialect() != Dialect::sqlite) throw std::logic_error("the schema is dumped from SQLite");
    std::string text;
    connection.query(sqlite_definitions, {}, [&](Row const& row) {
        text += row.text(0);
        text += ";\n\n";
    });
    if (!text.empty()) text.pop_back();
    return text;
}

}  // namespace farflung::db
