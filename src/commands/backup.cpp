#include <filesystem>
#include <iostream>

#include "commands/commands.hpp"
#include "commands/program.hpp"

namespace farflung {

namespace {

namespace fs = std::filesystem;

/// A backup is the database itself, with the kept bytes in one more table: one file, and every tool can look into it.
constexpr auto make_table = "create table backup_files (sha256 TEXT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT";

std::string required_file(Settings const& settings) {
    auto const file = database_file(settings);
    if (!file) {
        throw std::runtime_error("this copies SQLite databases; for PostgreSQL use pg_dump, and copy " + settings.data +
                                 "/blobs after it");
    }
    return *file;
}

db::Settings settings_of(fs::path const& file) {
    db::Settings settings;
    settings.url = "sqlite:" + file.string();
    settings.readers = 1;
    return settings;
}

void pack_bytes(Settings const& settings, fs::path const& copy) {
    blobs::Store const store(fs::path(settings.data) / "blobs");
    auto const database = db::open(settings_of(copy));
    database->write_and_wait([&](db::Connection& connection) {
        connection.execute_script(make_table);
        for (auto const& name : kept_bytes(settings)) {
            auto const bytes = store.get(name);
            if (!bytes) throw std::runtime_error("the kept bytes " + name + " are damaged; see farflung verify");
            db::Parameter const values[] = {{"sha256", std::string_view(name)}, {"bytes", db::Bytes{*bytes}}};
            connection.execute("insert into backup_files (sha256, bytes) values (:sha256, :bytes)", values);
        }
    });
}

void unpack_bytes(Settings const& settings, fs::path const& copy) {
    blobs::Store store(fs::path(settings.data) / "blobs");
    auto const database = db::open(settings_of(copy));
    database->read([&](db::Connection& connection) {
        connection.query("select sha256, bytes from backup_files", {}, [&](db::Row const& row) {
            if (store.put(row.bytes(1)) != row.text(0)) throw std::runtime_error("the backup is damaged");
        });
    });
    database->write_and_wait([](db::Connection& connection) { connection.execute_script("drop table backup_files"); });
}

/// Moves a file and what SQLite keeps beside it.
void move_database(fs::path const& from, fs::path const& to) {
    for (auto const* end : {"", "-wal", "-shm"}) {
        auto const source = fs::path(from.string() + end);
        if (fs::exists(source)) fs::rename(source, to.string() + end);
    }
}

}  // namespace

int backup(Settings const& settings, std::string const& file) {
    required_file(settings);
    if (fs::exists(file)) throw std::runtime_error("will not overwrite " + file);
    // The database first: bytes are never changed, so those that it names are all still there afterwards.
    auto const unfinished = file + ".part";
    fs::remove(unfinished);
    db::snapshot(database_settings(settings), unfinished);
    pack_bytes(settings, unfinished);
    fs::rename(unfinished, file);
    std::cout << "Wrote " << file << ", " << fs::file_size(file) << " bytes.\n";
    return 0;
}

int restore(Settings const& settings, std::string const& file) {
    auto const target = required_file(settings);
    if (!fs::exists(file)) throw std::runtime_error("there is no " + file);
    if (auto const folder = fs::path(target).parent_path(); !folder.empty()) fs::create_directories(folder);
    auto const incoming = target + ".incoming";
    auto const aside = target + ".before_restore";
    if (fs::exists(aside))
        throw std::runtime_error("move " + aside + " away first; it is what an earlier restore kept");
    fs::copy_file(file, incoming, fs::copy_options::overwrite_existing);
    unpack_bytes(settings, incoming);
    if (fs::exists(aside))
        throw std::runtime_error("move " + aside + " away first; it is what an earlier restore kept");
    move_database(target, aside);
    move_database(incoming, target);
    std::cout << "Restored. What was there before is " << aside << ".\n";
    return 0;
}

}  // namespace farflung
