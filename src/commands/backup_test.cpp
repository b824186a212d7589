#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "commands/commands.hpp"
#include "commands/program.hpp"
#include "database_under_test.hpp"

namespace farflung {

namespace {

class Backup : public testing::Test {
  protected:
    Backup() {
        settings_.database = "sqlite:" + (folder_.path() / "data" / "farflung.db").string();
        settings_.data = (folder_.path() / "data").string();
        program_ = open_program(settings_);
        set_name("Before");
        kept_ = program_.world->blobs().put("an invoice as it was issued");
    }

    std::string file() const { return (folder_.path() / "all.backup").string(); }

    void set_name(std::string_view name) {
        program_.database->write_and_wait([&](db::Connection& connection) {
            db::Parameter const value{"name", name};
            connection.execute("delete from workspaces", {});
            connection.execute(
                "insert into workspaces (id, name, base_currency, zone, language, created_at)"
                " values (x'00000000000000000000000000000001', :name, 'AUD', 'UTC', 'en', 0)",
                {&value, 1});
        });
    }
    std::string name() {
        std::string found;
        program_.database->read([&](db::Connection& connection) {
            connection.query("select name from workspaces", {}, [&](db::Row const& row) { found = row.text(0); });
        });
        return found;
    }

    test::TemporaryFolder folder_;
    Settings settings_;
    Program program_;
    std::string kept_;
};

}  // namespace

TEST_F(Backup, brings_database_and_files_back) {
    EXPECT_EQ(backup(settings_, file()), 0);
    set_name("After");
    program_ = Program{};
    std::filesystem::remove_all(folder_.path() / "data" / "blobs");
    EXPECT_EQ(restore(settings_, file()), 0);
    program_ = open_program(settings_);
    EXPECT_EQ(name(), "Before");
    EXPECT_EQ(program_.world->blobs().get(kept_), "an invoice as it was issued");
    EXPECT_TRUE(std::filesystem::exists(folder_.path() / "data" / "farflung.db.before_restore"));
    EXPECT_EQ(verify(settings_, {}), 0);
}

TEST_F(Backup, never_overwrites_another) {
    EXPECT_EQ(backup(settings_, file()), 0);
    EXPECT_THROW(backup(settings_, file()), std::runtime_error);
}

TEST_F(Backup, with_damaged_bytes_is_refused_whole) {
    auto const path = folder_.path() / "data" / "blobs" / kept_.substr(0, 2) / kept_.substr(2);
    std::ofstream(path, std::ios::trunc) << "something else";
    EXPECT_THROW(backup(settings_, file()), std::runtime_error);
    EXPECT_FALSE(std::filesystem::exists(file()));
    EXPECT_EQ(verify(settings_, {}), 1);
}

TEST_F(Backup, that_is_none_leaves_the_data_as_it_is) {
    program_ = Program{};
    std::ofstream(file()) << "this is no database";
    EXPECT_ANY_THROW(restore(settings_, file()));
    program_ = open_program(settings_);
    EXPECT_EQ(name(), "Before");
}

TEST_F(Backup, of_postgres_is_left_to_its_own_tools) {
    settings_.database = "postgresql://nobody@nowhere/none";
    EXPECT_THROW(backup(settings_, file()), std::runtime_error);
}

}  // namespace farflung
