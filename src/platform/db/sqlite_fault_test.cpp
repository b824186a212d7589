#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <future>
#include <set>
#include <thread>

#include "database_under_test.hpp"
#include "faulty_vfs.hpp"

namespace farflung::db {
namespace {

using namespace std::string_view_literals;
using test::DiskCall;
using test::DiskFault;

constexpr auto tables = R"(
    create table invoices (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    create table lines (invoice INTEGER NOT NULL REFERENCES invoices (id), line INTEGER NOT NULL, data BLOB NOT NULL) STRICT)"sv;

bool is_night() { return std::getenv("FARFLUNG_NIGHTLY") != nullptr; }
unsigned wanted_cuts() { return is_night() ? 100 : 5; }
/// The last call of the disk that is made to fail; the twelve writes make fewer calls than the night asks for.
int last_call() { return is_night() ? 200 : 20; }

/// An invoice of three lines: kept whole or not at all.
void add_invoice(Connection& connection, std::int64_t id, std::string_view data) {
    Parameter const parameters[] = {{"id", id}, {"data", Bytes{data}}};
    connection.execute("insert into invoices (id, text) values (:id, 'an invoice')", parameters);
    for (auto const* sql : {"insert into lines (invoice, line, data) values (:id, 1, :data)",
                            "insert into lines (invoice, line, data) values (:id, 2, :data)",
                            "insert into lines (invoice, line, data) values (:id, 3, :data)"}) {
        connection.execute(sql, parameters);
    }
}

/// A database on a disk that fails, and what its writers were told.
class OnFaultyDisk {
  public:
    explicit OnFaultyDisk(std::string pragmas = {}) {
        Settings settings{.url = "sqlite:" + (folder_.path() / "farflung.db").string(), .readers = 1};
        settings.sqlite_vfs = disk_.vfs_name();
        settings.sqlite_pragmas = std::move(pragmas);
        settings.on_fatal = [this](std::string_view) { is_fatal_ = true; };
        database_ = open(settings);
        database_->write_and_wait([](Connection& connection) { connection.execute_script(tables); });
        std::filesystem::create_directory(after());
    }

    test::FaultyDisk& disk() { return disk_; }
    bool is_fatal() const { return is_fatal_; }
    /// Waits for the writer, who tells of a failure only after those whose writes failed.
    void close() { database_.reset(); }
    std::set<std::int64_t> kept() {
        std::scoped_lock const lock(mutex_);
        return kept_;
    }

    /// True when the write was acknowledged.
    bool add(std::int64_t id, std::string_view data) {
        try {
            database_->write_and_wait([&](Connection& connection) { add_invoice(connection, id, data); });
        } catch (std::runtime_error const&) {
            return false;
        }
        std::scoped_lock const lock(mutex_);
        kept_.insert(id);
        return true;
    }

    /// Cuts the power and tells how many of the acknowledged invoices are gone. Those acknowledged while the power goes
    /// are no promise.
    std::size_t lost_by_power_cut(unsigned seed) {
        std::minstd_rand chance(seed);
        auto const promised = kept();
        disk_.power_off(after(), chance);
        auto const restarted = open({.url = "sqlite:" + (after() / "farflung.db").string(), .readers = 1});
        std::set<std::int64_t> found;
        restarted->read([&](Connection& connection) {
            connection.query("pragma integrity_check", {}, [](Row const& row) { EXPECT_EQ(row.text(0), "ok"); });
            bool has_tables = false;
            connection.query("select 1 from sqlite_schema where name = 'lines'", {},
                             [&](Row const&) { has_tables = true; });
            if (!has_tables) return;
            connection.query("select id, (select count(*) from lines where invoice = id) from invoices", {},
                             [&](Row const& row) {
                                 EXPECT_EQ(row.integer(1), 3) << "an invoice was kept in part";
                                 found.insert(row.integer(0));
                             });
        });
        return static_cast<std::size_t>(
            std::ranges::count_if(promised, [&](std::int64_t id) { return !found.contains(id); }));
    }

  private:
    std::filesystem::path after() const { return folder_.path() / "after"; }

