#include "platform/db/sqlite_connection.hpp"

#include <algorithm>
#include <cstring>

#include "platform/db/sqlite_errors.hpp"

namespace farflung::db {

namespace {

// The program's statements are a finite set; the limit only keeps a mistake (values inside the text) from eating
// memory.
constexpr std::size_t most_statements = 512;

// Small caches keep the idle process small; the operating system caches the file anyway.
constexpr auto every_connection = R"(
    pragma foreign_keys = on;
    pragma synchronous = full;
    pragma temp_store = memory;
    pragma trusted_schema = off;
    pragma cell_size_check = on;
)";
// The writer checkpoints by itself, because SQLite's automatic checkpoint hides a failed fsync.
constexpr auto writing_connection = R"(
    pragma cache_size = -8000;
    pragma wal_autocheckpoint = 0;
    pragma journal_size_limit = 67108864;
)";
constexpr auto reading_connection = R"(
    pragma cache_size = -2000;
    pragma mmap_size = 67108864;
    pragma query_only = on;
)";
constexpr int busy_timeout_ms = 10'000;

class SqliteRow final : public Row {
  public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    int columns() const override { return sqlite3_column_count(statement_); }
    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    std::string_view text(int column) const override { return bytes(column); }
    std::string_view bytes(int column) const override {
        auto const* data = sqlite3_column_blob(statement_, column);
        auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
        return data == nullptr ? std::string_view{} : std::string_view(static_cast<char const*>(data), size);
    }

  private:
    sqlite3_stmt* statement_;
};

int bind_value(sqlite3_stmt* statement, int index, Value const& value) {
    if (auto const* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, index, *number);
    // A null pointer would bind NULL where an empty text or empty bytes are meant.
    if (auto const* text = std::get_if<std::string_view>(&value)) {
        if (text->find('\0') != std::string_view::npos) throw std::invalid_argument("text cannot hold a NUL byte");
        return sqlite3_bind_text64(statement, index, text->empty() ? "" : text->data(), text->size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
    }
    if (auto const* bytes = std::get_if<Bytes>(&value)) {
        auto const view = bytes->view;
        return sqlite3_bind_blob64(statement, index, view.empty() ? "" : view.data(), view.size(), SQLITE_STATIC);
    }
    return sqlite3_bind_null(statement, index);
}

}  // namespace

/// Marks a statement as running, and sets it back whatever happens.
class SqliteConnection::Use {
  public:
    explicit Use(SqliteStatement& statement) : statement_(statement) { statement_.in_use = true; }
    Use(Use const&) = delete;
    Use& operator=(Use const&) = delete;
    ~Use() {
        sqlite3_reset(statement_.handle.get());
        sqlite3_clear_bindings(statement_.handle.get());
        statement_.in_use = false;
    }

  private:
    SqliteStatement& statement_;
};

std::string sqlite_path(Settings const& settings) { return settings.url.substr(std::string_view("sqlite:").size()); }

std::size_t StatementHash::operator()(std::string_view text) const {
    constexpr std::size_t places = 8;
    std::uint64_t hash = text.size();
    if (text.size() < places * sizeof hash) return std::hash<std::string_view>{}(text);
    for (std::size_t place = 0; place < places; ++place) {
        std::uint64_t piece = 0;
        std::memcpy(&piece, text.data() + place * (text.size() - sizeof piece) / (places - 1), sizeof piece);
        hash = (hash ^ piece) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 32;
    }
    return hash;
}

SqliteConnection::SqliteConnection(Settings const& settings, Access access) : access_(access) {
    sqlite3* handle = nullptr;
    auto const path = sqlite_path(settings);
    auto const code =
        sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                        settings.sqlite_vfs.empty() ? nullptr : settings.sqlite_vfs.c_str());
    handle_.reset(handle);
    if (code != SQLITE_OK) throw std::runtime_error("cannot open " + path + ": " + sqlite3_errstr(code));
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, busy_timeout_ms);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (access == Access::write) {
        execute_script("pragma journal_mode = wal");
        execute_script(writing_connection);
    } else {
        execute_script(reading_connection);
    }
    execute_script(every_connection);
    execute_script(settings.sqlite_pragmas);
}

void SqliteConnection::query(std::string_view sql, std::span<Parameter const> parameters,
                             std::function<void(Row const&)> const& each) {
    refuse_after_failure();
    SqliteStatement spare;
    auto& found = statement(sql, spare);
    Use const use(found);
    bind(found, parameters, sql);
    SqliteRow const row(found.handle.get());
    while (step(found.handle.get(), sql)) each(row);
}

