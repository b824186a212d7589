#include "platform/db/postgres_errors.hpp"

#include "platform/db/database.hpp"

namespace farflung::db {

namespace {

std::string field(PGresult const* result, int code) {
    auto const* text = PQresultErrorField(result, code);
    return text == nullptr ? std::string{} : std::string(text);
}

std::string constraint_name(PGresult const* result, std::string_view state) {
    if (state == "23502") {  // not null, which has no name here
        return field(result, PG_DIAG_TABLE_NAME) + "_" + field(result, PG_DIAG_COLUMN_NAME) + "_not_null";
    }
    if (state == "P0001") return field(result, PG_DIAG_MESSAGE_PRIMARY);  // raised by a trigger
    return field(result, PG_DIAG_CONSTRAINT_NAME);
}

}  // namespace

std::string sql_state(PGresult const* result) { return field(result, PG_DIAG_SQLSTATE); }

bool is_lost(PGconn const* connection, PGresult const* result) {
    auto const status = PQresultStatus(result);
    if (PQstatus(connection) != CONNECTION_OK) return true;
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return false;
    auto const state = sql_state(result);
    return state.empty() || state.starts_with("08") || state.starts_with("57P0");
}

bool is_conflict(PGresult const* result) {
    auto const state = sql_state(result);
    // The last is "cached plan must not change result type", after another node's migration.
    return state == "40001" || state == "40P01" ||
           (state == "0A000" && field(result, PG_DIAG_MESSAGE_PRIMARY).find("cached plan") != std::string::npos);
}

void throw_postgres_error(PGresult const* result, std::string const& message, std::string_view sql) {
    auto const state = sql_state(result);
    auto const where = message + " (" + state + ") in: " + std::string(sql.substr(0, 500));
    if (state.starts_with("23") || state == "P0001") throw ConstraintViolation(constraint_name(result, state), where);
    if (state == "53100") throw StorageFull(where);
    if (state == "22021") throw std::invalid_argument(where);  // not UTF-8
    throw std::runtime_error(where);
}

}  // namespace farflung::db
