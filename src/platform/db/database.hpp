#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "platform/db/memory.hpp"

namespace farflung::db {

/// Bytes as the databases store them; text is UTF-8. Views must outlive the call they are passed to.
struct Bytes {
    std::string_view view;
};
using Value = std::variant<std::monostate, std::int64_t, std::string_view, Bytes>;

struct Parameter {
    std::string_view name;  // without the colon
    Value value;
};

/// One row of an answer, valid only inside the callback. Columns count from 0.
class Row {
  public:
    virtual ~Row() = default;
    virtual int columns() const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual std::string_view bytes(int column) const = 0;
};

enum class Dialect { sqlite, postgres };

/// A database said no because of a unique or foreign key, or a check. `constraint` is its name where known.
struct ConstraintViolation : std::runtime_error {
    ConstraintViolation(std::string constraint_, std::string const& message)
        : std::runtime_error(message), constraint(std::move(constraint_)) {}
    std::string constraint;
};

/// No room is left on the disk: the write was rolled back, reading goes on, and later writes are tried again.
struct StorageFull : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Storing failed in a way after which nothing may be believed until the program starts again: a failed fsync above
/// all.
struct StorageFailed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The writer met others at the same rows too often and gave up; nothing was written.
struct TooMuchContention : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// One open transaction. After a statement failed the transaction is over: nothing more can be run in it and it cannot
/// be committed, even when the error was caught (PostgreSQL behaves so, and SQLite is held to it). SQL is portable text
/// with `:name` parameters; statements are prepared once per connection and cached by their text.
class Connection {
  public:
    virtual ~Connection() = default;
    virtual Dialect dialect() const = 0;
    virtual bool is_read_only() const = 0;
    /// What was found out before and is still so in this transaction's snapshot; null where nobody can tell.
    virtual Memory* memory() { return nullptr; }
    virtual void query(std::string_view sql, std::span<Parameter const> parameters,
                       std::function<void(Row const&)> const& each) = 0;
    /// Runs a statement without rows; returns the count of rows it changed.
    virtual std::int64_t execute(std::string_view sql, std::span<Parameter const> parameters) = 0;
    /// Several statements without parameters, as migrations have them.
    virtual void execute_script(std::string_view sql) = 0;
    /// Which workspace row-level security lets this transaction see; nullopt lifts it for the system's own work
    /// (sign-in look-ups, the scheduler, verify). No effect on SQLite.
    virtual void confine_to(std::optional<std::string_view> workspace_id_bytes) = 0;
};

using Work = std::function<void(Connection&)>;
/// Called once with nullptr after the commit is durable, or with what went wrong after the rollback.
using Done = std::function<void(std::exception_ptr)>;

/// Everything above this knows only these three verbs.
class Database {
  public:
    virtual ~Database() = default;
    virtual Dialect dialect() const = 0;
    /// Runs `work` here, on a read-only snapshot.
    virtual void read(Work const& work) = 0;
    /// Runs `work` in a transaction of its own and then `done`, perhaps on another thread. SQLite: on the one
    /// writer thread, several works per fsync, each in a savepoint. PostgreSQL: serialisable, run again from the
    /// start on a serialisation failure, so `work` must not keep effects outside the transaction.
    virtual void write(Work work, Done done) = 0;
    /// The same, waiting for the end; throws what `work` threw.
    void write_and_wait(Work work);
};

struct Settings {
    std::string url = "sqlite:data/farflung.db";  // or postgresql://...
    int readers = 4;                              // pooled read connections
    int writers = 8;                              // PostgreSQL only
    /// Called when writing can no longer be trusted (StorageFailed); the default says why on standard error and leaves
    /// the process at once with status 70, so that the next start recovers from the write-ahead log.
    std::function<void(std::string_view reason)> on_fatal = {};
    std::string sqlite_vfs = {};      // the default one when empty; fault tests bring their own
    std::string sqlite_pragmas = {};  // run last on every connection; for fault tests
};

/// Opens (SQLite: creates) the database.
std::unique_ptr<Database> open(Settings const& settings);

/// Writes a consistent copy of a SQLite database to a new file while others read and write, and syncs it.
void snapshot(Settings const& settings, std::string const& path);

struct Migration {
    std::string module;        // migrations run in the order given
    std::string name;          // 0001_parties
    std::string sql;           // SQLite's dialect; the PostgreSQL driver maps BLOB, INTEGER and STRICT
    std::string postgres_sql;  // only where the one text cannot serve both; else empty
};

/// Applies what is missing in one transaction, after a snapshot of a SQLite file that holds data. On PostgreSQL every
/// table with a workspace_id gets a row-level security policy. Refuses a database that is newer than the program.
/// Returns the names applied.
std::vector<std::string> migrate(Database& database, Settings const& settings, std::span<Migration const> migrations);

}  // namespace farflung::db
