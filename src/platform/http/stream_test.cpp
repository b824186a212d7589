#include <gtest/gtest.h>

#include <future>
#include <mutex>

#include "platform/http/test_line.hpp"

namespace farflung::http {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view subscribe = "GET /events HTTP/1.1\r\nHost: a\r\n\r\n";

/// A server whose every answer is a stream, handed to the test.
class StreamServer {
  public:
    explicit StreamServer(Limits limits = {})
        : server_({.limits = limits}, [this](Request, Respond const& respond) {
              Response response;
              response.on_stream = [this](std::shared_ptr<Stream> stream) { opened_.set_value(std::move(stream)); };
              respond(std::move(response));
          }) {}

    std::shared_ptr<Stream> stream() { return opened_.get_future().get(); }
    TestServer& operator*() { return server_; }

  private:
    std::promise<std::shared_ptr<Stream>> opened_;
    TestServer server_;
};

TEST(Stream, brings_each_chunk_at_once_and_ends_when_closed) {
    StreamServer server;
    Line line(**server);
    line.send(subscribe);
    auto const stream = server.stream();
    auto const head = line.read_until("\r\n\r\n");
    EXPECT_NE(head.find("Content-Type: text/event-stream\r\n"), std::string::npos);
    EXPECT_NE(head.find("Cache-Control: no-store\r\n"), std::string::npos);
    EXPECT_NE(head.find("Transfer-Encoding: chunked\r\n"), std::string::npos);
    EXPECT_TRUE(stream->send("data: 1\n\n"));
    EXPECT_EQ(line.read_until("\n\n\r\n"), "9\r\ndata: 1\n\n\r\n");
    EXPECT_TRUE(stream->send("data: 22\n\n"));
    stream->close();
    EXPECT_EQ(line.read_all(), "a\r\ndata: 22\n\n\r\n0\r\n\r\n");
    EXPECT_FALSE(stream->send("late"));
}

TEST(Stream, goes_out_without_chunks_to_a_1_0_reader) {
    StreamServer server;
    Line line(**server);
    line.send("GET / HTTP/1.0\r\nHost: a\r\n\r\n");
    auto const stream = server.stream();
    stream->send("abc");
    stream->close();
    EXPECT_EQ(body_of_answer(line.read_all()), "abc");
}

TEST(Stream, tells_its_feeder_that_the_reader_left) {
    StreamServer server;
    Line line(**server);
    line.send(subscribe);
    auto const stream = server.stream();
    line.read_until("\r\n\r\n");
    line.hang_up();
    while (stream->send(":\n\n")) std::this_thread::yield();
    EXPECT_FALSE(stream->send("x"));
}

TEST(Stream, drops_a_reader_who_is_slower_than_the_backlog) {
    StreamServer server({.stream_backlog_bytes = 10'000});
    Line line(**server);
    line.send(subscribe);
    auto const stream = server.stream();
    std::size_t sent = 0;
    while (stream->send(std::string(4'000, 'a'))) sent += 4'000;
    EXPECT_LT(sent, 64U * 1024 * 1024);
    EXPECT_FALSE(stream->send("x"));
}

TEST(Stream, ends_when_the_server_drains) {
    StreamServer server;
    Line line(**server);
    line.send(subscribe);
    auto const stream = server.stream();
    line.read_until("\r\n\r\n");
    (*server)->drain();
    EXPECT_EQ(line.read_all(), "0\r\n\r\n");
    (*server).wait();
    EXPECT_FALSE(stream->send("x"));
}

TEST(Stream, may_outlive_the_server) {
    StreamServer server;
    Line line(**server);
    line.send(subscribe);
    auto const stream = server.stream();
    (*server).destroy();
    EXPECT_FALSE(stream->send("x"));
    stream->close();
}

TEST(Stream, is_not_opened_for_head) {
    TestServer server({}, [](Request, Respond const& respond) {
        Response response;
        response.on_stream = [](std::shared_ptr<Stream> const&) { ADD_FAILURE() << "opened"; };
        respond(std::move(response));
    });
    Line line(*server);
    line.send("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(status_of(line.read_all()), 200);
}

}  // namespace
}  // namespace farflung::http
