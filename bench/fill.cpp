// bench_fill FILE COUNT [postings]: copies one issued invoice with its line until the database holds COUNT of them, or
// one entry of the journal until it holds so many postings. The copies serve reading benchmarks only: their numbers
// belong to no series, no ledger entry stands behind an invoice, and no hash before an entry.

#include <algorithm>
#include <cstdio>
#include <exception>

#include "copied_row.hpp"

namespace {

using namespace farflung;

constexpr std::int64_t rows_at_once = 50'000;

std::int64_t number_of(db::Connection& connection, std::string const& sql) {
    std::int64_t number = 0;
    connection.query(sql, {}, [&](db::Row const& row) { number = row.integer(0); });
    return number;
}

/// A row for each of some numbers, as `n.i`.
std::string const numbers =
    " cross join (with recursive n (i) as (select :first union all select i + 1 from n where i < :last)"
    " select i from n) n";

/// Sixteen digits as bytes make an id that is in order, as those of one busy morning would be.
void copy_rows(db::Connection& connection, std::int64_t first, std::int64_t last) {
    std::string const id = "cast(printf('%016d', n.i) as blob)";
    auto const model = bench::one_value(
        connection,
        "select i.id from billing_invoices i join billing_invoice_lines l on l.workspace_id = i.workspace_id"
        " and l.invoice_id = i.id where i.number like 'INV-%' order by i.id limit 1");
    std::vector<db::Parameter> const parameters = {{"first", first}, {"last", last}, {"model", db::Bytes{model}}};
    connection.execute(bench::copying_sql(connection, "billing_invoices", {{"id", id}, {"number", "'COPY-' || n.i"}}) +
                           numbers + " where t.id = :model",
                       parameters);
    connection.execute(bench::copying_sql(connection, "billing_invoice_lines", {{"invoice_id", id}}) + numbers +
                           " where t.invoice_id = :model and t.position = 0",
                       parameters);
}

/// Copies the newest entry, each copy on one of the days of two years.
void copy_entries(db::Connection& connection, std::int64_t first, std::int64_t last) {
    std::string const id = "cast(printf('%016d', n.i) as blob)";
    std::string const day = "date(t.posted_on, '-' || (n.i % 730) || ' days')";
    auto const model =
        bench::one_value(connection, "select id from ledger_entries where number < 1000 order by number desc limit 1");
    std::vector<db::Parameter> const parameters = {{"first", first}, {"last", last}, {"model", db::Bytes{model}}};
    connection.execute(
        bench::copying_sql(connection, "ledger_entries", {{"id", id}, {"number", "n.i"}, {"posted_on", day}}) +
            numbers + " where t.id = :model",
        parameters);
    connection.execute(bench::copying_sql(connection, "ledger_postings", {{"entry_id", id}, {"posted_on", day}}) +
                           numbers + " where t.entry_id = :model",
                       parameters);
}

void fill_invoices(db::Database& database, std::int64_t wanted) {
    std::int64_t have = 0;
    database.read(
        [&](db::Connection& connection) { have = number_of(connection, "select count(*) from billing_invoices"); });
    while (have < wanted) {
        auto const last = std::min(wanted, have + rows_at_once);
        database.write_and_wait([&](db::Connection& connection) { copy_rows(connection, have + 1, last); });
        have = last;
    }
}

void fill_postings(db::Database& database, std::int64_t wanted) {
    while (true) {
        bool is_full = false;
        database.write_and_wait([&](db::Connection& connection) {
            is_full = number_of(connection, "select count(*) from ledger_postings") >= wanted;
            auto const newest = number_of(connection, "select max(number) from ledger_entries");
            if (!is_full) copy_entries(connection, newest + 1, newest + rows_at_once);
        });
        if (is_full) return;
    }
}

void fill(std::string const& file, std::int64_t wanted, bool is_postings) {
    db::Settings settings;
    settings.url = "sqlite:" + file;
    settings.readers = 1;
    // A database that can be filled again needs no safety while it is.
    settings.sqlite_pragmas = "pragma synchronous = off; pragma foreign_keys = off; pragma cache_size = -400000;";
    auto const database = db::open(settings);
    if (is_postings)
        fill_postings(*database, wanted);
    else
        fill_invoices(*database, wanted);
}

}  // namespace

int main(int count, char** words) {
    bool const is_postings = count == 4 && std::string_view(words[3]) == "postings";
    if (count != 3 && !is_postings) {
        std::fputs("usage: bench_fill FILE COUNT [postings]\n", stderr);
        return 2;
    }
    try {
        fill(words[1], std::stoll(words[2]), is_postings);
        return 0;
    } catch (std::exception const& error) {
        std::fprintf(stderr, "bench_fill: %s\n", error.what());
        return 1;
    }
}
