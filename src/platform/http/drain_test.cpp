#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "platform/http/test_line.hpp"

namespace farflung::http {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

TEST(Drain, finishes_what_runs_and_closes_the_line_after_it) {
    std::promise<Respond> kept;
    TestServer server({}, [&](Request, Respond respond) { kept.set_value(std::move(respond)); });
    Line line(*server);
    line.send(get);
    auto const respond = kept.get_future().get();
    server->drain();
    respond(say("finished"));
    auto const answer = line.read_all();
    EXPECT_TRUE(answer.ends_with("finished"));
    EXPECT_NE(answer.find("Connection: close\r\n"), std::string::npos);
    server.wait();
}

TEST(Drain, still_answers_a_request_that_is_on_its_way_and_takes_no_new_line) {
    TestServer server({.limits = {.drain_idle_timeout = milliseconds(10'000)}}, echo);
    Line line(*server);
    line.send(get);
    line.read_answer();
    server->drain();
    line.send(get);
    EXPECT_EQ(status_of(line.read_all()), 200);
    server.wait();
    EXPECT_THROW(Line{*server}, std::system_error);
}

TEST(Drain, ends_with_idle_lines_open) {
    TestServer server({}, echo);
    Line used(*server);
    used.send(get);
    used.read_answer();
    Line unused(*server);
    server->drain();
    server.wait();
    EXPECT_EQ(used.read_all(), "");
    EXPECT_EQ(unused.read_all(), "");
}

TEST(Drain, gives_up_on_what_does_not_end_in_its_time) {
    std::promise<Respond> kept;
    TestServer server({.limits = {.drain_timeout = milliseconds(50)}},
                      [&](Request, Respond respond) { kept.set_value(std::move(respond)); });
    Line line(*server);
    line.send(get);
    auto const respond = kept.get_future().get();
    server->drain();
    server.wait();
}

TEST(Drain, asked_for_before_the_start_ends_at_once) {
    Server server({.port = 0}, echo);
    server.drain();
    server.drain();
    server.run();
}

TEST(Drain, under_load_loses_no_request_that_was_sent) {
    TestServer server({.limits = {.drain_idle_timeout = milliseconds(2'000)}}, echo);
    std::atomic<int> unanswered = 0;
    std::atomic<int> answered = 0;
    std::vector<std::thread> clients;
    for (auto count = 0; count < 8; ++count)
        clients.emplace_back([&] {
            Line line(*server);
            auto goes_on = true;
            while (goes_on && line.send(get)) {
                auto const answer = line.read_answer();
                (answer.empty() ? unanswered : answered)++;
                goes_on = !answer.empty() && answer.find("Connection: close") == std::string::npos;
            }
        });
    while (answered < 200) std::this_thread::yield();
    server->drain();
    for (auto& client : clients) client.join();
    server.wait();
    EXPECT_EQ(unanswered, 0);
}

TEST(Drain, hands_an_inherited_socket_to_the_next_server_without_losing_a_line) {
    auto const listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    ASSERT_EQ(::listen(listener, 16), 0);
    auto first = std::make_unique<TestServer>(ServerSettings{.inherited_socket = ::dup(listener)}, echo);
    Line before(**first);
    before.send(get);
    EXPECT_EQ(status_of(before.read_answer()), 200);
    (**first).drain();
    first->wait();
    Line between(**first);
    between.send(get);
    TestServer second({.inherited_socket = listener}, echo);
    EXPECT_EQ(status_of(between.read_answer()), 200);
}

}  // namespace
}  // namespace farflung::http
