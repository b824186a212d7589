#include "copied_row.hpp"

#include <stdexcept>

namespace farflung::bench {

std::string copying_sql(db::Connection& connection, std::string const& table,
                        std::map<std::string, std::string> const& replaced) {
    std::string names;
    std::string values;
    connection.query("select name from pragma_table_info('" + table + "')", {}, [&](db::Row const& row) {
        std::string const name(row.text(0));
        auto const other = replaced.find(name);
        names += (names.empty() ? "" : ", ") + name;
        values += (values.empty() ? "" : ", ") + (other == replaced.end() ? "t." + name : other->second);
    });
    return "insert into " + table + " (" + names + ") select " + values + " from " + table + " t";
}

std::string one_value(db::Connection& connection, std::string const& sql) {
    std::string value;
    connection.query(sql, {}, [&](db::Row const& row) { value = row.bytes(0); });
    if (value.empty()) throw std::runtime_error("nothing found by: " + sql);
    return value;
}

}  // namespace farflung::bench
