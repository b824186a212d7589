#include "platform/http/limits.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <vector>

#include "platform/http/test_line.hpp"

namespace farflung::http {
namespace {

using std::chrono::milliseconds;

std::string get(std::string_view path, std::string_view fields = "") {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n";
}

std::string post(std::string_view body, std::string_view fields = "") {
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           std::string(fields) + "\r\n" + std::string(body);
}

/// Keeps handlers waiting until the test lets them go on.
class Gate {
  public:
    void pass() {
        ++waiting_;
        waiting_.notify_all();
        opened_.get_future().wait();
    }
    void wait_for_one() { waiting_.wait(0); }
    void open() { opened_.set_value(); }

  private:
    std::atomic<int> waiting_ = 0;
    std::promise<void> opened_;
};

TEST(Limits, refuses_what_is_over_a_limit_with_its_own_status) {
    TestServer server({.limits = {.header_bytes = 200, .header_count = 5, .target_bytes = 100, .body_bytes = 1000}},
                      echo);
    auto const answer_to = [&](std::string const& request) {
        Line line(*server);
        line.send(request);
        return status_of(line.read_all());
    };
    EXPECT_EQ(answer_to(get("/", "Connection: close\r\nX: " + std::string(100, 'a') + "\r\n")), 200);
    EXPECT_EQ(answer_to(get("/", "X: " + std::string(200, 'a') + "\r\n")), 431);
    EXPECT_EQ(answer_to(get("/", "A: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\nE: 5\r\n")), 431);
    EXPECT_EQ(answer_to(get("/" + std::string(100, 'a'))), 414);
    EXPECT_EQ(answer_to(post(std::string(1000, 'a'), "Connection: close\r\n")), 200);
    EXPECT_EQ(answer_to("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n"), 413);
    EXPECT_EQ(answer_to("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n"), 413);
}

TEST(Limits, lets_a_large_body_within_them_through) {
    TestServer server({}, [](Request request, Respond const& respond) {
        respond(say(std::to_string(request.body.size()) + request.body.substr(request.body.size() - 1)));
    });
    Line line(*server);
    line.send(post(std::string(9'999'999, 'a') + "z"));
    EXPECT_EQ(body_of_answer(line.read_answer()), "10000000z");
}

TEST(Limits, refuses_bodies_that_together_are_too_much) {
    TestServer server({.limits = {.body_bytes = 1000, .bodies_bytes = 500}}, echo);
    Line line(*server);
    line.send(post(std::string(501, 'a')));
    auto const answer = line.read_all();
    EXPECT_EQ(status_of(answer), 503);
    EXPECT_NE(answer.find("Retry-After: 1\r\n"), std::string::npos);
}

TEST(Limits, refuses_more_connections_than_it_may_have) {
    TestServer server({.limits = {.connections = 1}}, echo);
    Line first(*server);
    first.send(get("/"));
    first.read_answer();
    Line second(*server);
    EXPECT_EQ(status_of(second.read_all()), 503);
    first.send(get("/again"));
    EXPECT_EQ(status_of(first.read_answer()), 200);
}

TEST(Limits, sheds_what_no_worker_can_take_and_keeps_the_connection) {
    Gate gate;
    TestServer server({.limits = {.workers = 1, .queue = 1, .queue_timeout = milliseconds(600'000)}},
                      [&](Request request, Respond const& respond) {
                          if (request.path == "/slow") gate.pass();
                          respond(say("done"));
                      });
    Line slow(*server);
    slow.send(get("/slow"));
    gate.wait_for_one();
    Line queued(*server);
    queued.send(get("/"));
    while (server->metrics().queue_depth == 0) std::this_thread::yield();
    Line shed(*server);
    shed.send(get("/"));
    auto const answer = shed.read_answer();
    EXPECT_EQ(status_of(answer), 503);
    EXPECT_NE(answer.find("Retry-After: 1\r\n"), std::string::npos);
    gate.open();
    EXPECT_EQ(status_of(slow.read_answer()), 200);
    EXPECT_EQ(status_of(queued.read_answer()), 200);
    shed.send(get("/"));
    EXPECT_EQ(status_of(shed.read_answer()), 200);
    EXPECT_EQ(server->metrics().shed, 1U);
}

TEST(Limits, sheds_what_waited_too_long_for_a_worker) {
    Gate gate;
    TestServer server({.limits = {.workers = 1, .queue_timeout = milliseconds(0)}},
                      [&](Request request, Respond const& respond) {
                          if (request.path == "/slow") gate.pass();
                          respond(say("done"));
                      });
    Line slow(*server);
    slow.send(get("/slow"));
    // With no patience at all the first may be late as well; then there is nothing left to show.
    Line queued(*server);
    queued.send(get("/"));
    while (server->metrics().queue_depth == 0 && server->metrics().shed == 0) std::this_thread::yield();
    gate.open();
    EXPECT_EQ(status_of(queued.read_answer()), 503);
}

TEST(Limits, cuts_off_a_head_a_body_and_an_idle_line_that_take_too_long) {
    TestServer server({.limits = {.header_timeout = milliseconds(60),
                                  .body_timeout = milliseconds(60),
                                  .idle_timeout = milliseconds(60)}},
                      echo);
    Line head(*server);
    head.send("GET / HTTP/1.1\r\nHost:");
    EXPECT_EQ(status_of(head.read_all()), 408);
    Line body(*server);
    body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\na");
    EXPECT_EQ(status_of(body.read_all()), 408);
    Line idle(*server);
    EXPECT_EQ(idle.read_all(), "");
    EXPECT_EQ(server->metrics().timed_out, 2U);
}

TEST(Limits, cuts_off_who_does_not_read_the_answer) {
    TestServer server({.limits = {.write_timeout = milliseconds(60), .bytes_per_second = 1'000'000'000}},
                      [](Request, Respond const& respond) { respond(say(std::string(64 * 1024 * 1024, 'a'))); });
    Line line(*server);
    line.send(get("/"));
    while (server->metrics().timed_out == 0) std::this_thread::yield();
    EXPECT_LT(line.read_all().size(), 64U * 1024 * 1024);
}

TEST(Limits, serves_others_while_slow_ones_dribble) {
    TestServer server({}, echo);
    std::vector<Line> dribbling;
    for (auto count = 0; count < 200; ++count) dribbling.emplace_back(*server);
    for (std::string_view const piece : {"P", "OST / HTTP/1.1\r\nHo", "st: a\r\nContent-Length: 9\r\n\r\n", "a"}) {
        for (auto& line : dribbling) line.send(piece);
        Line other(*server);
        other.send(get("/", "Connection: close\r\n"));
        EXPECT_EQ(status_of(other.read_all()), 200);
    }
    EXPECT_GE(server->metrics().connections_open, 200U);
}

}  // namespace
}  // namespace farflung::http
