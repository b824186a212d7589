#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <thread>

#include "postgres_cluster.hpp"
#include "support/keep_alive_line.hpp"
#include "support/running_program.hpp"

namespace farflung::test {

namespace {

constexpr auto now = "2026-11-09T01:10:00Z";
constexpr auto almost_a_day_later = "2026-11-10T01:09:00Z";
constexpr auto more_than_a_day_later = "2026-11-10T01:11:00Z";

int wanted_keys() { return std::getenv("FARFLUNG_NIGHTLY") == nullptr ? 30 : 750; }

std::string party_named(std::string const& name) {
    return R"({"name":")" + name + R"(","language":"en","zone":"UTC","currency":"AUD"})";
}

bool is_success(LineReply const& reply) { return reply.status >= 200 && reply.status <= 299; }
bool is_replay(LineReply const& reply) {
    return reply.head.find("\r\nIdempotent-Replay: true\r\n") != std::string::npos;
}

/// Two companies in one real program, whose clock we hold, and requests that carry an Idempotency-Key.
class Once : public testing::TestWithParam<char const*> {
  protected:
    void SetUp() override {
        ASSERT_FALSE(program_under_test().empty()) << "FARFLUNG_BIN names no program";
        folder_ = (std::filesystem::temp_directory_path() / "farflung-once-XXXXXX").string();
        ASSERT_NE(mkdtemp(folder_.data()), nullptr);
        bool const on_postgres = std::string_view(GetParam()) == "postgres";
        data_ = {"--database",   on_postgres ? fresh_database() : "sqlite:" + folder_ + "/farflung.db",
                 "--data",       folder_,
                 "--clock-file", folder_ + "/clock"};
        set_clock(now);
        auto demo = data_;
        demo.insert(demo.end(), {"demo", "--size", "S", "--workspaces", "2", "--tokens", folder_ + "/tokens"});
        auto const made = run_program(demo);
        ASSERT_EQ(made.status, 0) << made.output;
        std::ifstream file(folder_ + "/tokens");
        std::string const tokens{std::istreambuf_iterator<char>(file), {}};
        owner_ = text_member(tokens, "owner");
        admin_ = text_member(tokens, "admin");
        stranger_ = text_member(std::string_view(tokens).substr(tokens.rfind("\"owner\":")), "owner");
        start();
    }
    void TearDown() override {
        program_.reset();
        std::error_code ignored;
        if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
    }

    void expect_one_request_of_one_person_of_one_company();
    void expect_once_while_it_is_worked_on();
    void expect_once_after_a_crash();
    void expect_a_day_of_memory();

    void start() { program_ = std::make_unique<RunningProgram>(data_); }
    void set_clock(std::string const& moment) const { std::ofstream(folder_ + "/clock") << moment << '\n'; }

    std::optional<LineReply> try_adding(std::string const& token, std::string const& key,
                                        std::string const& name) const {
        KeepAliveLine line(program_->host());
        return line.ask({.method = "POST",
                         .path = "/api/v1/parties",
                         .body = party_named(name),
                         .headers = {{"Authorization", "Bearer " + token}, {"Idempotency-Key", key}}});
    }
    LineReply add(std::string const& token, std::string const& key, std::string const& name) const {
        auto reply = try_adding(token, key, name);
        if (!reply) throw std::runtime_error("the server did not answer");
        return std::move(*reply);
    }
    int parties(std::string const& token) const {
        KeepAliveLine line(program_->host());
        auto const page = line.ask({.method = "GET",
                                    .path = "/api/v1/parties?limit=1&count=true",
                                    .headers = {{"Authorization", "Bearer " + token}}});
        auto const at = page ? page->body.find("\"count\":") : std::string::npos;
        return at == std::string::npos ? -1 : std::atoi(page->body.c_str() + at + 8);
    }