std::int64_t SqliteConnection::execute(std::string_view sql, std::span<Parameter const> parameters) {
    refuse_after_failure();
    SqliteStatement spare;
    auto& found = statement(sql, spare);
    Use const use(found);
    bind(found, parameters, sql);
    auto const before = sqlite3_total_changes64(handle());
    while (step(found.handle.get(), sql)) {
    }
    // sqlite3_changes64 keeps the count of the last INSERT, UPDATE or DELETE when this statement was none of them.
    return sqlite3_total_changes64(handle()) == before ? 0 : sqlite3_changes64(handle());
}

void SqliteConnection::execute_script(std::string_view sql) {
    refuse_after_failure();
    if (sqlite3_exec(handle(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

void SqliteConnection::begin_reading() {
    control("begin");
    std::int64_t version = 0;
    query("pragma data_version", {}, [&](Row const& row) { version = row.integer(0); });
    if (std::exchange(data_version_, version) != version) memory_.forget();
}

void SqliteConnection::control(std::string_view sql) {
    SqliteStatement spare;
    auto& found = statement(sql, spare);
    Use const use(found);
    while (step(found.handle.get(), sql)) {
    }
}

void SqliteConnection::refuse_to_keep_broken_work() {
    refuse_after_failure();
    int open_keys = 0;
    int highest = 0;
    sqlite3_db_status(handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &open_keys, &highest, 0);
    if (open_keys != 0) throw ConstraintViolation({}, "a foreign key points at a row that is not there");
}

void SqliteConnection::refuse_after_failure() const {
    if (!failed_.empty()) throw std::logic_error("the transaction has already failed: " + failed_);
}

SqliteStatement& SqliteConnection::statement(std::string_view sql, SqliteStatement& spare) {
    auto const found = statements_.find(sql);
    if (found != statements_.end() && !found->second.in_use) return found->second;
    if (found != statements_.end()) return spare = prepare(sql);  // called again from inside its own rows
    auto prepared = prepare(sql);
    if (statements_.size() >= most_statements) {
        std::erase_if(statements_, [](auto const& entry) { return !entry.second.in_use; });
    }
    return statements_.emplace(sql, std::move(prepared)).first->second;
}

SqliteStatement SqliteConnection::prepare(std::string_view sql) {
    sqlite3_stmt* handle = nullptr;
    char const* rest = nullptr;
    auto const code = sqlite3_prepare_v3(this->handle(), sql.data(), static_cast<int>(sql.size()),
                                         SQLITE_PREPARE_PERSISTENT, &handle, &rest);
    SqliteStatement prepared{decltype(SqliteStatement::handle)(handle), {}};
    if (code != SQLITE_OK) fail(sql);
    if (handle == nullptr) throw std::logic_error("there is no statement in: " + std::string(sql));
    auto const remaining = sql.substr(static_cast<std::size_t>(rest - sql.data()));
    if (remaining.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
        throw std::logic_error("only one statement runs at a time: " + std::string(sql));
    }
    for (int index = 1; index <= sqlite3_bind_parameter_count(handle); ++index) {
        auto const* name = sqlite3_bind_parameter_name(handle, index);
        if (name == nullptr || name[0] != ':') throw std::logic_error("parameters are :named in: " + std::string(sql));
        prepared.parameters.emplace_back(name + 1);
    }
    return prepared;
}

void SqliteConnection::bind(SqliteStatement& statement, std::span<Parameter const> parameters, std::string_view sql) {
    int index = 0;
    auto next = parameters.begin();
    for (auto const& name : statement.parameters) {
        // Values mostly come in the order in which the statement names them.
        if (next == parameters.end() || next->name != name) {
            next = std::ranges::find(parameters, name, &Parameter::name);
            if (next == parameters.end()) throw std::logic_error("no value for :" + name + " in: " + std::string(sql));
        }
        if (bind_value(statement.handle.get(), ++index, next->value) != SQLITE_OK) fail(sql);
        ++next;
    }
}

bool SqliteConnection::step(sqlite3_stmt* statement, std::string_view sql) {
    auto const code = sqlite3_step(statement);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(sql);
    return false;
}

void SqliteConnection::fail(std::string_view sql) {
    failed_ = sqlite3_errmsg(handle());
    storage_failed_ = storage_failed_ || is_storage_failure(sqlite3_extended_errcode(handle()));
    throw_sqlite_error(handle(), sql);
}

}  // namespace farflung::db
