#include <gmock/gmock.h>

#include "database_under_test.hpp"
#include "platform/db/schema.hpp"

namespace farflung::db {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<Migration> first_release() {
    return {{"people", "0001_parties",
             R"(create table people_parties (
                    workspace_id BLOB NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL, age INTEGER,
                    constraint people_parties_id primary key (workspace_id, id)) STRICT, WITHOUT ROWID;
                create index people_parties_name on people_parties (workspace_id, name);)",
             ""}};
}

std::vector<Migration> second_release() {
    auto migrations = first_release();
    migrations.push_back({"people", "0002_number", "alter table people_parties add column number INTEGER;", ""});
    return migrations;
}

class Migrate : public test::DatabaseTest {
  protected:
    std::vector<std::string> migrate_to(std::vector<Migration> const& migrations) {
        return migrate(database(), settings_, migrations);
    }
    std::string refusal(std::vector<Migration> const& migrations) {
        try {
            migrate_to(migrations);
        } catch (std::exception const& error) {
            return error.what();
        }
        return "nothing was refused";
    }
    void add_party() {
        database().write_and_wait([](Connection& connection) {
            connection.confine_to(std::nullopt);
            connection.execute_script(
                "insert into people_parties (workspace_id, id, name) values (x'01', x'02', 'Dana')");
        });
    }
};

TEST_P(Migrate, what_is_missing_is_applied_once) {
    EXPECT_THAT(migrate_to(first_release()), ElementsAre("people/0001_parties"));
    EXPECT_THAT(migrate_to(first_release()), IsEmpty());
    EXPECT_THAT(migrate_to(second_release()), ElementsAre("people/0002_number"));
    EXPECT_THAT(migrate_to(second_release()), IsEmpty());
}

TEST_P(Migrate, a_migration_that_fails_leaves_the_old_state) {
    migrate_to(first_release());
    auto migrations = second_release();
    migrations.push_back({"people", "0003_broken", "create table half (id INTEGER) STRICT; create tabel broken;", ""});
    EXPECT_THROW(migrate_to(migrations), std::runtime_error);
    EXPECT_EQ(number("select count(*) from schema_migrations"), 1);
    EXPECT_THAT(migrate_to(second_release()), ElementsAre("people/0002_number"));
}

TEST_P(Migrate, an_edited_migration_is_refused) {
    migrate_to(first_release());
    auto edited = first_release();
    edited[0].sql += " ";
    EXPECT_THAT(refusal(edited), HasSubstr("people/0001_parties was changed"));
}

TEST_P(Migrate, a_newer_database_is_refused_in_words) {
    migrate_to(second_release());
    EXPECT_THAT(refusal(first_release()), HasSubstr("newer than this program"));
}

TEST_P(Migrate, a_twin_for_postgres_is_used_there) {
    migrate_to(
        {{"m", "0001_twin", "create table twins (a INTEGER) STRICT", "create table twins (a INTEGER, b INTEGER)"}});
    std::size_t count = 0;
    database().read([&](Connection& connection) {
        count = static_cast<std::size_t>(std::ranges::count(columns(connection), "twins", &ColumnInfo::table));
    });
    EXPECT_EQ(count, on_postgres() ? 2U : 1U);
}

TEST_P(Migrate, the_columns_are_told_alike_on_both) {
    migrate_to(first_release());
    std::vector<ColumnInfo> found;
    database().read([&](Connection& connection) { found = columns(connection); });
    std::erase_if(found, [](auto const& column) { return column.table == "schema_migrations"; });
    EXPECT_THAT(found, ElementsAre(ColumnInfo{"people_parties", "workspace_id", "BLOB", false},
                                   ColumnInfo{"people_parties", "id", "BLOB", false},
                                   ColumnInfo{"people_parties", "name", "TEXT", false},
                                   ColumnInfo{"people_parties", "age", "INTEGER", true}));
}

TEST_P(Migrate, a_sqlite_file_with_data_is_kept_as_it_was) {
    if (on_postgres()) GTEST_SKIP() << "PostgreSQL's backups are its administrator's";
    auto const path = folder_.path() / "farflung.db.before-people-0002_number";
    migrate_to(first_release());
    add_party();
    migrate_to(second_release());
    auto const before = open({.url = "sqlite:" + path.string(), .readers = 1});
    before->read([](Connection& connection) {
        connection.query("select name from people_parties", {}, [](Row const& row) { EXPECT_EQ(row.text(0), "Dana"); });
        EXPECT_EQ(std::ranges::count(columns(connection), "number", &ColumnInfo::column), 0);
    });
}

TEST_P(Migrate, an_empty_sqlite_file_needs_no_copy) {
    if (on_postgres()) GTEST_SKIP() << "PostgreSQL's backups are its administrator's";
    migrate_to(first_release());
    migrate_to(second_release());
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "farflung.db.before-people-0002_number"));
}

TEST_P(Migrate, an_index_that_finds_the_one_row_is_taken_before_a_walk_over_the_workspace) {
    if (on_postgres()) GTEST_SKIP() << "PostgreSQL counts its rows itself";
    migrate_to({{"ledger", "0001_postings",
                 R"(create table postings (
                        workspace_id BLOB NOT NULL, id BLOB NOT NULL, document_id BLOB, state TEXT NOT NULL,
                        primary key (workspace_id, id)) STRICT, WITHOUT ROWID;
                    create index postings_state on postings (workspace_id, state);
                    create index postings_document on postings (workspace_id, document_id)
                        where document_id is not null;)",
                 ""}});
    std::string plan;
    database().read([&](Connection& connection) {
        connection.query(
            "explain query plan select id from postings where workspace_id = x'01' and state = 'open'"
            " and document_id = x'02'",
            {}, [&](Row const& row) { plan += row.text(3); });
    });
    EXPECT_THAT(plan, HasSubstr("postings_document"));
}

TEST_P(Migrate, a_table_that_is_not_strict_is_refused_on_sqlite) {
    if (on_postgres()) GTEST_SKIP() << "PostgreSQL's tables are always strict";
    EXPECT_THAT(refusal({{"m", "0001_loose", "create table loose (a INTEGER)", ""}}), HasSubstr("not STRICT"));
}

TEST_P(Migrate, the_schema_is_dumped_by_name) {
    if (on_postgres()) GTEST_SKIP() << "the schema is dumped from SQLite";
    migrate_to(first_release());
    std::string dump;
    database().read([&](Connection& connection) { dump = schema_dump(connection); });
    EXPECT_LT(dump.find("CREATE TABLE people_parties"), dump.find("CREATE INDEX people_parties_name"));
    EXPECT_THAT(dump, testing::EndsWith(";\n"));
}

INSTANTIATE_TEST_SUITE_P(on, Migrate, test::both_databases(), test::name_of);

}  // namespace
}  // namespace farflung::db
