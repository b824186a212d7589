#include "platform/db/postgres_connection.hpp"

#include <algorithm>
#include <array>
#include <thread>
#include <utility>

#include "core/hash.hpp"
#include "platform/db/postgres_errors.hpp"
#include "platform/db/postgres_values.hpp"

namespace farflung::db {

namespace {

// As with SQLite: a guard against texts with values in them, not a working limit.
constexpr std::size_t most_statements = 512;
constexpr auto patience_for_server = std::chrono::seconds(10);
constexpr auto first_pause = std::chrono::milliseconds(20);
constexpr auto longest_pause = std::chrono::milliseconds(500);
constexpr int binary = 1;

// A commit is acknowledged only when it is durable, whatever the server was told to do for others.
constexpr auto durable_commits =
    "select set_config('synchronous_commit', 'on', false)"
    " where current_setting('synchronous_commit') in ('off', 'local')";

/// The answer to one statement of a pipeline, with the empty one that follows it.
Result next_result(PGconn* connection) {
    Result result(PQgetResult(connection));
    if (result) Result const end(PQgetResult(connection));
    return result;
}

}  // namespace

PostgresConnection::PostgresConnection(Settings const& settings, std::string begin)
    : url_(settings.url), begin_(std::move(begin)) {}

void PostgresConnection::connect() {
    statements_.clear();
    is_rolling_back_ = false;
    std::array<char const*, 5> const keys = {"dbname", "client_encoding", "connect_timeout",
                                             "fallback_application_name", nullptr};
    std::array<char const*, 5> const values = {url_.c_str(), "UTF8", "5", "farflung", nullptr};
    connection_.reset(PQconnectdbParams(keys.data(), values.data(), 1));
    if (!is_connected()) {
        failure_ = std::string("cannot connect to PostgreSQL: ") + PQerrorMessage(connection_.get());
        throw std::runtime_error(failure_);
    }
    PQsetNoticeProcessor(
        connection_.get(), [](void*, char const*) {}, nullptr);
    Result const result(PQexec(connection_.get(), durable_commits));
    check(result, durable_commits);
}

bool PostgresConnection::is_connected() const { return connection_ && PQstatus(connection_.get()) == CONNECTION_OK; }

void PostgresConnection::start() {
    begun_ = false;
    workspace_.clear();
    standing_ = Standing::fine;
    failure_.clear();
}

/// Nothing of the transaction has happened yet, so a server that went away may come back.
void PostgresConnection::begin() {
    if (begun_) return;
    auto const sql = begin_ + "; set local farflung.workspace = '" + workspace_ + "'";
    auto const deadline = std::chrono::steady_clock::now() + patience_for_server;
    for (auto pause = first_pause; !try_begin(sql); pause = std::min(2 * pause, longest_pause)) {
        if (std::chrono::steady_clock::now() > deadline) {
            standing_ = Standing::failed;
            if (failure_.empty()) failure_ = "PostgreSQL cannot be reached";
            throw std::runtime_error(failure_);
        }
        std::this_thread::sleep_for(pause);
    }
    begun_ = true;
    standing_ = Standing::fine;
    failure_.clear();
}

bool PostgresConnection::try_begin(std::string const& sql) {
    try {
        if (!is_connected()) connect();
    } catch (std::runtime_error const&) {
        return false;
    }
    finish_rollback();
    Result const result(PQexec(connection_.get(), sql.c_str()));
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return true;
    if (!is_lost(connection_.get(), result.get())) check(result, sql);
    connection_.reset();
    return false;
}

void PostgresConnection::query(std::string_view sql, std::span<Parameter const> parameters,
                               std::function<void(Row const&)> const& each) {
    auto const result = run(sql, parameters);
    PostgresRow row(result.get(), sql);
    auto const count = PQntuples(result.get());
    for (int index = 0; index < count; ++index) {
        row.go_to(index);
        each(row);
    }
}

std::int64_t PostgresConnection::execute(std::string_view sql, std::span<Parameter const> parameters) {
    auto const result = run(sql, parameters);
    std::string const changed = PQcmdTuples(result.get());
    return changed.empty() ? 0 : std::stoll(changed);
}

void PostgresConnection::execute_script(std::string_view sql) {
    refuse_after_failure();
    begin();
    auto const text = to_postgres(sql);
    Result const result(PQexec(connection_.get(), text.c_str()));
    check(result, text);
}

void PostgresConnection::confine_to(std::optional<std::string_view> workspace_id_bytes) {
    // Digits or a star only, so there is nothing to quote.
    workspace_ = workspace_id_bytes ? hex(*workspace_id_bytes) : "*";
    if (!begun_) return;
    refuse_after_failure();
    auto const sql = "set local farflung.workspace = '" + workspace_ + "'";
    Result const result(PQexec(connection_.get(), sql.c_str()));
    check(result, sql);
}

void PostgresConnection::commit() {
    refuse_after_failure();
    if (!begun_) return;
    Result const result(PQexec(connection_.get(), "commit"));
    if (is_lost(connection_.get(), result.get())) {
        // Running the work again could do it twice; the caller's idempotency key tells.
        standing_ = Standing::failed;
        throw std::runtime_error("the connection broke during the commit, which may or may not have been kept");
    }
    check(result, "commit");
    begun_ = false;
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
        throw std::logic_error("PostgreSQL rolled back instead");
}

void PostgresConnection::rollback() noexcept {
    // Nobody needs the answer, so nobody waits for it before the connection is used again.
    if (begun_ && is_connected()) is_rolling_back_ = PQsendQuery(connection_.get(), "rollback") == 1;
    begun_ = false;
}

void PostgresConnection::finish_rollback() noexcept {
    if (!std::exchange(is_rolling_back_, false)) return;
    while (Result const result{PQgetResult(connection_.get())}) {
    }
}

Result PostgresConnection::run(std::string_view sql, std::span<Parameter const> parameters) {
    refuse_after_failure();
    if (!begun_) {
        if (auto result = begin_with(sql, parameters)) return result;
        begin();
    }
    auto& found = statement(sql);
    BinaryParameters const values(found.parameters, parameters, sql);
    auto known = found.names.find(values.types());
    if (known == found.names.end()) {
        known = found.names.emplace(values.types(), prepare(sql, found, values)).first;
    }
    Result result(PQexecPrepared(connection_.get(), known->second.c_str(), values.count(), values.values(),
                                 values.lengths(), values.formats(), binary));
    check(result, sql);
    return result;
}

/// Sends BEGIN, the workspace and the first statement in one go, which saves a third of a short read's time. Gives
/// nothing when the statement is not prepared yet or the connection is broken; then nothing has happened.
Result PostgresConnection::begin_with(std::string_view sql, std::span<Parameter const> parameters) {
    auto const found = statements_.find(sql);
    if (found == statements_.end() || !is_connected()) return nullptr;
    BinaryParameters const values(found->second.parameters, parameters, sql);
    auto const known = found->second.names.find(values.types());
    if (known == found->second.names.end()) return nullptr;
    finish_rollback();
    auto* connection = connection_.get();
    auto const workspace = "set local farflung.workspace = '" + workspace_ + "'";
    PQenterPipelineMode(connection);
    PQsendQueryParams(connection, begin_.c_str(), 0, nullptr, nullptr, nullptr, nullptr, binary);
    PQsendQueryParams(connection, workspace.c_str(), 0, nullptr, nullptr, nullptr, nullptr, binary);
    PQsendQueryPrepared(connection, known->second.c_str(), values.count(), values.values(), values.lengths(),
                        values.formats(), binary);
    PQpipelineSync(connection);
    auto const begun = next_result(connection);
    auto const confined = next_result(connection);
    auto result = next_result(connection);
    Result const synced(PQgetResult(connection));
    PQexitPipelineMode(connection);
    if (is_lost(connection, begun.get()) || is_lost(connection, confined.get())) {
        connection_.reset();
        return nullptr;
    }
    begun_ = true;
    check(begun, begin_);
    check(confined, workspace);
    check(result, sql);
    return result;
}

std::string PostgresConnection::prepare(std::string_view sql, Statement const& statement,
                                        BinaryParameters const& values) {
    auto name = "s" + std::to_string(++prepared_count_);
    auto const text = number_parameters(sql, statement.parameters, values.types());
    auto const oids = values.type_oids();
    Result const prepared(PQprepare(connection_.get(), name.c_str(), text.c_str(), values.count(), oids.data()));
    check(prepared, sql);
    return name;
}

PostgresConnection::Statement& PostgresConnection::statement(std::string_view sql) {
    auto const found = statements_.find(sql);
    if (found != statements_.end()) return found->second;
    if (statements_.size() >= most_statements) {
        statements_.clear();
        Result const result(PQexec(connection_.get(), "deallocate all"));
        check(result, "deallocate all");
    }
    return statements_.emplace(sql, Statement{parameter_names(sql), {}}).first->second;
}

void PostgresConnection::refuse_after_failure() const {
    if (standing_ != Standing::fine) throw std::logic_error("the transaction has already failed: " + failure_);
}

void PostgresConnection::check(Result const& result, std::string_view sql) {
    auto const status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
    failure_ = PQerrorMessage(connection_.get());
    standing_ = is_lost(connection_.get(), result.get()) ? Standing::lost
                : is_conflict(result.get())              ? Standing::conflict
                                                         : Standing::failed;
    // A connection whose statements are out of step with the tables is of no more use than a broken one.
    if (standing_ == Standing::lost || sql_state(result.get()) == "0A000") connection_.reset();
    throw_postgres_error(result.get(), failure_, sql);
}

}  // namespace farflung::db
