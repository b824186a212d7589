#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "platform/db/connection_pool.hpp"
#include "platform/db/drivers.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/db/sqlite_writer.hpp"

namespace farflung::db {

namespace {

/// A new file is only there after a power cut when its directory was synced too.
void sync_path(std::filesystem::path const& path) {
    auto const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    auto const code = descriptor < 0 ? -1 : ::fsync(descriptor);
    if (descriptor >= 0) ::close(descriptor);
    if (code != 0) throw StorageFailed("cannot sync " + path.string());
}

std::filesystem::path folder_of(std::filesystem::path const& file) {
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

std::vector<std::unique_ptr<SqliteConnection>> readers(Settings const& settings) {
    std::vector<std::unique_ptr<SqliteConnection>> connections;
    for (int count = 0; count < settings.readers; ++count) {
        connections.push_back(std::make_unique<SqliteConnection>(settings, Access::read));
    }
    return connections;
}

class SqliteDatabase final : public Database {
  public:
    explicit SqliteDatabase(Settings const& settings) : writer_(settings), readers_(readers(settings)) {}

    Dialect dialect() const override { return Dialect::sqlite; }

    void read(Work const& work) override {
        auto connection = readers_.take();
        try {
            connection->begin_reading();
            work(*connection);
        } catch (...) {
            end(*connection);
            throw;
        }
        end(*connection);
    }

    void write(Work work, Done done) override { writer_.write(std::move(work), std::move(done)); }

  private:
    static void end(SqliteConnection& connection) {
        connection.forget_failure();
        if (connection.in_transaction()) connection.control("rollback");
    }

    SqliteWriter writer_;  // made first: it creates the file and turns the write-ahead log on
    ConnectionPool<SqliteConnection> readers_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(Settings const& settings) {
    std::filesystem::path const path = sqlite_path(settings);
    if (path.empty() || path.string().starts_with(":")) {
        throw std::invalid_argument("a SQLite database needs a file, as in sqlite:data/farflung.db");
    }
    std::filesystem::create_directories(folder_of(path));
    bool const is_new = !std::filesystem::exists(path);
    auto database = std::make_unique<SqliteDatabase>(settings);
    if (is_new && settings.sqlite_vfs.empty()) sync_path(folder_of(path));
    return database;
}

void snapshot(Settings const& settings, std::string const& path) {
    if (std::filesystem::exists(path)) throw std::runtime_error("will not overwrite " + path);
    SqliteConnection source(settings, Access::write);
    auto const unfinished = path + ".unfinished";
    std::filesystem::remove(unfinished);
    Parameter const target{"path", std::string_view(unfinished)};
    source.execute("vacuum into :path", {&target, 1});
    sync_path(unfinished);
    std::filesystem::rename(unfinished, path);
    sync_path(folder_of(path));
}

}  // namespace farflung::db
