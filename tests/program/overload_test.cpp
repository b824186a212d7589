#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <thread>

#include "support/served_company.hpp"

namespace farflung::test {

namespace {

int wanted_stops() { return std::getenv("FARFLUNG_NIGHTLY") == nullptr ? 10 : 100; }

std::string party_named(std::string const& name) {
    return R"({"name":")" + name + R"(","language":"en","zone":"UTC","currency":"AUD"})";
}

/// Everything that many clients were told, put together.
struct Told {
    void add(std::optional<LineReply> const& reply) {
        std::scoped_lock const lock(mutex);
        if (!reply) {
            ++unanswered;
        } else if (reply->status == 503) {
            ++shed;
            if (reply->head.find("\r\nRetry-After: ") == std::string::npos) wrong.push_back(reply->head);
        } else if (reply->status >= 200 && reply->status <= 299) {
            ++done;
            auto const id = text_member(reply->body, "id");
            if (reply->status == 201) made.push_back(id);
        } else {
            wrong.push_back(reply->head + reply->body);
        }
    }

    std::mutex mutex;
    int done = 0;
    int shed = 0;
    int unanswered = 0;
    std::vector<std::string> made;
    std::vector<std::string> wrong;
};

class Overloaded : public testing::Test {
  protected:
    void SetUp() override {
        if (program_under_test().empty()) GTEST_SKIP() << "FARFLUNG_BIN names no program";
    }

    /// Many clients at once, half of them reading and half writing.
    static void load(ServedCompany const& company, Told& told, int requests) {
        std::vector<std::jthread> threads;
        for (int client = 0; client < 48; ++client) {
            threads.emplace_back([&, client] {
                KeepAliveLine line(company.host());
                for (int i = 0; i < requests; ++i) {
                    auto const name = std::to_string(client) + "/" + std::to_string(i);
                    bool const writes = client % 2 == 0;
                    told.add(line.ask({.method = writes ? "POST" : "GET",
                                       .path = "/api/v1/parties",
                                       .body = writes ? party_named(name) : std::string(),
                                       .headers = company.headers()}));
                }
            });
        }
    }

    static int parties_of(ServedCompany const& company) {
        auto const page = company.get("/parties?limit=1&count=true");
        return std::atoi(page.c_str() + page.find("\"count\":") + 8);
    }
};

/// One client that adds parties until the server goes away; tells how many all of them were promised.
void add_parties(ServedCompany const& company, Told& told, std::atomic<int>& promised) {
    KeepAliveLine line(company.host());
    for (int i = 0;; ++i) {
        auto const reply = line.ask({.method = "POST",
                                     .path = "/api/v1/parties",
                                     .body = party_named("Party " + std::to_string(i)),
                                     .headers = company.headers()});
        if (!reply || reply->status == 503) break;
        told.add(reply);
        ++promised;
        promised.notify_all();
    }
    // Nobody waits for a client that has ended.
    promised += 1000;
    promised.notify_all();
}

}  // namespace

TEST_F(Overloaded, sheds_with_503_and_answers_normally_afterwards) {
    ServedCompany const company({}, {{"FARFLUNG_WORKERS", "1"}, {"FARFLUNG_QUEUE", "2"}});
    auto const before = parties_of(company);
    Told told;
    load(company, told, 40);
    for (auto const& wrong : told.wrong) ADD_FAILURE() << wrong;
    EXPECT_EQ(told.unanswered, 0);
    EXPECT_GT(told.shed, 0) << "the load was no overload";
    EXPECT_GT(told.done, 0);
    // What was shed was not done in secret, and what was done is there.
    EXPECT_EQ(parties_of(company) - before, static_cast<int>(told.made.size()));
    company.post("/parties", party_named("Afterwards"));
}

TEST_F(Overloaded, with_more_connections_than_it_takes_refuses_in_words) {
    ServedCompany const company({}, {{"FARFLUNG_CONNECTIONS", "8"}});
    Told told;
    load(company, told, 4);
    for (auto const& wrong : told.wrong) ADD_FAILURE() << wrong;
    EXPECT_GT(told.done, 0);
    EXPECT_GT(told.shed, 0);
    company.get("/parties");
}

TEST_F(Overloaded, that_is_told_to_end_keeps_every_write_that_it_answered) {
    ServedCompany company({});
    for (int round = 0; round < wanted_stops() && !HasFailure(); ++round) {
        SCOPED_TRACE("stop " + std::to_string(round));
        Told told;
        std::atomic<int> promised = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i) threads.emplace_back([&] { add_parties(company, told, promised); });
            for (auto now = promised.load(); now < 20 + 10 * round; now = promised.load()) promised.wait(now);
            EXPECT_EQ(company.stop(SIGTERM), 0);
        }
        for (auto const& wrong : told.wrong) ADD_FAILURE() << wrong;
        EXPECT_GE(told.made.size(), 20U);
        company.start();
        for (auto const& id : told.made) {
            EXPECT_NE(company.get("/parties/" + id).find(id), std::string::npos);
        }
    }
    EXPECT_EQ(company.verify().status, 0);
}

}  // namespace farflung::test
