#include "platform/http/server.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>
#include <system_error>

#include "platform/http/connection.hpp"
#include "platform/http/server_state.hpp"

namespace farflung::http {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Descriptor = asio::posix::basic_stream_descriptor<Executor>;
using Clock = std::chrono::steady_clock;

constexpr auto resumed = asio::as_tuple(asio::use_awaitable_t<Executor>());

constexpr std::string_view no_room =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

int open_drain_event() {
    auto const event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (event < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
    return event;
}

void listen_on(Acceptor& acceptor, ServerSettings const& settings) {
    if (settings.inherited_socket >= 0) {
        acceptor.assign(tcp::v4(), settings.inherited_socket);
        return;
    }
    tcp::endpoint const end(asio::ip::make_address(settings.address), settings.port);
    acceptor.open(end.protocol());
    acceptor.set_option(Acceptor::reuse_address(true));
    acceptor.bind(end);
    acceptor.listen(Acceptor::max_listen_connections);
}

/// Often enough to keep the shortest deadline, seldom enough to cost nothing.
Clock::duration sweep_interval(Limits const& limits) {
    auto const shortest = std::min({limits.header_timeout, limits.body_timeout, limits.write_timeout,
                                    limits.idle_timeout, limits.linger_timeout, limits.drain_idle_timeout});
    return std::clamp<Clock::duration>(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
}

Coroutine<void> serve(std::shared_ptr<Connection> connection) { co_await connection->serve(); }

}  // namespace

struct Server::Parts {
    Parts(ServerSettings settings, Handler handler)
        : state(std::move(settings), std::move(handler), context),
          acceptor(context.get_executor()),
          drain_event(context.get_executor(), open_drain_event()),
          sweep_timer(context.get_executor()) {
        listen_on(acceptor, state.settings);
        port = acceptor.local_endpoint().port();
        state.on_last_closed = [this] { sweep_timer.cancel(); };
    }

    ~Parts() {
        // Handlers may still answer: first they end, then what waits in the loop is dropped, then the loop.
        state.pool.reset();
        state.io->close();
        state.on_last_closed = nullptr;
    }

    Coroutine<void> accept() {
        while (acceptor.is_open()) {
            auto [error, socket] = co_await acceptor.async_accept(resumed);
            if (!error)
                welcome(std::move(socket));
            else if (acceptor.is_open())
                co_await pause();
        }
    }

    /// Out of descriptors, most likely: trying again at once would only burn the processor.
    Coroutine<void> pause() {
        Timer timer(context.get_executor(), std::chrono::milliseconds(50));
        co_await timer.async_wait(resumed);
    }

    void welcome(Socket socket) {
        boost::system::error_code ignored;
        if (state.open.size() >= state.settings.limits.connections) {
            ++state.counters->shed;
            socket.non_blocking(true, ignored);
            socket.send(asio::buffer(no_room), 0, ignored);
            return;
        }
        socket.set_option(tcp::no_delay(true), ignored);
        asio::co_spawn(context.get_executor(), serve(std::make_shared<Connection>(std::move(socket), state)),
                       asio::detached);
    }

    Coroutine<void> sweep() {
        auto const interval = sweep_interval(state.settings.limits);
        while (!state.is_draining || !state.open.empty()) {
            sweep_timer.expires_after(interval);
            co_await sweep_timer.async_wait(resumed);
            auto const now = Clock::now();
            for (auto* connection : state.open) connection->sweep(now);
            if (state.is_draining && now > drain_deadline) context.stop();
        }
    }

    Coroutine<void> await_drain() {
        co_await drain_event.async_wait(Descriptor::wait_read, resumed);
        state.is_draining = true;
        drain_deadline = Clock::now() + state.settings.limits.drain_timeout;
        stop_accepting();
        for (auto* connection : state.open) connection->drain();
        sweep_timer.cancel();
    }

    /// Whoever is connected already, though not yet accepted, is served; with an inherited socket the next process
    /// does that.
    void stop_accepting() {
        boost::system::error_code error;
        if (state.settings.inherited_socket < 0) {
            acceptor.non_blocking(true, error);
            while (!error) {
                Socket socket(context.get_executor());
                acceptor.accept(socket, error);
                if (!error) welcome(std::move(socket));
            }
        }
        acceptor.close(error);
    }

    // Before the context, as connections leave the state when the context drops them.
    ServerState state;
    asio::io_context context{1};
    Acceptor acceptor;
    Descriptor drain_event;
    Timer sweep_timer;
    unsigned short port = 0;
    Clock::time_point drain_deadline = Clock::time_point::max();
};

Server::Server(ServerSettings settings, Handler handler)
    : parts_(std::make_unique<Parts>(std::move(settings), std::move(handler))) {}

Server::~Server() = default;

unsigned short Server::port() const { return parts_->port; }

void Server::run() {
    auto const executor = parts_->context.get_executor();
    asio::co_spawn(executor, parts_->accept(), asio::detached);
    asio::co_spawn(executor, parts_->await_drain(), asio::detached);
    asio::co_spawn(executor, parts_->sweep(), asio::detached);
    parts_->context.run();
}

void Server::drain() {
    std::uint64_t const once = 1;
    // Only write() itself is allowed in a signal handler; a full counter means that it was said already.
    [[maybe_unused]] auto const written = ::write(parts_->drain_event.native_handle(), &once, sizeof once);
}

ServerMetrics Server::metrics() const {
    auto const& counters = *parts_->state.counters;
    ServerMetrics metrics;
    metrics.connections_open = counters.open;
    metrics.queue_depth = parts_->state.pool->waiting();
    metrics.connections = counters.connections;
    std::ranges::copy(counters.answers, metrics.answers.begin());
    metrics.shed = counters.shed;
    metrics.timed_out = counters.timed_out;
    metrics.bytes_in = counters.bytes_in;
    metrics.bytes_out = counters.bytes_out;
    std::ranges::copy(counters.latency, metrics.latency.begin());
    return metrics;
}

}  // namespace farflung::http
