#include "platform/http/connection.hpp"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "platform/http/compress.hpp"

namespace farflung::http {

namespace asio = boost::asio;

namespace {

constexpr auto resumed = asio::as_tuple(asio::use_awaitable_t<Executor>());

constexpr std::size_t small_read_bytes = 4 * 1024;
constexpr std::size_t large_read_bytes = 64 * 1024;

std::string address_of(Socket const& socket) {
    boost::system::error_code gone;
    auto const end = socket.remote_endpoint(gone);
    return gone ? std::string() : end.address().to_string();
}

Response overloaded(std::string_view code) {
    auto response = plain_problem(503, code);
    response.headers.add("Retry-After", "1");
    return response;
}

}  // namespace

Connection::Connection(Socket socket, ServerState& server)
    : server_(server),
      limits_(server.settings.limits),
      socket_(std::move(socket)),
      wake_(socket_.get_executor(), Clock::time_point::max()),
      peer_(address_of(socket_)) {
    server_.open.insert(this);
    server_.counters->open = server_.open.size();
    ++server_.counters->connections;
}

Connection::~Connection() {
    if (stream_) stream_->lose();
    hold_body(0);
    server_.open.erase(this);
    server_.counters->open = server_.open.size();
    if (server_.open.empty() && server_.on_last_closed) server_.on_last_closed();
}

Coroutine<void> Connection::serve() {
    auto goes_on = true;
    while (goes_on) {
        std::optional<BadRequest> refusal;
        try {
            goes_on = co_await answer_next();
        } catch (BadRequest const& bad_request) {
            refusal = bad_request;
        }
        if (refusal) {
            co_await refuse(*refusal);
            goes_on = false;
        }
    }
    // Nothing is on its way on a line that idled.
    if (!is_idle_) co_await linger();
}

Coroutine<bool> Connection::answer_next() {
    RequestReader reader(limits_, server_.settings.hosts);
    if (!co_await read_request(reader)) co_return false;
    Exchange exchange{.since = Clock::now(),
                      .is_head = reader.is_head_request(),
                      .keeps_alive = reader.keeps_alive(),
                      .is_1_1 = reader.is_1_1()};
    auto request = reader.release();
    auto const gzip = server_.settings.compress && accepts_encoding(request.headers.get("Accept-Encoding"), "gzip");
    auto const response = co_await await_answer(
        std::move(request),
        {.is_head = exchange.is_head, .accepts_gzip = gzip, .stream_backlog_bytes = limits_.stream_backlog_bytes});
    hold_body(0);
    if (server_.is_draining) exchange.keeps_alive = false;
    if (stream_) co_return co_await serve_stream(response, exchange);
    co_return co_await send(response, exchange);
}

/// False when the other end left, or may leave.
Coroutine<bool> Connection::read_request(RequestReader& reader) {
    begin_reading();
    auto was_told_to_continue = false;
    while (true) {
        if (!input_.empty()) input_.consume(reader.take(input_.view()));
        hold_body(reader.body_size());
        if (reader.is_done()) break;
        note_progress(reader);
        if (reader.expects_continue() && input_.empty() && !std::exchange(was_told_to_continue, true)) {
            if (!co_await write("HTTP/1.1 100 Continue\r\n\r\n", {})) co_return false;
            note_progress(reader);
        }
        if (!co_await read_more(reader)) co_return false;
    }
    is_idle_ = false;
    co_return true;
}

void Connection::begin_reading() {
    head_since_.reset();
    body_since_.reset();
    last_read_bytes_ = 0;
    is_idle_ = true;
    input_.shrink();
    set_deadline(server_.is_draining ? limits_.drain_idle_timeout : limits_.idle_timeout);
}

/// A deadline for the whole head, however many bytes come one by one; for a body more time as bytes come, so that a
/// large file over a slow line gets through and a dribble does not.
void Connection::note_progress(RequestReader const& reader) {
    if (!reader.has_begun()) return;
    is_idle_ = false;
    auto const now = Clock::now();
    if (!head_since_) head_since_ = now;
    if (reader.has_head() && !body_since_) body_since_ = now;
    is_expired_ = false;
    deadline_ = *head_since_ + limits_.header_timeout;
    if (!body_since_) return;
    auto const earned = std::chrono::seconds(reader.body_size() / limits_.bytes_per_second);
    deadline_ = *body_since_ + limits_.body_timeout + earned;
}

Coroutine<bool> Connection::read_more(RequestReader const& reader) {
    // Only who fills a small buffer gets a large one: ten thousand that dribble a body must not cost 64 KiB each.
    auto const is_flowing = reader.has_head() && last_read_bytes_ >= small_read_bytes;
    auto const room = input_.prepare(is_flowing ? large_read_bytes : small_read_bytes);
    auto const [error, size] = co_await socket_.async_read_some(room, resumed);
    if (error && is_expired_ && reader.has_begun()) throw BadRequest(408, "http.too_slow");
    if (error) co_return false;
    input_.commit(size);
    last_read_bytes_ = size;
    server_.counters->bytes_in += size;
    co_return true;
}

/// Counts this connection's body among all that are in memory.
void Connection::hold_body(std::size_t size) {
    server_.bodies_bytes += size;
    server_.bodies_bytes -= std::exchange(held_bytes_, size);
    if (size == 0 || server_.bodies_bytes <= limits_.bodies_bytes) return;
    ++server_.counters->shed;
    throw BadRequest(503, "http.overloaded");
}

Coroutine<Response> Connection::await_answer(Request request, PendingAnswer::Wishes wishes) {
    request.peer = peer_;
    request.id = server_.next_request_id();
    clear_deadline();
    answer_.reset();
    auto answer = std::make_shared<PendingAnswer>(server_.io, weak_from_this(), wishes);
    auto work = [&handler = server_.handler, counters = server_.counters, request = std::move(request),
                 answer = std::move(answer)](WorkerPool::Turn turn) mutable {
        auto const own = std::move(answer);
        if (turn == WorkerPool::Turn::too_late) {
            ++counters->shed;
            return own->give(overloaded("http.overloaded"));
        }
        try {
            handler(std::move(request), [own](Response response) { own->give(std::move(response)); });
        } catch (...) {
            // The handler answers and logs its own failures; this is for one that failed at that.
            own->give(plain_problem(500, "http.internal"));
        }
    };
    if (!server_.pool->push(std::move(work))) {
        ++server_.counters->shed;
        co_return overloaded("http.overloaded");
    }
    while (!answer_) co_await wake_.async_wait(resumed);
    co_return std::move(*answer_);
}

void Connection::take_answer(Response response, std::shared_ptr<LiveStream> stream) {
    answer_ = std::move(response);
    stream_ = std::move(stream);
    wake();
}

Coroutine<bool> Connection::send(Response const& response, Exchange exchange) {
    auto const body = body_of(response);
    if (same_token(response.headers.get("Connection"), "close")) exchange.keeps_alive = false;
    auto const head = write_head(response, {.length = body.size(),
                                            .is_chunked = false,
                                            .keeps_alive = exchange.keeps_alive,
                                            .is_1_1 = exchange.is_1_1,
                                            .date = server_.date()});
    auto const has_body = !exchange.is_head && response.status != 204 && response.status != 304;
    auto const was_written = co_await write(head, has_body ? body : std::string_view());
    ++server_.counters->answers.at(static_cast<std::size_t>(response.status) / 100);
    server_.counters->count_latency(Clock::now() - exchange.since);
    co_return was_written&& exchange.keeps_alive;
}

Coroutine<void> Connection::refuse(BadRequest refusal) {
    auto const response =
        refusal.status == 503 ? overloaded(refusal.code) : plain_problem(refusal.status, refusal.code);
    co_await send(response, {.since = Clock::now(), .is_head = false, .keeps_alive = false, .is_1_1 = true});
}

Coroutine<bool> Connection::write(std::string_view head, std::string_view body) {
    auto const size = head.size() + body.size();
    set_deadline(limits_.write_timeout + std::chrono::seconds(size / limits_.bytes_per_second));
    std::array<asio::const_buffer, 2> const pieces = {asio::buffer(head), asio::buffer(body)};
    auto const [error, written] = co_await asio::async_write(socket_, pieces, resumed);
    server_.counters->bytes_out += written;
    co_return !error;
}

/// Closing while unread bytes wait would reset the line, and the answer might be lost on its way. So we say that no
/// more comes from us, and read what still comes for a moment.
Coroutine<void> Connection::linger() {
    boost::system::error_code ended;
    socket_.shutdown(Socket::shutdown_send, ended);
    is_idle_ = true;
    set_deadline(limits_.linger_timeout);
    auto const until = deadline_;
    while (!ended && Clock::now() < until) {
        auto const [error, size] = co_await socket_.async_read_some(input_.prepare(small_read_bytes), resumed);
        ended = error;
    }
}

void Connection::set_deadline(Clock::duration from_now) {
    is_expired_ = false;
    deadline_ = Clock::now() + from_now;
}

void Connection::sweep(Clock::time_point now) {
    if (now < deadline_) return;
    if (!is_idle_) ++server_.counters->timed_out;
    is_expired_ = true;
    clear_deadline();
    socket_.cancel();
}

void Connection::drain() {
    if (is_idle_) set_deadline(limits_.drain_idle_timeout);
    wake();
}

}  // namespace farflung::http
