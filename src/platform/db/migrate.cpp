#include <array>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <map>

#include "core/hash.hpp"
#include "platform/db/database.hpp"
#include "platform/db/row_security.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/db/sqlite_statistics.hpp"

namespace farflung::db {

namespace {

using Key = std::pair<std::string, std::string>;  // module and name
using Applied = std::map<Key, std::string>;       // and the hash of the text

constexpr auto own_table = R"(
    create table if not exists schema_migrations (
        module     TEXT NOT NULL,
        name       TEXT NOT NULL,
        sha256     TEXT NOT NULL,
        applied_at TEXT NOT NULL,
        constraint schema_migrations_once primary key (module, name)
    ) STRICT)";

std::string hash_of(Migration const& migration) { return sha256_hex(migration.sql + '\0' + migration.postgres_sql); }

std::string now_in_utc() {
    auto const now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    auto const size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text.data(), size};
}

Applied read_applied(Connection& connection) {
    Applied applied;
    connection.query("select module, name, sha256 from schema_migrations", {}, [&](Row const& row) {
        applied.emplace(Key{row.text(0), row.text(1)}, row.text(2));
    });
    return applied;
}

void refuse_edited_or_newer(Applied applied, std::span<Migration const> migrations) {
    for (auto const& migration : migrations) {
        auto const found = applied.find({migration.module, migration.name});
        if (found == applied.end()) continue;
        if (found->second != hash_of(migration)) {
            throw std::runtime_error("the migration " + migration.module + "/" + migration.name +
                                     " was changed after this database had it; write a new one instead");
        }
        applied.erase(found);
    }
    if (applied.empty()) return;
    auto const& [module, name] = applied.begin()->first;
    throw std::runtime_error("this database is newer than this program: it has the migration " + module + "/" + name +
                             ", which the program does not know; start a newer Farflung or restore an older backup");
}

std::vector<Migration> missing(Applied const& applied, std::span<Migration const> migrations) {
    std::vector<Migration> found;
    for (auto const& migration : migrations) {
        if (!applied.contains({migration.module, migration.name})) found.push_back(migration);
    }
    return found;
}

bool holds_data(Database& database) {
    bool holds = false;
    database.read([&](Connection& connection) {
        std::vector<std::string> tables;
        connection.query(
            "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like "
            "'sqlite\\_%' escape '\\' and name <> 'schema_migrations'",
            {}, [&](Row const& row) { tables.emplace_back(row.text(0)); });
        for (auto const& table : tables) {
            connection.query("select 1 from \"" + table + "\" limit 1", {}, [&](Row const&) { holds = true; });
        }
    });
    return holds;
}

/// The state before the first missing migration stays beside the database, for the person who wants to go back.
void keep_state_before(Settings const& settings, Migration const& first) {
    auto const path = sqlite_path(settings) + ".before-" + first.module + "-" + first.name;
    std::filesystem::remove(path);  // left by an attempt that did not end
    snapshot(settings, path);
}

void refuse_loose_tables(Connection& connection) {
    connection.query(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name "
        "not like 'sqlite\\_%' escape '\\'",
        {}, [](Row const& row) {
            throw std::runtime_error("the table " + std::string(row.text(0)) +
                                     " is not STRICT, so SQLite would take text for a number");
        });
}

void apply(Connection& connection, Migration const& migration) {
    bool const own_text = connection.dialect() == Dialect::postgres && !migration.postgres_sql.empty();
    connection.execute_script(own_text ? migration.postgres_sql : migration.sql);
    auto const hash = hash_of(migration);
    auto const now = now_in_utc();
    Parameter const parameters[] = {{"module", std::string_view(migration.module)},
                                    {"name", std::string_view(migration.name)},
                                    {"sha256", std::string_view(hash)},
                                    {"applied_at", std::string_view(now)}};
    connection.execute(
        "insert into schema_migrations (module, name, sha256, applied_at) values (:module, :name, :sha256, "
        ":applied_at)",
        parameters);
}

void create_own_table(Database& database) {
    database.write_and_wait([](Connection& connection) {
        if (connection.dialect() == Dialect::postgres) refuse_role_above_row_security(connection);
        connection.execute_script(own_table);
    });
}

/// One transaction: old or new, never between. Two nodes that start at once wait for each other at the lock, which must
/// be the first statement, before the transaction's snapshot is taken.
std::vector<std::string> apply_missing(Database& database, std::span<Migration const> migrations) {
    std::vector<std::string> names;
    database.write_and_wait([&](Connection& connection) {
        names.clear();
        connection.confine_to(std::nullopt);
        bool const is_postgres = connection.dialect() == Dialect::postgres;
        if (is_postgres) connection.execute_script("lock table schema_migrations in exclusive mode");
        auto const applied = read_applied(connection);
        refuse_edited_or_newer(applied, migrations);
        for (auto const& migration : missing(applied, migrations)) {
            apply(connection, migration);
            names.push_back(migration.module + "/" + migration.name);
        }
        if (is_postgres) {
            secure_rows(connection);
        } else {
            refuse_loose_tables(connection);
            if (!names.empty() || !knows_index_sizes(connection)) tell_index_sizes(connection);
        }
    });
    return names;
}

}  // namespace

std::vector<std::string> migrate(Database& database, Settings const& settings, std::span<Migration const> migrations) {
    create_own_table(database);
    Applied applied;
    database.read([&](Connection& connection) { applied = read_applied(connection); });
    refuse_edited_or_newer(applied, migrations);
    auto const todo = missing(applied, migrations);
    if (!todo.empty() && database.dialect() == Dialect::sqlite && holds_data(database)) {
        keep_state_before(settings, todo.front());
    }
    return apply_missing(database, migrations);
}

}  // namespace farflung::db
