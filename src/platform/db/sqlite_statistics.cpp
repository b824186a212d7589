#include "platform/db/sqlite_statistics.hpp"

#include <algorithm>
#include <array>

namespace farflung::db {

namespace {

constexpr std::int64_t rows_of_a_table = 1'000'000;
constexpr std::int64_t workspaces = 10;
constexpr std::int64_t values_of_a_name = 10'000;  // a column that names one thing among many
constexpr std::int64_t values_of_a_kind = 10;      // a state, a kind, a currency, a day

struct Index {
    std::string table;
    std::string name;
    std::string told_as;  // the key of a table without rowid goes by the table's name
    bool is_unique = false;
};

std::vector<Index> indexes(Connection& connection) {
    std::vector<Index> found;
    connection.query(
        "select t.name, i.name, case when i.origin = 'pk' and t.wr then t.name else i.name end, i.\"unique\""
        " from pragma_table_list t, pragma_index_list(t.name) i where t.schema = 'main' and t.type = 'table'"
        " and t.name not like 'sqlite\\_%' escape '\\'",
        {}, [&](Row const& row) {
            found.push_back(
                {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), row.integer(3) != 0});
        });
    return found;
}

std::vector<std::string> columns_of(Connection& connection, Index const& index) {
    std::vector<std::string> columns;
    std::array<Parameter, 1> const parameters{{{"index", std::string_view(index.name)}}};
    connection.query("select coalesce(name, '') from pragma_index_info(:index) order by seqno", parameters,
                     [&](Row const& row) { columns.emplace_back(row.text(0)); });
    return columns;
}

std::int64_t values_of(std::string_view column) {
    if (column == "workspace_id") return workspaces;
    constexpr std::array<std::string_view, 5> endings = {"id", "number", "hash", "key", "email"};
    bool const names_one = std::ranges::any_of(endings, [&](auto ending) { return column.ends_with(ending); });
    return names_one ? values_of_a_name : values_of_a_kind;
}

/// How many rows the whole index has, and then how many share the first column, the first two, and so on.
std::string sizes_of(Index const& index, std::vector<std::string> const& columns) {
    auto left = rows_of_a_table;
    auto sizes = std::to_string(left);
    for (auto const& column : columns) {
        bool const is_whole_key = index.is_unique && &column == &columns.back();
        left = is_whole_key ? 1 : std::max<std::int64_t>(1, left / values_of(column));
        sizes += ' ' + std::to_string(left);
    }
    return sizes;
}

}  // namespace

void tell_index_sizes(Connection& connection) {
    connection.execute_script("analyze schema_migrations; delete from sqlite_stat1");  // makes the table
    for (auto const& index : indexes(connection)) {
        auto const sizes = sizes_of(index, columns_of(connection, index));
        std::array<Parameter, 3> const parameters{{{"table", std::string_view(index.table)},
                                                   {"index", std::string_view(index.told_as)},
                                                   {"sizes", std::string_view(sizes)}}};
        connection.execute("insert into sqlite_stat1 (tbl, idx, stat) values (:table, :index, :sizes)", parameters);
    }
    connection.execute_script("analyze sqlite_schema");  // has this connection read them
}

bool knows_index_sizes(Connection& connection) {
    bool known = false;
    connection.query("select 1 from sqlite_schema where name = 'sqlite_stat1'", {}, [&](Row const&) { known = true; });
    return known;
}

}  // namespace farflung::db
