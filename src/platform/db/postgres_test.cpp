#include <gmock/gmock.h>

#include <future>

#include "database_under_test.hpp"
#include "platform/db/dialect.hpp"
#include "postgres_cluster.hpp"

namespace farflung::db {
namespace {

using namespace std::string_view_literals;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr auto first_workspace = "\0first"sv;
constexpr auto second_workspace = "\0second"sv;

class Postgres : public test::DatabaseTest {
  protected:
    void SetUp() override {
        Migration const migration{"m", "0001_notes",
                                  "create table notes (workspace_id BLOB NOT NULL, note TEXT NOT NULL) STRICT", ""};
        migrate(database(), settings_, {&migration, 1});
    }
    void add(std::optional<std::string_view> confined, std::string_view workspace, std::string_view note) {
        database().write_and_wait([&](Connection& connection) {
            if (confined) connection.confine_to(*confined == "*" ? std::nullopt : confined);
            Parameter const parameters[] = {{"workspace", Bytes{workspace}}, {"note", note}};
            connection.execute("insert into notes (workspace_id, note) values (:workspace, :note)", parameters);
        });
    }
    static std::int64_t count(Connection& connection) {
        std::int64_t found = -1;
        connection.query("select count(*) from notes", {}, [&](Row const& row) { found = row.integer(0); });
        return found;
    }
};

TEST_P(Postgres, a_transaction_sees_the_rows_of_its_workspace_only) {
    add(first_workspace, first_workspace, "mine");
    add(second_workspace, second_workspace, "theirs");
    database().read([](Connection& connection) {
        EXPECT_EQ(count(connection), 0) << "nobody said which workspace";
        connection.confine_to(first_workspace);
        EXPECT_EQ(count(connection), 1);
        connection.confine_to(std::nullopt);
        EXPECT_EQ(count(connection), 2);
    });
    database().read(
        [](Connection& connection) { EXPECT_EQ(count(connection), 0) << "the confinement outlived its unit"; });
}

TEST_P(Postgres, a_row_of_another_workspace_cannot_be_written) {
    EXPECT_THROW(add(first_workspace, second_workspace, "foreign"), std::runtime_error);
    EXPECT_THROW(add(std::nullopt, second_workspace, "unconfined"), std::runtime_error);
    add("*", second_workspace, "the system's own");
    database().write_and_wait([](Connection& connection) {
        connection.confine_to(first_workspace);
        EXPECT_EQ(connection.execute("delete from notes", {}), 0);
    });
}

TEST_P(Postgres, a_sum_of_integers_is_refused_with_its_text) {
    try {
        number("select sum(x) as total from (values (cast(1 as bigint))) as v (x)");
        FAIL() << "numeric was read";
    } catch (std::logic_error const& error) {
        EXPECT_THAT(error.what(), HasSubstr("select sum(x) as total"));
        EXPECT_THAT(error.what(), HasSubstr("cast it to bigint"));
    }
}

TEST_P(Postgres, a_broken_connection_is_made_anew) {
    add("*", first_workspace, "before");
    std::int64_t const ended = number(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity"
        " where datname = current_database() and pid <> pg_backend_pid()");
    EXPECT_GE(ended, 1);
    add("*", first_workspace, "after");
    database().read([](Connection& connection) {
        connection.confine_to(std::nullopt);
        EXPECT_EQ(count(connection), 2);
    });
}

TEST_P(Postgres, a_write_whose_connection_is_cut_is_run_again_once) {
    int runs = 0;
    database().write_and_wait([&](Connection& connection) {
        connection.confine_to(first_workspace);
        std::int64_t backend = 0;
        connection.query("select pg_backend_pid()", {}, [&](Row const& row) { backend = row.integer(0); });
        if (++runs == 1) {
            number("select pg_terminate_backend(cast(:pid as integer))", {{"pid", backend}});
        }
        Parameter const parameters[] = {{"workspace", Bytes{first_workspace}}};
        connection.execute("insert into notes (workspace_id, note) values (:workspace, 'once')", parameters);
    });
    EXPECT_EQ(runs, 2);
    database().read([](Connection& connection) {
        connection.confine_to(std::nullopt);
        EXPECT_EQ(count(connection), 1);
    });
}

// The later transaction commits first, while the earlier one holds a smaller id and is still running.
TEST_P(Postgres, a_follower_of_the_log_never_skips_an_event_that_commits_late) {
    script(
        "create table log (id INTEGER PRIMARY KEY AUTOINCREMENT, written_by INTEGER NOT NULL DEFAULT 0, event TEXT NOT "
        "NULL) STRICT");
    auto const add_event = "insert into log (written_by, event) values (" +
                           std::string(current_transaction(Dialect::postgres)) + ", :event)";
    auto const follow = [&] {
        std::vector<std::string> events;
        auto const sql = "select e.event from log e where " + std::string(settled_condition(Dialect::postgres)) +
                         " order by " + std::string(settled_order);
        database().read([&](Connection& connection) {
            connection.query(sql, {}, [&](Row const& row) { events.emplace_back(row.text(0)); });
        });
        return events;
    };
    std::promise<void> early_has_written;
    std::promise<void> early_may_commit;
    std::promise<void> early_is_kept;
    database().write(
        [&](Connection& connection) {
            Parameter const parameters[] = {{"event", "early"sv}};
            connection.execute(add_event, parameters);
            early_has_written.set_value();
            early_may_commit.get_future().wait();
        },
        [&](std::exception_ptr error) {
            EXPECT_FALSE(error);
            early_is_kept.set_value();
        });
    early_has_written.get_future().wait();
    write(add_event, {{"event", "late"sv}});
    EXPECT_THAT(follow(), ElementsAre()) << "a reader here would put its mark behind the early event";
    early_may_commit.set_value();
    early_is_kept.get_future().wait();
    // Transactions of other databases in the same cluster hold the mark back too, so a follower asks again.
    auto events = follow();
    for (int again = 0; again < 20'000 && events.size() < 2; ++again) events = follow();
    EXPECT_THAT(events, ElementsAre("early", "late"));
}

TEST_P(Postgres, acknowledged_writes_outlive_a_crash_of_the_server) {
    test::PostgresCluster cluster(test::Durable::no);
    auto const own = open({.url = cluster.url(), .readers = 1, .writers = 2});
    own->write_and_wait(
        [](Connection& connection) { connection.execute_script("create table kept (n INTEGER) STRICT"); });
    for (std::int64_t n = 1; n <= 20; ++n) {
        if (n % 7 == 0) cluster.crash_and_restart();
        own->write_and_wait([n](Connection& connection) {
            Parameter const parameters[] = {{"n", n}};
            connection.execute("insert into kept (n) values (:n)", parameters);
        });
    }
    own->read([](Connection& connection) {
        connection.query("select count(*) from kept", {}, [](Row const& row) { EXPECT_EQ(row.integer(0), 20); });
    });
}

TEST_P(Postgres, a_model_is_prepared_once_and_copied) {
    int prepared = 0;
    auto const copy = [&] {
        return test::fresh_copy("of_postgres_test", [&](std::string const& url) {
            ++prepared;
            open({.url = url})->write_and_wait([](Connection& connection) {
                connection.execute_script("create table models (a INTEGER) STRICT; insert into models values (7)");
            });
        });
    };
    for (auto const& url : {copy(), copy()}) {
        open({.url = url})->read([](Connection& connection) {
            connection.query("select a from models", {}, [](Row const& row) { EXPECT_EQ(row.integer(0), 7); });
        });
    }
    EXPECT_LE(prepared, 1) << "another process may have come first";
}

INSTANTIATE_TEST_SUITE_P(on, Postgres, testing::Values(Dialect::postgres), test::name_of);

}  // namespace
}  // namespace farflung::db
