#pragma once

#include <sqlite3.h>

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/db/database.hpp"

namespace farflung::db {

enum class Access { read, write };

/// A prepared statement and the names of its parameters, the first at index 0.
struct SqliteStatement {
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> handle;
    std::vector<std::string> parameters;
    bool in_use = false;
};

/// Looks at a few places of a text: statements are long, and comparing one that was found costs less than reading all
/// of each.
struct StatementHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const;
};

/// One SQLite handle, used by one thread at a time.
class SqliteConnection final : public Connection {
  public:
    SqliteConnection(Settings const& settings, Access access);

    Dialect dialect() const override { return Dialect::sqlite; }
    bool is_read_only() const override { return access_ == Access::read; }
    Memory* memory() override { return is_read_only() ? &memory_ : nullptr; }
    void query(std::string_view sql, std::span<Parameter const> parameters,
               std::function<void(Row const&)> const& each) override;
    std::int64_t execute(std::string_view sql, std::span<Parameter const> parameters) override;
    void execute_script(std::string_view sql) override;
    void confine_to(std::optional<std::string_view>) override {}

    /// Begins reading: the snapshot is taken now, and what is remembered of an older one is forgotten.
    void begin_reading();
    /// BEGIN, SAVEPOINT, COMMIT and the like, which are allowed after a failure too.
    void control(std::string_view sql);
    bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }
    /// Throws when a statement failed and the work hid it, or when foreign keys still point nowhere: either would
    /// otherwise break the COMMIT of the whole group.
    void refuse_to_keep_broken_work();
    void forget_failure() { failed_.clear(); }
    /// True once the disk has failed this connection; it never turns false again.
    bool storage_failed() const { return storage_failed_; }
    sqlite3* handle() const { return handle_.get(); }

  private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    class Use;

    void refuse_after_failure() const;
    SqliteStatement& statement(std::string_view sql, SqliteStatement& spare);
    SqliteStatement prepare(std::string_view sql);
    void bind(SqliteStatement& statement, std::span<Parameter const> parameters, std::string_view sql);
    bool step(sqlite3_stmt* statement, std::string_view sql);
    [[noreturn]] void fail(std::string_view sql);

    std::unique_ptr<sqlite3, Close> handle_;
    Access access_;
    std::unordered_map<std::string, SqliteStatement, StatementHash, std::equal_to<>> statements_;
    Memory memory_;
    std::int64_t data_version_ = 0;
    std::string failed_;
    bool storage_failed_ = false;
};

/// The path inside sqlite:PATH.
std::string sqlite_path(Settings const& settings);

}  // namespace farflung::db
