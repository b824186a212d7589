#include <filesystem>
#include <iostream>

#include "commands/commands.hpp"
#include "commands/program.hpp"
#include "commands/schema_check.hpp"
#include "platform/pdf/text.hpp"

namespace farflung {

namespace {

/// Prints one finding and tells whether it is good.
bool report(bool good, std::string const& what) {
    std::cout << (good ? "good  " : "BAD   ") << what << '\n';
    return good;
}

std::int64_t failed_jobs(Program const& program) {
    std::int64_t count = 0;
    program.database->read([&](db::Connection& connection) {
        connection.confine_to(std::nullopt);
        connection.query("select count(*) from jobs where state = 'failed'", {},
                         [&](db::Row const& row) { count = row.integer(0); });
    });
    return count;
}

/// What is tried again later is no fault yet, but whoever looks may know why it fails.
void show_failing_jobs(Program const& program) {
    program.database->read([&](db::Connection& connection) {
        connection.confine_to(std::nullopt);
        connection.query(
            "select job, last_error, count(*) from jobs where state <> 'done' and last_error is not null"
            " group by job, last_error order by job, last_error limit 10",
            {}, [](db::Row const& row) {
                std::cout << "note  " << row.integer(2) << " of " << row.text(0) << " failed: " << row.text(1) << '\n';
            });
    });
}

void show_services(Settings const& settings) {
    if (settings.smtp_url.empty()) std::cout << "note  no mail server is set: mails stay in Settings → Outbox\n";
    std::cout << "note  "
              << (settings.rates_url.empty() ? "no rates_url is set: exchange rates are typed or read from a file"
                                             : "exchange rates are read each day from where rates_url says")
              << '\n';
    std::cout << "note  "
              << (settings.vies_url.empty() ? "no vies_url is set: tax numbers are checked by their digits alone"
                                            : "tax numbers are checked with VIES when someone asks for it")
              << '\n';
    if (!pdf::can_read_text()) {
        std::cout
            << "note  poppler-utils is not installed: the paper of incoming PDFs is not compared with their data\n";
    }
}

}  // namespace

int doctor(Settings const& settings) {
    auto const program = open_program(settings);
    bool good = report(true, "the database " + settings.database.substr(0, settings.database.find(':')) +
                                 " answers and is up to date");
    std::vector<db::ColumnInfo> columns;
    program.database->read([&](db::Connection& connection) {
        connection.confine_to(std::nullopt);
        columns = db::columns(connection);
    });
    for (auto const& fault : schema_faults(*program.registry, columns)) good = report(false, fault);
    auto const room = std::filesystem::space(settings.data).available / (1024 * 1024);
    good = report(room > 500, std::to_string(room) + " MB are free for " + settings.data) && good;
    bool const is_private = base_url_of(settings).starts_with("https:") || settings.listen.starts_with("127.");
    good = report(is_private, "people reach it as " + base_url_of(settings) +
                                  (is_private ? "" : ", without TLS: set base_url and a proxy with a certificate")) &&
           good;
    auto const failed = failed_jobs(program);
    good = report(failed == 0, std::to_string(failed) + " jobs have given up") && good;
    show_failing_jobs(program);
    show_services(settings);
    return good ? 0 : 1;
}

}  // namespace farflung
