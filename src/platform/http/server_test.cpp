#include "platform/http/server.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <numeric>

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

TEST(Server, keeps_a_connection_for_the_next_request) {
    TestServer server({}, echo);
    Line line(*server);
    line.send(get("/one?a=b"));
    auto const first = line.read_answer();
    EXPECT_EQ(body_of_answer(first), "GET /one a=b ");
    EXPECT_NE(first.find("\r\nDate: "), std::string::npos);
    EXPECT_EQ(first.find("\r\nServer: "), std::string::npos);
    line.send(post("two"));
    EXPECT_EQ(body_of_answer(line.read_answer()), "POST /  two");
}

TEST(Server, answers_pipelined_requests_in_their_order) {
    TestServer server({}, [](Request request, Respond respond) {
        // Later requests would be answered sooner if they ran side by side.
        std::thread([request, respond] { respond(say(request.path + request.body)); }).detach();
    });
    Line line(*server);
    std::string requests;
    for (auto number = 0; number < 50; ++number)
        requests += get("/" + std::to_string(number)) + post("p" + std::to_string(number));
    line.send(requests);
    for (auto number = 0; number < 50; ++number) {
        EXPECT_EQ(body_of_answer(line.read_answer()), "/" + std::to_string(number));
        EXPECT_EQ(body_of_answer(line.read_answer()), "/p" + std::to_string(number));
    }
}

TEST(Server, answers_head_like_get_without_the_body) {
    TestServer server({}, [](Request request, Respond const& respond) { respond(say(request.method + "!")); });
    Line line(*server);
    line.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + get("/", "Connection: close\r\n"));
    auto const both = line.read_all();
    auto const first = both.substr(0, both.find("\r\n\r\n") + 4);
    EXPECT_NE(first.find("Content-Length: 4\r\n"), std::string::npos);
    EXPECT_TRUE(both.substr(first.size()).starts_with("HTTP/1.1 200"));
    EXPECT_TRUE(both.ends_with("GET!"));
}

