#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/bad_request.hpp"
#include "platform/http/input_buffer.hpp"
#include "platform/http/live_stream.hpp"
#include "platform/http/pending_answer.hpp"
#include "platform/http/request_reader.hpp"
#include "platform/http/response_head.hpp"
#include "platform/http/server_state.hpp"

namespace farflung::http {

using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;
template <typename Result>
using Coroutine = boost::asio::awaitable<Result, Executor>;

/// One client's line: reads a request, has it answered, writes the answer, and so on. Pipelined requests wait in the
/// buffer, so answers are in order. Lives on the io thread alone.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    using Clock = std::chrono::steady_clock;

    Connection(Socket socket, ServerState& server);
    ~Connection();
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    Coroutine<void> serve();
    /// Cuts off an other end that is slower than it may be.
    void sweep(Clock::time_point now);
    /// Ends a stream now, an idle connection soon, and any other after its answer.
    void drain();
    void wake() { wake_.cancel(); }
    void take_answer(Response response, std::shared_ptr<LiveStream> stream);

  private:
    /// What is remembered of a request while it is answered.
    struct Exchange {
        Clock::time_point since;
        bool is_head = false;
        bool keeps_alive = true;
        bool is_1_1 = true;
    };

    Coroutine<bool> answer_next();
    Coroutine<bool> read_request(RequestReader& reader);
    Coroutine<bool> read_more(RequestReader const& reader);
    void begin_reading();
    void note_progress(RequestReader const& reader);
    void hold_body(std::size_t size);
    Coroutine<Response> await_answer(Request request, PendingAnswer::Wishes wishes);
    Coroutine<bool> send(Response const& response, Exchange exchange);
    Coroutine<void> refuse(BadRequest refusal);
    Coroutine<bool> serve_stream(Response response, Exchange exchange);
    Coroutine<bool> feed_stream(Exchange exchange);
    Coroutine<void> watch_end();
    Coroutine<bool> write(std::string_view head, std::string_view body);
    Coroutine<void> linger();
    void set_deadline(Clock::duration from_now);
    void clear_deadline() { deadline_ = Clock::time_point::max(); }

    ServerState& server_;
    Limits const& limits_;
    Socket socket_;
    Timer wake_;
    std::string peer_;
    InputBuffer input_;
    Clock::time_point deadline_ = Clock::time_point::max();
    std::optional<Clock::time_point> head_since_;
    std::optional<Clock::time_point> body_since_;
    std::size_t held_bytes_ = 0;
    std::size_t last_read_bytes_ = 0;
    bool is_idle_ = false;
    bool is_expired_ = false;
    std::optional<Response> answer_;
    std::shared_ptr<LiveStream> stream_;
};

}  // namespace farflung::http
