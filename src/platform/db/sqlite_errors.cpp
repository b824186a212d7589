#include "platform/db/sqlite_errors.hpp"

#include <string>

#include "platform/db/constraint_names.hpp"
#include "platform/db/database.hpp"

namespace farflung::db {

namespace {

constexpr int primary(int extended_code) { return extended_code & 0xff; }

/// The text behind the first colon and space, where SQLite names the columns or the constraint.
std::string subject(std::string const& message) {
    auto const colon = message.find(": ");
    return colon == std::string::npos ? std::string{} : message.substr(colon + 2);
}

std::string create_statement(sqlite3* handle, std::string const& table) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(handle, "select sql from sqlite_schema where type = 'table' and name = ?", -1, &statement,
                       nullptr);
    std::string text;
    sqlite3_bind_text(statement, 1, table.data(), static_cast<int>(table.size()), SQLITE_STATIC);
    if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_bytes(statement, 0) > 0) {
        text.assign(static_cast<char const*>(sqlite3_column_blob(statement, 0)),
                    static_cast<std::size_t>(sqlite3_column_bytes(statement, 0)));
    }
    sqlite3_finalize(statement);
    return text;
}

/// A unique index made by CREATE UNIQUE INDEX over exactly these columns.
std::string unique_index(sqlite3* handle, UniqueColumns const& unique) {
    constexpr auto sql = R"(
        select l.name from pragma_index_list(?1) l
        where l."unique" and l.origin = 'c'
          and (select group_concat(name, ',') from (select name from pragma_index_info(l.name) order by seqno)) = ?2)";
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
    std::string columns;
    for (auto const& column : unique.columns) columns += (columns.empty() ? "" : ",") + column;
    sqlite3_bind_text(statement, 1, unique.table.data(), static_cast<int>(unique.table.size()), SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, columns.data(), static_cast<int>(columns.size()), SQLITE_STATIC);
    std::string name;
    if (sqlite3_step(statement) == SQLITE_ROW) {
        name.assign(static_cast<char const*>(sqlite3_column_blob(statement, 0)),
                    static_cast<std::size_t>(sqlite3_column_bytes(statement, 0)));
    }
    sqlite3_finalize(statement);
    return name;
}

/// SQLite tells the columns of a broken unique key, PostgreSQL its name; callers want the name on both.
std::string unique_name(sqlite3* handle, std::string const& named) {
    if (named.starts_with("index '")) return named.substr(7, named.size() - 8);
    auto const unique = read_unique_columns(named);
    auto name = declared_name(create_statement(handle, unique.table), unique);
    if (name.empty()) name = unique_index(handle, unique);
    return name;
}

std::string constraint_name(sqlite3* handle, int code, std::string const& message) {
    auto const named = subject(message);
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE: {
            auto name = unique_name(handle, named);
            return name.empty() ? default_name(read_unique_columns(named), "key") : name;
        }
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID: {
            auto name = unique_name(handle, named);
            return name.empty() ? read_unique_columns(named).table + "_pkey" : name;
        }
        case SQLITE_CONSTRAINT_NOTNULL:
            return default_name(read_unique_columns(named), "not_null");
        case SQLITE_CONSTRAINT_TRIGGER:
            return message;
        default:
            return named;
    }
}

}  // namespace

bool is_storage_failure(int extended_code) {
    if (extended_code == SQLITE_IOERR_NOMEM || extended_code == SQLITE_IOERR_SHMSIZE) return false;
    return primary(extended_code) == SQLITE_IOERR || primary(extended_code) == SQLITE_CORRUPT ||
           primary(extended_code) == SQLITE_NOTADB;
}

void throw_sqlite_error(sqlite3* handle, std::string_view sql) {
    auto const code = sqlite3_extended_errcode(handle);
    std::string const message = sqlite3_errmsg(handle);
    auto const where = message + " (" + std::to_string(code) + ") in: " + std::string(sql.substr(0, 500));
    if (code == SQLITE_CONSTRAINT_DATATYPE) throw std::runtime_error(where);
    if (primary(code) == SQLITE_CONSTRAINT) throw ConstraintViolation(constraint_name(handle, code, message), where);
    // The index of the write-ahead log could not grow: that too is a full disk.
    if (primary(code) == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE) throw StorageFull(where);
    if (is_storage_failure(code)) throw StorageFailed(where);
    throw std::runtime_error(where);
}

}  // namespace farflung::db
