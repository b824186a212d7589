#include <gmock/gmock.h>

#include <future>

#include "database_under_test.hpp"

namespace farflung::db {
namespace {

using namespace std::string_view_literals;
using testing::HasSubstr;
using Contract = test::DatabaseTest;

constexpr auto table = R"(
    create table things (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        amount INTEGER,
        data BLOB,
        owner INTEGER,
        constraint things_name_unique unique (name),
        constraint things_amount_positive check (amount > 0),
        constraint things_owner_exists foreign key (owner) references things (id)
    ) STRICT)"sv;

TEST_P(Contract, values_come_back_as_they_went_in) {
    script(table);
    auto const bytes = "\0\x01 \xff'\0"sv;
    auto const words = "Grüße, 你好, \U0001F30D, '; drop table things; -- :name \\ \"x\""sv;
    write("insert into things (name, amount, data) values (:name, :amount, :data)",
          {{"name", words}, {"amount", std::int64_t{9'007'199'254'740'993}}, {"data", Bytes{bytes}}});
    int rows = 0;
    database().read([&](Connection& connection) {
        connection.query("select name, amount, data, owner from things", {}, [&](Row const& row) {
            ++rows;
            EXPECT_EQ(row.columns(), 4);
            EXPECT_EQ(row.text(0), words);
            EXPECT_EQ(row.integer(1), 9'007'199'254'740'993);
            EXPECT_EQ(row.bytes(2), bytes);
            EXPECT_TRUE(row.is_null(3));
            EXPECT_FALSE(row.is_null(2));
        });
    });
    EXPECT_EQ(rows, 1);
}

TEST_P(Contract, the_smallest_and_largest_integers_are_kept) {
    for (auto const value : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1}, std::int64_t{0},
                             std::numeric_limits<std::int64_t>::max()}) {
        EXPECT_EQ(number("select cast(:value as bigint)", {{"value", value}}), value);
    }
}

TEST_P(Contract, empty_text_and_empty_bytes_are_not_null) {
    script("create table empties (a TEXT NOT NULL, b BLOB NOT NULL, c TEXT) STRICT");
    write("insert into empties (a, b, c) values (:a, :b, :c)", {{"a", ""sv}, {"b", Bytes{}}, {"c", {}}});
    EXPECT_EQ(number("select count(*) from empties where a = '' and length(b) = 0 and c is null"), 1);
}

TEST_P(Contract, texts_of_megabytes_are_kept) {
    script(table);
    std::string const large(5'000'000, 'x');
    // Not in the unique name: PostgreSQL's index entries are at most 2.7 kB.
    write("insert into things (name, data) values ('large', :data)", {{"data", Bytes{large}}});
    EXPECT_EQ(text("select data from things"), large);
}

TEST_P(Contract, text_with_a_nul_is_refused_on_both) {
    script(table);
    EXPECT_THROW(write("insert into things (name) values (:name)", {{"name", "a\0b"sv}}), std::invalid_argument);
}

TEST_P(Contract, a_parameter_may_stand_twice_and_a_missing_one_is_named) {
    EXPECT_EQ(number("select cast(:a as bigint) + cast(:b as bigint) + cast(:a as bigint)",
                     {{"a", std::int64_t{2}}, {"b", std::int64_t{3}}, {"unused", std::int64_t{9}}}),
              7);
    try {
        number("select cast(:missing as bigint)");
        FAIL() << "a missing parameter went unnoticed";
    } catch (std::logic_error const& error) {
        EXPECT_THAT(error.what(), HasSubstr(":missing"));
    }
}

TEST_P(Contract, a_parameter_may_be_null_in_a_filter) {
    script(table);
    write("insert into things (name, amount) values ('a', 1), ('b', 2)");
    auto const sql = "select count(*) from things where :amount is null or amount = :amount"sv;
    EXPECT_EQ(number(sql, {{"amount", {}}}), 2);
    EXPECT_EQ(number(sql, {{"amount", std::int64_t{2}}}), 1);
}

TEST_P(Contract, a_broken_constraint_is_told_by_its_name) {
    script(table);
    write("insert into things (name) values ('one')");
    auto const broken = [&](std::string_view sql) {
        try {
            write(sql);
        } catch (ConstraintViolation const& violation) {
            return violation.constraint;
        }
        return std::string("nothing was broken");
    };
    EXPECT_EQ(broken("insert into things (name) values ('one')"), "things_name_unique");
    EXPECT_EQ(broken("insert into things (name, amount) values ('two', 0)"), "things_amount_positive");
    EXPECT_EQ(broken("insert into things (name) values (null)"), "things_name_not_null");
    EXPECT_EQ(broken("insert into things (id, name) values (1, 'three')"), "things_pkey");
    // SQLite knows that a foreign key broke, not which.
    EXPECT_EQ(broken("insert into things (name, owner) values ('four', 77)"),
              on_postgres() ? "things_owner_exists" : "");
    script(
        "create table more (a INTEGER NOT NULL, b INTEGER NOT NULL, unique (a, b)) STRICT;"
        "create table named (a INTEGER CONSTRAINT a_is_unique UNIQUE, c INTEGER) STRICT;"
        "create unique index named_c on named (c)");
    write("insert into more (a, b) values (1, 1)");
    write("insert into named (a, c) values (1, 1)");
    EXPECT_EQ(broken("insert into more (a, b) values (1, 1)"), "more_a_b_key");
    EXPECT_EQ(broken("insert into named (a, c) values (1, 2)"), "a_is_unique");
    EXPECT_EQ(broken("insert into named (a, c) values (2, 1)"), "named_c");
}

TEST_P(Contract, execute_tells_how_many_rows_changed) {
    script(table);
    EXPECT_EQ(write("insert into things (name) values ('a'), ('b'), ('c')"), 3);
    EXPECT_EQ(write("update things set amount = 5 where name <> 'a'"), 2);
    EXPECT_EQ(write("update things set amount = 5 where name = 'z'"), 0);
    EXPECT_EQ(write("insert into things (name) values ('a') on conflict (name) do nothing"), 0);
    EXPECT_EQ(write("delete from things"), 3);
}

TEST_P(Contract, a_write_may_return_rows) {
    script(table);
    std::int64_t id = 0;
    database().write_and_wait([&](Connection& connection) {
        connection.query("insert into things (name) values ('a') returning id", {},
                         [&](Row const& row) { id = row.integer(0); });
    });
    EXPECT_EQ(id, 1);
    EXPECT_EQ(number("select count(*) from things"), 1);
}

TEST_P(Contract, a_work_that_throws_leaves_nothing) {
    script(table);
    auto const work = [](Connection& connection) {
        connection.execute("insert into things (name) values ('a')", {});
        throw std::out_of_range("the rule says no");
    };
    EXPECT_THROW(database().write_and_wait(work), std::out_of_range);
    EXPECT_EQ(number("select count(*) from things"), 0);
}

TEST_P(Contract, an_error_that_is_caught_still_ends_the_transaction) {
    script(table);
    write("insert into things (name) values ('a')");
    auto const work = [](Connection& connection) {
        connection.execute("insert into things (name) values ('b')", {});
        EXPECT_THROW(connection.execute("insert into things (name) values ('a')", {}), ConstraintViolation);
        EXPECT_THROW(connection.execute("insert into things (name) values ('c')", {}), std::logic_error);
    };
    EXPECT_THROW(database().write_and_wait(work), std::logic_error);
    EXPECT_EQ(number("select count(*) from things"), 1);
}

TEST_P(Contract, a_foreign_key_checked_at_the_end_fails_its_own_work_only) {
    script(R"(create table parents (id INTEGER PRIMARY KEY) STRICT;
              create table children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED) STRICT)");
    EXPECT_THROW(write("insert into children (parent) values (1)"), ConstraintViolation);
    database().write_and_wait([](Connection& connection) {
        connection.execute("insert into children (parent) values (1)", {});
        connection.execute("insert into parents (id) values (1)", {});
    });
    EXPECT_EQ(number("select count(*) from children"), 1);
}

TEST_P(Contract, a_reader_cannot_write) {
    script(table);
    EXPECT_THROW(database().read(
                     [](Connection& connection) { connection.execute("insert into things (name) values ('a')", {}); }),
                 std::runtime_error);
    EXPECT_EQ(number("select count(*) from things"), 0);
}

TEST_P(Contract, statements_may_be_nested_and_are_found_again) {
    script(table);
    write("insert into things (name) values ('a'), ('b')");
    int pairs = 0;
    auto const sql = "select name from things order by name"sv;
    database().read([&](Connection& connection) {
        connection.query(sql, {}, [&](Row const& outer) {
            std::string const before(outer.text(0));
            connection.query(sql, {}, [&](Row const&) { ++pairs; });
            EXPECT_EQ(outer.text(0), before);
        });
    });
    EXPECT_EQ(pairs, 4);
}

TEST_P(Contract, more_texts_than_the_cache_holds_still_run) {
    database().read([](Connection& connection) {
        for (std::int64_t round = 0; round < 1'100; ++round) {
            auto const wanted = round % 600;
            connection.query("select cast(" + std::to_string(wanted) + " as bigint)", {},
                             [&](Row const& row) { EXPECT_EQ(row.integer(0), wanted); });
        }
    });
}

TEST_P(Contract, what_a_reader_remembers_is_gone_with_the_next_commit_of_anybody) {
    script(table);
    auto const remembers = [&] {
        bool found = false;
        database().read([&](Connection& connection) {
            auto* memory = connection.memory();
            if (memory == nullptr) return;
            found = memory->find<int>("answer") != nullptr;
            memory->keep("answer", 42);
        });
        return found;
    };
    EXPECT_FALSE(remembers());
    EXPECT_EQ(remembers(), !on_postgres()) << "PostgreSQL cannot tell cheaply, so nothing is remembered there";
    write("insert into things (name) values ('one')", {});
    EXPECT_FALSE(remembers());
    remembers();
    if (on_postgres()) return;
    open(settings_)->write_and_wait(
        [](Connection& connection) { connection.execute("insert into things (name) values ('two')", {}); });
    EXPECT_FALSE(remembers()) << "another process wrote";
    database().write_and_wait([](Connection& connection) { EXPECT_EQ(connection.memory(), nullptr); });
}

TEST_P(Contract, text_sorts_by_its_bytes) {
    script(table);
    write("insert into things (name) values ('b'), ('A'), ('a'), ('B'), ('é')");
    std::string order;
    database().read([&](Connection& connection) {
        connection.query("select name from things order by name", {}, [&](Row const& row) { order += row.text(0); });
    });
    EXPECT_EQ(order, "ABabé");
}

TEST_P(Contract, what_was_written_is_there_after_opening_again) {
    script(table);
    write("insert into things (name) values ('kept')");
    reopen();
    EXPECT_EQ(text("select name from things"), "kept");
}

INSTANTIATE_TEST_SUITE_P(on, Contract, test::both_databases(), test::name_of);

}  // namespace
}  // namespace farflung::db
