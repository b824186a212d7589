#pragma once

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/describe.hpp"

namespace farflung {

/// All that can be set, described once: `farflung.toml` and FARFLUNG_… variables have these names, and
/// generated/settings.md lists them.
struct Settings {
    std::string database = "sqlite:data/farflung.db";
    std::string data = "data";
    std::string listen = "127.0.0.1:8080";
    std::string base_url;
    std::string log_level = "info";
    std::string smtp_url;
    std::string smtp_user;
    std::string smtp_password;
    std::string mail_from;
    std::string rates_url;
    std::string vies_url;
    int readers = 4;
    int writers = 8;
    int workers = 2;
    int queue = 1024;
    int queue_timeout_ms = 1'500;
    int connections = 10'000;
    int header_bytes = 16 * 1024;
    int header_count = 100;
    int target_bytes = 8 * 1024;
    int body_bytes = 25 * 1024 * 1024;
    int bodies_bytes = 256 * 1024 * 1024;
    int stream_backlog_bytes = 256 * 1024;
    int header_timeout_ms = 10'000;
    int body_timeout_ms = 30'000;
    int write_timeout_ms = 30'000;
    int bytes_per_second = 4 * 1024;
    int idle_timeout_ms = 60'000;
    int drain_timeout_ms = 20'000;
    int idempotency_hours = 24;
    std::string clock_file;
};

constexpr auto describe(Of<Settings>) {
    return record(
        "settings",
        field("database", &Settings::database,
              {.required = true, .max_length = 1000, .help = "`sqlite:PATH` or `postgresql://user@host/name`"}),
        field("data", &Settings::data, {.required = true, .max_length = 1000, .help = "folder of files and documents"}),
        field("listen", &Settings::listen, {.required = true, .help = "address and port; port 0 takes any free one"}),
        field("base_url", &Settings::base_url,
              {.max_length = 500,
               .help = "scheme, host and port that people see; other hosts are answered 421. Empty: from `listen`"}),
        field("log_level", &Settings::log_level, {.help = "`debug`, `info`, `warning`, `error` or `off`"}),
        field("smtp_url", &Settings::smtp_url,
              {.max_length = 500,
               .help = "`smtp://host:25`, `smtp://host:587` (STARTTLS) or `smtps://host:465`. Empty: mails stay in "
                       "Settings → Outbox"}),
        field("smtp_user", &Settings::smtp_user, {.help = "name at the mail server, or empty"}),
        field("smtp_password", &Settings::smtp_password, {.max_length = 500, .help = "password at the mail server"}),
        field("mail_from", &Settings::mail_from, {.max_length = 254, .help = "sender of our mails"}),
        field("rates_url", &Settings::rates_url,
              {.max_length = 500,
               .help = "where the European Central Bank's reference rates are read each day, such as "
                       "`https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml`. Empty: by hand and by file"}),
        field("vies_url", &Settings::vies_url,
              {.max_length = 500,
               .help = "the REST service of VIES that tax numbers are checked with, such as "
                       "`https://ec.europa.eu/taxation_customs/vies/rest-api`. Empty: by their check digits alone"}),
        field("readers", &Settings::readers, {.min = 1, .max = 64, .help = "pooled database connections that read"}),
        field("writers", &Settings::writers, {.min = 1, .max = 64, .help = "those that write (PostgreSQL only)"}),
        field("workers", &Settings::workers, {.min = 1, .max = 256, .help = "threads that answer requests"}),
        field("queue", &Settings::queue,
              {.min = 1, .max = 1'000'000, .help = "requests that wait for a worker; more are answered 503"}),
        field("queue_timeout_ms", &Settings::queue_timeout_ms,
              {.min = 1, .max = 600'000, .help = "a request that waited longer for a worker is answered 503"}),
        field("connections", &Settings::connections,
              {.min = 1, .max = 1'000'000, .help = "open connections; more are answered 503"}),
        field("header_bytes", &Settings::header_bytes,
              {.min = 1024, .max = 1'048'576, .help = "all header fields of a request together; more: 431"}),
        field("header_count", &Settings::header_count, {.min = 10, .max = 10'000, .help = "header fields; more: 431"}),
        field("target_bytes", &Settings::target_bytes, {.min = 256, .max = 1'048'576, .help = "address; more: 414"}),
        field("body_bytes", &Settings::body_bytes,
              {.min = 1024, .max = 1'073'741'824, .help = "body of a request; more: 413"}),
        field("bodies_bytes", &Settings::bodies_bytes,
              {.min = 1024, .max = 2'147'483'647, .help = "all bodies in memory together; more: 503"}),
        field("stream_backlog_bytes", &Settings::stream_backlog_bytes,
              {.min = 1024, .max = 1'073'741'824, .help = "what a slow reader's change stream may hold; more: closed"}),
        field("header_timeout_ms", &Settings::header_timeout_ms,
              {.min = 1, .max = 600'000, .help = "for a request's head; longer: 408"}),
        field("body_timeout_ms", &Settings::body_timeout_ms,
              {.min = 1, .max = 3'600'000, .help = "for a body, more for each byte that came; longer: 408"}),
        field("write_timeout_ms", &Settings::write_timeout_ms,
              {.min = 1, .max = 3'600'000, .help = "for sending an answer, more for each of its bytes"}),
        field("bytes_per_second", &Settings::bytes_per_second,
              {.min = 1, .max = 1'073'741'824, .help = "slowest line that bodies and answers are extended for"}),
        field("idle_timeout_ms", &Settings::idle_timeout_ms,
              {.min = 1, .max = 3'600'000, .help = "between two requests of a connection"}),
        field("drain_timeout_ms", &Settings::drain_timeout_ms,
              {.min = 1, .max = 3'600'000, .help = "for what runs when the server is told to stop"}),
        field("idempotency_hours", &Settings::idempotency_hours,
              {.min = 1, .max = 8'760, .help = "how long an Idempotency-Key is remembered"}),
        field("clock_file", &Settings::clock_file,
              {.max_length = 1000,
               .help = "a file with an instant to take the time from, for trials. Empty: the clock"}));
}
static_assert(describes_every_member<Settings>);

/// A setting that the program does not know, or cannot take; says which, and where it stands.
struct BadSettings : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The file's values, then the environment's over them. Throws BadSettings with every unknown key and wrong value.
/// `environment` holds `NAME=value` entries; a missing file is an empty one unless it was asked for by name.
Settings read_settings(std::optional<std::string> const& file, std::vector<std::string> const& environment);

/// This process's environment.
std::vector<std::string> environment_of_process();

/// The page that lists them all, generated/settings.md.
std::string settings_page();

}  // namespace farflung