    test::TemporaryFolder folder_;
    test::FaultyDisk disk_;
    std::mutex mutex_;
    std::set<std::int64_t> kept_;
    std::atomic<bool> is_fatal_ = false;
    std::unique_ptr<Database> database_;
};

std::size_t lost_under_load(std::string const& pragmas, unsigned seed) {
    OnFaultyDisk books(pragmas);
    std::atomic<bool> running = true;
    std::promise<void> enough;
    std::atomic<int> acknowledged = 0;
    std::vector<std::jthread> clients;
    int const wanted = 50 + static_cast<int>(seed * 37 % 200);
    for (int client = 0; client < 8; ++client) {
        clients.emplace_back([&, client] {
            for (std::int64_t id = client; running; id += 8) {
                if (!books.add(id, "some bytes")) return;
                if (++acknowledged == wanted) enough.set_value();
            }
        });
    }
    enough.get_future().wait();
    auto const lost = books.lost_by_power_cut(seed);
    running = false;
    return lost;
}

TEST(PowerCut, keeps_every_acknowledged_write) {
    for (unsigned seed = 1; seed <= wanted_cuts(); ++seed) EXPECT_EQ(lost_under_load("", seed), 0U) << "seed " << seed;
}

// The planted fault: were this test blind, it would find nothing here either.
TEST(PowerCut, would_lose_writes_if_commits_were_not_synced) {
    std::size_t lost = 0;
    for (unsigned seed = 1; seed <= 5; ++seed) lost += lost_under_load("pragma synchronous = normal", seed);
    EXPECT_GT(lost, 0U);
}

struct Case {
    char const* name;
    DiskFault fault;
};

class DiskFails : public testing::TestWithParam<Case> {};

TEST_P(DiskFails, nothing_is_acknowledged_that_is_not_kept) {
    std::string const small = "bytes";
    std::string const large(60'000, 'x');
    for (int nth = 1; nth <= last_call(); ++nth) {
        OnFaultyDisk books;
        auto fault = GetParam().fault;
        fault.nth = nth;
        books.disk().arm(fault);
        bool is_refused = false;
        for (std::int64_t id = 1; id <= 12; ++id) {
            bool const was_fatal = books.is_fatal();
            bool const is_kept = books.add(id, id % 4 == 0 ? large : small);
            EXPECT_FALSE(is_kept && was_fatal) << "it wrote on after the disk had failed";
            is_refused = is_refused || !is_kept;
        }
        bool const has_failed = books.disk().has_failed();
        EXPECT_EQ(is_refused, has_failed) << "nth " << nth;
        EXPECT_EQ(books.lost_by_power_cut(static_cast<unsigned>(nth)), 0U) << "nth " << nth;
        books.close();
        EXPECT_EQ(books.is_fatal(), has_failed && fault.code != SQLITE_FULL) << "nth " << nth;
    }
}

INSTANTIATE_TEST_SUITE_P(with, DiskFails,
                         testing::Values(Case{"write_error", {.call = DiskCall::write, .code = SQLITE_IOERR_WRITE}},
                                         Case{"write_errors_for_ever",
                                              {.call = DiskCall::write, .code = SQLITE_IOERR_WRITE, .for_ever = true}},
                                         Case{"full_once", {.call = DiskCall::write, .code = SQLITE_FULL}},
                                         Case{"full_for_ever",
                                              {.call = DiskCall::write, .code = SQLITE_FULL, .for_ever = true}},
                                         Case{"sync_error", {.call = DiskCall::sync, .code = SQLITE_IOERR_FSYNC}},
                                         Case{"sync_errors_for_ever",
                                              {.call = DiskCall::sync, .code = SQLITE_IOERR_FSYNC, .for_ever = true}}),
                         [](auto const& each) { return std::string(each.param.name); });

TEST(Checkpoint, that_cannot_be_synced_stops_the_writer) {
    OnFaultyDisk books;
    books.disk().arm({.call = DiskCall::sync, .code = SQLITE_IOERR_FSYNC, .only_database = true});
    std::string const large(3'000'000, 'x');
    std::int64_t id = 0;
    while (books.add(++id, large)) ASSERT_LT(id, 20) << "no checkpoint came";
    EXPECT_EQ(books.lost_by_power_cut(1), 0U);
    books.close();
    EXPECT_TRUE(books.is_fatal());
}

TEST(BrokenDisk, ends_the_process_unless_told_otherwise) {
    test::TemporaryFolder const folder;
    auto const write_to_broken_disk = [&] {
        test::FaultyDisk disk;
        Settings settings{.url = "sqlite:" + (folder.path() / "farflung.db").string(), .readers = 1};
        settings.sqlite_vfs = disk.vfs_name();
        auto const database = open(settings);
        disk.arm({.call = DiskCall::sync, .code = SQLITE_IOERR_FSYNC});
        EXPECT_THROW(database->write_and_wait([](Connection& connection) { connection.execute_script(tables); }),
                     StorageFailed);
    };
    EXPECT_EXIT(write_to_broken_disk(), testing::ExitedWithCode(70), "can no longer be trusted");
}

TEST(FullDisk, takes_writes_again_when_there_is_room) {
    OnFaultyDisk books;
    EXPECT_TRUE(books.add(1, "before"));
    books.disk().arm({.call = DiskCall::write, .code = SQLITE_FULL, .for_ever = true});
    EXPECT_FALSE(books.add(2, "while it is full"));
    books.disk().disarm();
    EXPECT_TRUE(books.add(3, "after"));
    EXPECT_EQ(books.lost_by_power_cut(1), 0U);
}

TEST(FullDisk, is_told_as_such) {
    test::TemporaryFolder const folder;
    test::FaultyDisk disk;
    Settings settings{.url = "sqlite:" + (folder.path() / "farflung.db").string(), .readers = 1};
    settings.sqlite_vfs = disk.vfs_name();
    auto const database = open(settings);
    database->write_and_wait([](Connection& connection) { connection.execute_script(tables); });
    disk.arm({.call = DiskCall::write, .code = SQLITE_FULL, .for_ever = true});
    EXPECT_THROW(database->write_and_wait([](Connection& connection) { add_invoice(connection, 1, "x"); }),
                 StorageFull);
    database->read([](Connection& connection) {
        connection.query("select count(*) from invoices", {}, [](Row const& row) { EXPECT_EQ(row.integer(0), 0); });
    });
}

}  // namespace
}  // namespace farflung::db
