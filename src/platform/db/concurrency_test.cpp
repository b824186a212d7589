#include <atomic>
#include <barrier>
#include <deque>
#include <future>
#include <latch>
#include <thread>

#include "database_under_test.hpp"

namespace farflung::db {
namespace {

using namespace std::string_view_literals;
using Concurrency = test::DatabaseTest;

constexpr auto tables = R"(
    create table counters (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT;
    create table entries (id INTEGER PRIMARY KEY AUTOINCREMENT, worker INTEGER NOT NULL, number INTEGER NOT NULL,
                          constraint entries_number_unique unique (number)) STRICT;
    insert into counters (name, value) values ('entries', 0))"sv;

void add_numbered_entry(Connection& connection, std::int64_t worker) {
    std::int64_t number = 0;
    connection.query("select value from counters where name = 'entries'", {},
                     [&](Row const& row) { number = row.integer(0) + 1; });
    Parameter const parameters[] = {{"worker", worker}, {"number", number}};
    connection.execute("update counters set value = :number where name = 'entries'", parameters);
    connection.execute("insert into entries (worker, number) values (:worker, :number)", parameters);
}

TEST_P(Concurrency, eight_threads_number_entries_without_gap_or_twin) {
    script(tables);
    constexpr int workers = 8;
    constexpr int each = 25;
    std::atomic<int> kept = 0;
    {
        std::vector<std::jthread> threads;
        for (int worker = 0; worker < workers; ++worker) {
            threads.emplace_back([&, worker] {
                for (int count = 0; count < each;) {
                    try {
                        database().write_and_wait(
                            [&](Connection& connection) { add_numbered_entry(connection, worker); });
                        ++kept;
                        ++count;
                    } catch (TooMuchContention const&) {
                        continue;  // told, not lost: the caller asks again
                    }
                }
            });
        }
    }
    EXPECT_EQ(kept, workers * each);
    EXPECT_EQ(number("select count(*) from entries"), workers * each);
    EXPECT_EQ(number("select max(number) from entries"), workers * each);
    EXPECT_EQ(number("select value from counters"), workers * each);
}

TEST_P(Concurrency, two_who_take_the_same_next_number_are_both_kept) {
    if (!on_postgres()) GTEST_SKIP() << "on SQLite one follows the other";
    script(tables);
    std::barrier both_have_read(2);
    auto const add = [&](std::int64_t worker) {
        bool is_first = true;
        database().write_and_wait([&](Connection& connection) {
            std::int64_t last = 0;
            connection.query("select coalesce(max(number), 0) from entries", {},
                             [&](Row const& row) { last = row.integer(0); });
            if (std::exchange(is_first, false)) both_have_read.arrive_and_wait();
            Parameter const parameters[] = {{"worker", worker}, {"number", last + 1}};
            connection.execute("insert into entries (worker, number) values (:worker, :number)", parameters);
        });
    };
    auto one = std::async(std::launch::async, add, 1);
    auto other = std::async(std::launch::async, add, 2);
    one.get();
    other.get();
    EXPECT_EQ(number("select count(*) from entries where number in (1, 2)"), 2);
    EXPECT_THROW(write("insert into entries (worker, number) values (3, 2)", {}), ConstraintViolation);
}

TEST_P(Concurrency, who_finds_the_next_number_taken_again_and_again_is_kept_all_the_same) {
    if (!on_postgres()) GTEST_SKIP() << "on SQLite one follows the other";
    script(tables);
    auto const last_number = [](Connection& connection) {
        std::int64_t last = 0;
        connection.query("select coalesce(max(number), 0) from entries", {},
                         [&](Row const& row) { last = row.integer(0); });
        return last;
    };
    auto const add = [](Connection& connection, std::int64_t worker, std::int64_t number) {
        Parameter const parameters[] = {{"worker", worker}, {"number", number}};
        connection.execute("insert into entries (worker, number) values (:worker, :number)", parameters);
    };
    // Commits only when somebody waits for the number that it took.
    std::deque<std::latch> taken;
    auto const be_faster = [&](std::int64_t wanted, std::latch& is_taken) {
        database().write_and_wait([&, wanted](Connection& connection) {
            add(connection, 2, wanted);
            is_taken.count_down();
            std::int64_t waiting = 0;
            while (waiting == 0) {
                connection.query("select count(*) from pg_locks where not granted", {},
                                 [&](Row const& row) { waiting = row.integer(0); });
            }
        });
    };
    int tries = 0;
    std::vector<std::future<void>> others;
    database().write_and_wait([&](Connection& connection) {
        auto const last = last_number(connection);
        if (++tries <= 2) {
            auto& is_taken = taken.emplace_back(1);
            others.push_back(std::async(std::launch::async, be_faster, last + 1, std::ref(is_taken)));
            is_taken.wait();
        }
        add(connection, 1, last + 1);
    });
    for (auto& other : others) other.get();
    EXPECT_EQ(tries, 3);
    EXPECT_EQ(number("select number from entries where worker = 1"), 3);
}

TEST_P(Concurrency, a_failing_work_takes_nobody_of_its_group_along) {
    script(tables);
    constexpr int works = 300;  // more than one group holds
    std::latch ended(works);
    std::atomic<int> kept = 0;
    std::atomic<int> refused = 0;
    for (int count = 0; count < works; ++count) {
        database().write(
            [count](Connection& connection) {
                Parameter const parameters[] = {{"number", std::int64_t{count + 1}}};
                connection.execute("insert into entries (worker, number) values (0, :number)", parameters);
                if (count % 3 == 0) throw std::runtime_error("no");
                if (count % 3 == 1)
                    connection.execute("insert into entries (worker, number) values (1, :number)", parameters);
            },
            [&](std::exception_ptr error) {
                ++(error ? refused : kept);
                ended.count_down();
            });
    }
    ended.wait();
    EXPECT_EQ(kept, works / 3);
    EXPECT_EQ(refused, works - works / 3);
    EXPECT_EQ(number("select count(*) from entries"), works / 3);
}

TEST_P(Concurrency, a_reader_sees_one_moment) {
    script(tables);
    database().read([&](Connection& connection) {
        auto const count = [&] {
            std::int64_t found = -1;
            connection.query("select count(*) from entries", {}, [&](Row const& row) { found = row.integer(0); });
            return found;
        };
        EXPECT_EQ(count(), 0);
        write("insert into entries (worker, number) values (1, 1)");
        EXPECT_EQ(count(), 0);
    });
    EXPECT_EQ(number("select count(*) from entries"), 1);
}

TEST_P(Concurrency, more_readers_than_connections_wait_their_turn) {
    script(tables);
    std::atomic<int> answers = 0;
    {
        std::vector<std::jthread> threads;
        for (int reader = 0; reader < 16; ++reader) {
            threads.emplace_back([&] {
                for (int round = 0; round < 20; ++round) {
                    database().read([&](Connection& connection) {
                        connection.query("select value from counters", {}, [&](Row const&) { ++answers; });
                    });
                }
            });
        }
    }
    EXPECT_EQ(answers, 16 * 20);
}

// Both read both accounts and take from their own only if the sum allows it: run one after the other, one must refuse.
TEST_P(Concurrency, two_withdrawals_cannot_overlook_each_other) {
    script(
        "create table accounts (id INTEGER PRIMARY KEY, balance INTEGER NOT NULL) STRICT;"
        "insert into accounts (id, balance) values (1, 50), (2, 50)");
    std::atomic<int> refused = 0;
    std::barrier both_have_read(2);
    std::atomic<int> readings = 0;
    auto const withdraw = [&](std::int64_t id) {
        database().write_and_wait([&, id](Connection& connection) {
            std::int64_t sum = 0;
            connection.query("select balance from accounts", {}, [&](Row const& row) { sum += row.integer(0); });
            // SQLite's one writer would wait for itself here.
            if (on_postgres() && ++readings <= 2) both_have_read.arrive_and_wait();
            if (sum < 100) {
                ++refused;
                return;
            }
            Parameter const parameters[] = {{"id", id}};
            connection.execute("update accounts set balance = balance - 100 where id = :id", parameters);
        });
    };
    {
        std::jthread const first([&] { withdraw(1); });
        std::jthread const second([&] { withdraw(2); });
    }
    EXPECT_EQ(refused, 1);
    EXPECT_EQ(number("select cast(sum(balance) as bigint) from accounts"), 0);
}

INSTANTIATE_TEST_SUITE_P(on, Concurrency, test::both_databases(), test::name_of);

}  // namespace
}  // namespace farflung::db
