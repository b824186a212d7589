#include "database_under_test.hpp"

#include <cstdlib>
#include <stdexcept>

#include "postgres_cluster.hpp"

namespace farflung::test {

TemporaryFolder::TemporaryFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "farflung_test_XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

DatabaseTest::DatabaseTest() {
    settings_.url = on_postgres() ? fresh_database() : "sqlite:" + (folder_.path() / "farflung.db").string();
    database_ = db::open(settings_);
}

void DatabaseTest::reopen() {
    database_.reset();
    database_ = db::open(settings_);
}

void DatabaseTest::script(std::string_view sql) {
    database_->write_and_wait([sql](db::Connection& connection) { connection.execute_script(sql); });
}

std::int64_t DatabaseTest::write(std::string_view sql, std::vector<db::Parameter> parameters) {
    std::int64_t changed = 0;
    database_->write_and_wait([&](db::Connection& connection) { changed = connection.execute(sql, parameters); });
    return changed;
}

std::int64_t DatabaseTest::number(std::string_view sql, std::vector<db::Parameter> parameters) {
    std::int64_t found = -1;
    database_->read([&](db::Connection& connection) {
        connection.query(sql, parameters, [&](db::Row const& row) { found = row.integer(0); });
    });
    return found;
}

std::string DatabaseTest::text(std::string_view sql, std::vector<db::Parameter> parameters) {
    std::string found;
    database_->read([&](db::Connection& connection) {
        connection.query(sql, parameters, [&](db::Row const& row) { found = row.text(0); });
    });
    return found;
}

std::string name_of(testing::TestParamInfo<db::Dialect> const& info) {
    return info.param == db::Dialect::postgres ? "postgres" : "sqlite";
}

}  // namespace farflung::test
