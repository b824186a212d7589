#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <set>
#include <thread>

#include "database_under_test.hpp"

namespace farflung::db {
namespace {

constexpr int kills = 50;
constexpr int clients = 4;

/// The process that will be killed: it writes without end and tells each acknowledgement through the pipe.
[[noreturn]] void write_until_killed(Settings const& settings, int round, int pipe) {
    auto const database = open(settings);
    std::vector<std::jthread> threads;
    for (int client = 0; client < clients; ++client) {
        threads.emplace_back([&, client] {
            for (std::int64_t id = round * 10'000'000 + client;; id += clients) {
                database->write_and_wait([id](Connection& connection) {
                    Parameter const parameters[] = {{"id", id}};
                    connection.execute("insert into entries (id, side) values (:id, 'debit')", parameters);
                    connection.execute("insert into entries (id, side) values (:id, 'credit')", parameters);
                });
                if (::write(pipe, &id, sizeof id) != sizeof id) ::_exit(1);
            }
        });
    }
    threads.clear();
    ::_exit(1);
}

/// Starts the writer, kills it after so many acknowledgements, and gives all that came through.
std::set<std::int64_t> acknowledged_before_kill(Settings const& settings, int round, int enough) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    auto const child = ::fork();
    if (child == 0) write_until_killed(settings, round, ends[1]);
    ::close(ends[1]);
    std::set<std::int64_t> acknowledged;
    for (std::int64_t id = 0; ::read(ends[0], &id, sizeof id) == sizeof id;) {
        acknowledged.insert(id);
        if (static_cast<int>(acknowledged.size()) == enough) ::kill(child, SIGKILL);
    }
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    EXPECT_GE(static_cast<int>(acknowledged.size()), enough) << "the writer ended by itself";
    return acknowledged;
}

TEST(Kill, keeps_every_acknowledged_write_and_no_half_one) {
    test::TemporaryFolder const folder;
    Settings const settings{.url = "sqlite:" + (folder.path() / "farflung.db").string(), .readers = 1};
    open(settings)->write_and_wait([](Connection& connection) {
        connection.execute_script(
            "create table entries (id INTEGER NOT NULL, side TEXT NOT NULL, primary key (id, side)) STRICT");
    });
    std::minstd_rand chance(20'26);
    for (int round = 1; round <= kills; ++round) {
        auto const enough = static_cast<int>(chance() % 200) + 1;
        auto missing = acknowledged_before_kill(settings, round, enough);
        open(settings)->read([&](Connection& connection) {
            connection.query("select id, count(*) from entries group by id", {}, [&](Row const& row) {
                EXPECT_EQ(row.integer(1), 2) << "half a write";
                missing.erase(row.integer(0));
            });
        });
        ASSERT_TRUE(missing.empty()) << missing.size() << " acknowledged writes are gone in round " << round;
    }
}

}  // namespace
}  // namespace farflung::db
