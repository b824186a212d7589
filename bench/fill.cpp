// bench_fill FILE COUNT: copies one issued invoice with its line until the database holds COUNT of them. The copies
// serve reading benchmarks only: their numbers belong to no series, and no ledger entry stands behind them.

#include <algorithm>
#include <cstdio>
#include <exception>

#include "copied_row.hpp"

namespace {

using namespace farflung;

constexpr std::int64_t rows_at_once = 50'000;

std::int64_t count_of(db::Connection& connection) {
    std::int64_t count = 0;
    connection.query("select count(*) from billing_invoices", {}, [&](db::Row const& row) { count = row.integer(0); });
    return count;
}

/// Sixteen digits as bytes make an id that is in order, as those of one busy morning would be.
void copy_rows(db::Connection& connection, std::int64_t first, std::int64_t last) {
    std::string const numbers =
        " cross join (with recursive n (i) as (select :first union all select i + 1 from n where i < :last)"
        " select i from n) n";
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

void fill(std::string const& file, std::int64_t wanted) {
    db::Settings settings;
    settings.url = "sqlite:" + file;
    settings.readers = 1;
    // A database that can be filled again needs no safety while it is.
    settings.sqlite_pragmas = "pragma synchronous = off; pragma foreign_keys = off; pragma cache_size = -400000;";
    auto const database = db::open(settings);
    std::int64_t have = 0;
    database->read([&](db::Connection& connection) { have = count_of(connection); });
    while (have < wanted) {
        auto const last = std::min(wanted, have + rows_at_once);
        database->write_and_wait([&](db::Connection& connection) { copy_rows(connection, have + 1, last); });
        have = last;
    }
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("usage: bench_fill FILE COUNT\n", stderr);
        return 2;
    }
    try {
        fill(words[1], std::stoll(words[2]));
        return 0;
    } catch (std::exception const& error) {
        std::fprintf(stderr, "bench_fill: %s\n", error.what());
        return 1;
    }
}