    std::string folder_;
    std::vector<std::string> data_;
    std::string owner_;
    std::string admin_;
    std::string stranger_;  // the owner of the other company
    std::unique_ptr<RunningProgram> program_;
};

void Once::expect_one_request_of_one_person_of_one_company() {
    auto const before = parties(owner_);
    auto const before_of_stranger = parties(stranger_);
    for (int i = 0; i < wanted_keys() && !HasFailure(); ++i) {
        auto const key = "key " + std::to_string(i);
        auto const name = "Party " + std::to_string(i);
        auto const first = add(owner_, key, name);
        ASSERT_TRUE(is_success(first)) << first.body;
        auto const again = add(owner_, key, name);
        EXPECT_EQ(again.status, first.status);
        EXPECT_EQ(again.body, first.body);
        EXPECT_TRUE(is_replay(again));
        EXPECT_EQ(add(owner_, key, name + " and sons").status, 422);
        for (auto const& other : {add(admin_, key, name), add(stranger_, key, name)}) {
            EXPECT_TRUE(is_success(other)) << other.body;
            EXPECT_FALSE(is_replay(other));
            EXPECT_NE(text_member(other.body, "id"), text_member(first.body, "id"));
        }
    }
    EXPECT_EQ(parties(owner_) - before, 2 * wanted_keys());
    EXPECT_EQ(parties(stranger_) - before_of_stranger, wanted_keys());
}

void Once::expect_once_while_it_is_worked_on() {
    auto const before = parties(owner_);
    for (int i = 0; i < wanted_keys() && !HasFailure(); ++i) {
        auto const key = "at once " + std::to_string(i);
        std::array<LineReply, 2> replies;
        {
            std::jthread const other([&] { replies[0] = add(owner_, key, key); });
            replies[1] = add(owner_, key, key);
        }
        auto const settled = add(owner_, key, key);
        ASSERT_TRUE(is_success(settled)) << settled.body;
        for (auto const& reply : replies) {
            // It waits for the first and answers alike, or says that it cannot wait.
            bool const cannot_wait = reply.status == 409 || reply.status == 503;
            EXPECT_TRUE(cannot_wait || reply.body == settled.body) << reply.status << reply.body;
        }
    }
    EXPECT_EQ(parties(owner_) - before, wanted_keys());
}

void Once::expect_once_after_a_crash() {
    auto const before = parties(owner_);
    constexpr int clients = 6;
    int const keys = wanted_keys();
    std::vector<std::string> promised(static_cast<std::size_t>(keys));
    auto const send = [&](int i) {
        auto const key = "crash " + std::to_string(i);
        return try_adding(owner_, key, key);
    };
    {
        std::atomic<int> answered = 0;
        std::vector<std::jthread> threads;
        for (int client = 0; client < clients; ++client) {
            threads.emplace_back([&, client] {
                for (int i = client; i < keys; i += clients) {
                    auto const reply = send(i);
                    if (reply) promised[static_cast<std::size_t>(i)] = reply->body;
                    ++answered;
                    answered.notify_all();
                }
            });
        }
        for (auto count = answered.load(); count < keys / 3; count = answered.load()) answered.wait(count);
        EXPECT_EQ(program_->stop(SIGKILL), 128 + SIGKILL);
    }
    start();
    for (int i = 0; i < keys; ++i) {
        auto const reply = send(i);
        ASSERT_TRUE(reply && is_success(*reply));
        auto const& first = promised[static_cast<std::size_t>(i)];
        EXPECT_TRUE(first.empty() || first == reply->body) << first << reply->body;
    }
    EXPECT_EQ(parties(owner_) - before, keys);
}

void Once::expect_a_day_of_memory() {
    std::vector<std::string> first;
    auto const send = [&](int i) { return add(owner_, "day " + std::to_string(i), "Party " + std::to_string(i)); };
    for (int i = 0; i < wanted_keys(); ++i) first.push_back(send(i).body);
    set_clock(almost_a_day_later);
    for (int i = 0; i < wanted_keys(); ++i) EXPECT_EQ(send(i).body, first[static_cast<std::size_t>(i)]);
    set_clock(more_than_a_day_later);
    for (int i = 0; i < wanted_keys(); ++i) {
        auto const reply = send(i);
        EXPECT_TRUE(is_success(reply)) << reply.body;
        EXPECT_FALSE(is_replay(reply));
        EXPECT_NE(reply.body, first[static_cast<std::size_t>(i)]);
    }
}

}  // namespace

// One test, because making two companies takes longer than all of its requests.
TEST_P(Once, each_request_is_done_that_is_sent_again_with_its_key) {
    expect_one_request_of_one_person_of_one_company();
    expect_once_while_it_is_worked_on();
    expect_once_after_a_crash();
    expect_a_day_of_memory();
}

INSTANTIATE_TEST_SUITE_P(Databases, Once, testing::Values("sqlite", "postgres"),
                         [](auto const& named) { return std::string(named.param); });

}  // namespace farflung::test
