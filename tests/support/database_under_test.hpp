#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.hpp"

namespace farflung::test {

/// A folder that goes with the test.
class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    ~TemporaryFolder();
    std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// Every test of this fixture runs on a new SQLite file and on a new PostgreSQL database.
class DatabaseTest : public testing::TestWithParam<db::Dialect> {
  public:
    DatabaseTest();

  protected:
    bool on_postgres() const { return GetParam() == db::Dialect::postgres; }
    db::Database& database() { return *database_; }
    /// Closes the database and opens it again.
    void reopen();

    void script(std::string_view sql);
    std::int64_t write(std::string_view sql, std::vector<db::Parameter> parameters = {});
    std::int64_t number(std::string_view sql, std::vector<db::Parameter> parameters = {});
    std::string text(std::string_view sql, std::vector<db::Parameter> parameters = {});

    TemporaryFolder folder_;
    db::Settings settings_;
    std::unique_ptr<db::Database> database_;
};

std::string name_of(testing::TestParamInfo<db::Dialect> const& info);

inline auto both_databases() { return testing::Values(db::Dialect::sqlite, db::Dialect::postgres); }

}  // namespace farflung::test
