#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/db/database.hpp"
#include "platform/db/dialect.hpp"

namespace farflung::db {

class BinaryParameters;

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

/// What became of the transaction, whatever the work made of the exception.
enum class Standing { fine, failed, conflict, lost };

/// One connection to a PostgreSQL server, used by one thread at a time. A transaction is begun by its first statement,
/// so that BEGIN and the workspace go in one message; a connection found broken there is made anew.
class PostgresConnection final : public Connection {
  public:
    PostgresConnection(Settings const& settings, std::string begin);

    Dialect dialect() const override { return Dialect::postgres; }
    bool is_read_only() const override { return begin_.ends_with("read only"); }
    void query(std::string_view sql, std::span<Parameter const> parameters,
               std::function<void(Row const&)> const& each) override;
    std::int64_t execute(std::string_view sql, std::span<Parameter const> parameters) override;
    void execute_script(std::string_view sql) override;
    void confine_to(std::optional<std::string_view> workspace_id_bytes) override;

    void start();
    /// Throws when anything failed before, or when the commit itself fails.
    void commit();
    void rollback() noexcept;
    Standing standing() const { return standing_; }
    /// Connects now, so that a wrong address is told at the start.
    void connect();

  private:
    struct Finish {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    /// A text is prepared once for each combination of parameter types it is used with.
    struct Statement {
        std::vector<std::string> parameters;
        std::map<std::string, std::string, std::less<>> names;  // by types
    };

    bool is_connected() const;
    void begin();
    bool try_begin(std::string const& sql);
    Result begin_with(std::string_view sql, std::span<Parameter const> parameters);
    void finish_rollback() noexcept;
    Result run(std::string_view sql, std::span<Parameter const> parameters);
    Statement& statement(std::string_view sql);
    std::string prepare(std::string_view sql, Statement const& statement, BinaryParameters const& values);
    void refuse_after_failure() const;
    void check(Result const& result, std::string_view sql);

    std::string url_;
    std::string begin_;
    std::string workspace_;  // what row-level security compares with; empty sees nothing
    std::unique_ptr<PGconn, Finish> connection_;
    std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
    std::uint64_t prepared_count_ = 0;
    bool begun_ = false;
    bool is_rolling_back_ = false;
    Standing standing_ = Standing::fine;
    std::string failure_;
};

}  // namespace farflung::db
