#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdio>

#include "platform/http/connection.hpp"

namespace farflung::http {

namespace asio = boost::asio;

namespace {

constexpr auto resumed = asio::as_tuple(asio::use_awaitable_t<Executor>());

std::string chunk_of(std::string_view bytes, bool is_chunked) {
    if (!is_chunked) return std::string(bytes);
    std::array<char, 24> size{};
    std::snprintf(size.data(), size.size(), "%zx\r\n", bytes.size());
    return std::string(size.data()).append(bytes).append("\r\n");
}

}  // namespace

/// Always ends the connection: a stream's reader has nothing else to ask on it.
Coroutine<bool> Connection::serve_stream(Response response, Exchange exchange) {
    if (!response.headers.has("Content-Type")) response.headers.add("Content-Type", "text/event-stream");
    if (!response.headers.has("Cache-Control")) response.headers.add("Cache-Control", "no-store");
    ++server_.counters->answers.at(static_cast<std::size_t>(response.status) / 100);
    auto const head = write_head(response, {.length = std::nullopt,
                                            .is_chunked = exchange.is_1_1,
                                            .keeps_alive = false,
                                            .is_1_1 = exchange.is_1_1,
                                            .date = server_.date()});
    auto const self = shared_from_this();
    asio::co_spawn(
        socket_.get_executor(), [self]() -> Coroutine<void> { co_await self->watch_end(); }, asio::detached);
    auto goes_on = co_await write(head, {});
    while (goes_on) goes_on = co_await feed_stream(exchange);
    // Ends the watch as well, before the linger reads.
    socket_.cancel();
    stream_->lose();
    co_return false;
}

/// Writes what is queued, or waits for more; false at the end.
Coroutine<bool> Connection::feed_stream(Exchange exchange) {
    if (stream_->is_lost()) co_return false;
    auto const is_last = !stream_->is_open() || server_.is_draining;
    auto const queued = stream_->take();
    if (!queued.empty()) {
        auto const chunk = chunk_of(queued, exchange.is_1_1);
        co_return co_await write(chunk, {});
    }
    if (is_last) {
        if (exchange.is_1_1) co_await write("0\r\n\r\n", {});
        co_return false;
    }
    clear_deadline();
    co_await wake_.async_wait(resumed);
    co_return true;
}

/// A reader of a stream says nothing more; when its line ends, the stream's feeder must hear of it.
Coroutine<void> Connection::watch_end() {
    std::array<char, 512> ignored{};
    boost::system::error_code ended;
    while (!ended) {
        auto const [error, size] = co_await socket_.async_read_some(asio::buffer(ignored), resumed);
        ended = error;
    }
    if (stream_) stream_->lose();
    wake();
}

}  // namespace farflung::http
