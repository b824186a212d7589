#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <iostream>

#include "commands/commands.hpp"
#include "commands/program.hpp"
#include "commands/site.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/realtime/change_stream.hpp"
#include "platform/stop_signal.hpp"

namespace farflung {

namespace {

struct Address {
    std::string host;
    unsigned short port = 0;
};

Address parse_address(std::string const& listen) {
    auto const colon = listen.rfind(':');
    unsigned port = 65536;
    if (colon != std::string::npos) std::from_chars(listen.data() + colon + 1, listen.data() + listen.size(), port);
    if (port > 65535) throw BadSettings("listen is an address and a port, such as 127.0.0.1:8080; not " + listen);
    auto host = listen.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return {std::move(host), static_cast<unsigned short>(port)};
}

http::Limits limits_of(Settings const& settings) {
    auto const count = [](int value) { return static_cast<std::size_t>(value); };
    auto const time = [](int value) { return std::chrono::milliseconds(value); };
    http::Limits limits;
    limits.header_bytes = count(settings.header_bytes);
    limits.header_count = count(settings.header_count);
    limits.target_bytes = count(settings.target_bytes);
    limits.body_bytes = count(settings.body_bytes);
    limits.bodies_bytes = count(settings.bodies_bytes);
    limits.connections = count(settings.connections);
    limits.workers = count(settings.workers);
    limits.queue = count(settings.queue);
    limits.stream_backlog_bytes = count(settings.stream_backlog_bytes);
    limits.queue_timeout = time(settings.queue_timeout_ms);
    limits.header_timeout = time(settings.header_timeout_ms);
    limits.body_timeout = time(settings.body_timeout_ms);
    limits.write_timeout = time(settings.write_timeout_ms);
    limits.bytes_per_second = count(settings.bytes_per_second);
    limits.idle_timeout = time(settings.idle_timeout_ms);
    limits.drain_timeout = time(settings.drain_timeout_ms);
    return limits;
}

/// A service manager that keeps the listening socket hands it over as descriptor 3.
int inherited_socket() {
    auto const* const process = std::getenv("LISTEN_PID");
    auto const* const sockets = std::getenv("LISTEN_FDS");
    bool const ours = process != nullptr && sockets != nullptr && std::string(process) == std::to_string(getpid()) &&
                      std::string_view(sockets) == "1";
    return ours ? 3 : -1;
}

http::ServerSettings server_settings(Settings const& settings) {
    auto const address = parse_address(settings.listen);
    http::ServerSettings server;
    server.address = address.host;
    server.port = address.port;
    // With any free port the base URL is known only afterwards.
    if (address.port != 0 || !settings.base_url.empty()) {
        auto const url = base_url_of(settings);
        server.hosts = {url.substr(std::min(url.size(), url.find("//") + 2))};
    }
    server.inherited_socket = inherited_socket();
    server.limits = limits_of(settings);
    return server;
}

}  // namespace

int serve(Settings const& settings) {
    hold_stop_signals();
    auto program = open_program(settings);
    std::function<void(http::Request, http::Respond)> answer;
    http::Server server(server_settings(settings), [&](http::Request request, http::Respond respond) {
        answer(std::move(request), std::move(respond));
    });
    if (settings.base_url.empty()) {
        program.world->set_base_url("http://" + settings.listen.substr(0, settings.listen.rfind(':')) + ":" +
                                    std::to_string(server.port()));
    }
    jobs::Runner runner(*program.database, *program.registry, *program.world);
    realtime::ChangeStream stream(*program.database, *program.registry, *program.world);
    http::DispatcherSettings dispatching;
    dispatching.base_url = program.world->base_url();
    dispatching.idempotency_keys_live_ms = std::int64_t{settings.idempotency_hours} * 3600 * 1000;
    dispatching.on_write = [&] {
        stream.wake();
        runner.wake();
    };
    http::Dispatcher dispatcher(*program.database, *program.registry, *program.world, dispatching);
    dispatcher.stream_with(stream);
    Site site({.dispatcher = dispatcher,
               .database = *program.database,
               .metrics = [&] { return metrics_text(server.metrics(), stream.followers()); },
               .registry = *program.registry});
    answer = [&](http::Request request, http::Respond respond) { site.handle(std::move(request), std::move(respond)); };
    StopSignal const stop([&] {
        site.drain();
        server.drain();
    });
    stream.start();
    runner.start();
    std::cout << "Farflung serves on " << program.world->base_url() << std::endl;
    server.run();
    runner.stop();
    stream.stop();
    return 0;
}

}  // namespace farflung