TEST(Server, asks_for_the_body_only_when_it_will_take_it) {
    TestServer server({.limits = {.body_bytes = 10}}, echo);
    Line willing(*server);
    willing.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_EQ(willing.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    willing.send("ab");
    EXPECT_EQ(body_of_answer(willing.read_answer()), "POST /  ab");
    Line unwilling(*server);
    unwilling.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
    EXPECT_EQ(status_of(unwilling.read_all()), 413);
}

TEST(Server, closes_for_1_0_and_when_asked_to_and_not_otherwise) {
    TestServer server({}, echo);
    Line old(*server);
    old.send("GET / HTTP/1.0\r\n\r\n");
    EXPECT_EQ(body_of_answer(old.read_all()), "GET /  ");
    Line kept(*server);
    kept.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_NE(kept.read_answer().find("Connection: keep-alive\r\n"), std::string::npos);
    kept.send(get("/x", "Connection: close\r\n"));
    EXPECT_NE(kept.read_all().find("Connection: close\r\n"), std::string::npos);
}

TEST(Server, takes_a_target_with_our_own_address) {
    TestServer server({.hosts = {"a"}}, echo);
    Line line(*server);
    line.send("GET http://a/x?y HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(body_of_answer(line.read_answer()), "GET /x y ");
}

TEST(Server, answers_500_when_nobody_answers_and_when_the_handler_throws) {
    TestServer server({}, [](Request request, Respond const&) {
        if (request.path == "/throw") throw std::runtime_error("secret");
    });
    Line line(*server);
    line.send(get("/") + get("/throw"));
    EXPECT_EQ(status_of(line.read_answer()), 500);
    auto const thrown = line.read_answer();
    EXPECT_EQ(status_of(thrown), 500);
    EXPECT_EQ(thrown.find("secret"), std::string::npos);
}

TEST(Server, ignores_a_second_answer_to_one_request) {
    TestServer server({}, [](Request request, Respond const& respond) {
        respond(say("first to " + request.path));
        respond(say("second"));
    });
    Line line(*server);
    line.send(get("/a") + get("/b"));
    EXPECT_EQ(body_of_answer(line.read_answer()), "first to /a");
    EXPECT_EQ(body_of_answer(line.read_answer()), "first to /b");
}

TEST(Server, an_answer_may_come_after_the_connection_and_the_server_are_gone) {
    std::promise<Respond> kept;
    TestServer server({.limits = {.drain_timeout = milliseconds(20)}},
                      [&](Request, Respond respond) { kept.set_value(std::move(respond)); });
    Line line(*server);
    line.send(get("/"));
    auto const respond = kept.get_future().get();
    line.hang_up();
    server.destroy();
    respond(say("too late"));
}

TEST(Server, never_writes_a_line_break_that_a_handler_puts_into_a_field) {
    TestServer server({}, [](Request, Respond const& respond) {
        auto response = say("x");
        response.headers.add("X-Name", "a\r\nSet-Cookie: stolen=1");
        respond(std::move(response));
    });
    Line line(*server);
    line.send(get("/"));
    auto const answer = line.read_answer();
    EXPECT_EQ(status_of(answer), 500);
    EXPECT_EQ(answer.find("Set-Cookie"), std::string::npos);
}

TEST(Server, leaves_framing_to_itself) {
    TestServer server({}, [](Request, Respond const& respond) {
        auto response = say("abc");
        for (auto const* name : {"Content-Length", "transfer-encoding", "Server"}) response.headers.add(name, "1");
        respond(std::move(response));
    });
    Line line(*server);
    line.send(get("/", "Connection: close\r\n"));
    auto const answer = line.read_all();
    EXPECT_NE(answer.find("Content-Length: 3\r\n"), std::string::npos);
    EXPECT_EQ(answer.find(": 1\r\n"), std::string::npos);
}

TEST(Server, compresses_large_json_for_who_accepts_it) {
    TestServer server({}, [](Request request, Respond const& respond) {
        auto response = say(std::string(request.path == "/small" ? 100 : 5000, ' '));
        response.headers.set("Content-Type", request.path == "/text" ? "text/plain" : "application/json");
        response.headers.add("ETag", "\"1\"");
        respond(std::move(response));
    });
    auto const answer_to = [&](std::string_view path, std::string_view accepted) {
        Line line(*server);
        line.send(get(path, "Connection: close\r\nAccept-Encoding: " + std::string(accepted) + "\r\n"));
        return line.read_all();
    };
    auto const compressed = answer_to("/", "br, gzip;q=0.5");
    EXPECT_NE(compressed.find("Content-Encoding: gzip\r\n"), std::string::npos);
    EXPECT_NE(compressed.find("Vary: Accept-Encoding\r\n"), std::string::npos);
    EXPECT_NE(compressed.find("ETag: W/\"1\"\r\n"), std::string::npos);
    EXPECT_TRUE(body_of_answer(compressed).starts_with("\x1f\x8b"));
    EXPECT_LT(body_of_answer(compressed).size(), 200U);
    for (auto const& plain : {answer_to("/", "br"), answer_to("/", "gzip;q=0"), answer_to("/small", "gzip"),
                              answer_to("/text", "gzip"), answer_to("/", "*;q=0")})
        EXPECT_EQ(plain.find("Content-Encoding"), std::string::npos);
}

TEST(Server, counts_what_it_does) {
    TestServer server({}, echo);
    Line line(*server);
    line.send(get("/", "Connection: close\r\n"));
    line.read_all();
    Line wrong(*server);
    wrong.send("x\r\n\r\n");
    wrong.read_all();
    server.stop();
    auto const metrics = server->metrics();
    EXPECT_EQ(metrics.answers[2], 1U);
    EXPECT_EQ(metrics.answers[4], 1U);
    EXPECT_EQ(metrics.connections, 2U);
    EXPECT_EQ(metrics.connections_open, 0U);
    EXPECT_GT(metrics.bytes_in, 0U);
    EXPECT_GT(metrics.bytes_out, metrics.bytes_in);
    EXPECT_EQ(std::accumulate(metrics.latency.begin(), metrics.latency.end(), std::uint64_t{0}), 2U);
}

}  // namespace
}  // namespace farflung::http
