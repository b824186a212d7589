#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <random>
#include <thread>

#include "postgres_cluster.hpp"
#include "support/mixed_worker.hpp"

namespace farflung::test {

namespace {

using Step = MixedWorker::Step;

constexpr int clients = 8;

bool is_night() { return std::getenv("FARFLUNG_NIGHTLY") != nullptr; }
int wanted_kills() { return is_night() ? 1000 : 50; }
int latest_moment_ms() { return is_night() ? 3000 : 500; }

/// A company whose server is killed in the middle of its work, and started again, and killed again.
class Killed : public testing::TestWithParam<char const*> {
  protected:
    void SetUp() override {
        ASSERT_FALSE(program_under_test().empty()) << "FARFLUNG_BIN names no program";
        found_company();
    }

    void found_company() {
        company_.reset();
        workers_.clear();
        bool const on_postgres = std::string_view(GetParam()) == "postgres";
        company_ = std::make_unique<ServedCompany>(on_postgres ? fresh_database() : std::string());
        Work work;
        work.customer = text_member(
            company_->post("/parties", R"({"name":"Gozo Ferries","is_customer":true,"language":"en","zone":"UTC",)"
                                       R"("currency":"AUD","email":"rita@gozo.example"})"),
            "id");
        auto const project = text_member(
            company_->post("/projects", R"({"title":"Timetable","customer_id":")" + work.customer +
                                            R"(","currency":"AUD","budget":{"amount":"1000","currency":"AUD"}})"),
            "id");
        work.task =
            text_member(company_->post("/tasks", R"({"project_id":")" + project + R"(","title":"Ferry hours"})"), "id");
        for (int i = 0; i < clients; ++i) workers_.emplace_back(i, work);
        parties_before_ = count_of("/parties");
    }

    /// Kills the server at a moment that has nothing to do with what it does.
    void kill_in_the_middle(std::chrono::milliseconds moment) {
        std::mutex mutex;
        std::condition_variable one_stopped;
        bool stopped_early = false;
        std::vector<std::jthread> threads;
        for (auto& worker : workers_) {
            threads.emplace_back([&] {
                worker.work(*company_);
                std::scoped_lock const lock(mutex);
                stopped_early = true;
                one_stopped.notify_one();
            });
        }
        {
            std::unique_lock lock(mutex);
            EXPECT_FALSE(one_stopped.wait_for(lock, moment, [&] { return stopped_early; }))
                << "the server stopped answering by itself";
        }
        EXPECT_EQ(company_->stop(SIGKILL), 128 + SIGKILL);
    }

    void expect_every_trace() {
        KeepAliveLine line(company_->host());
        for (auto& worker : workers_) {
            for (auto const& refused : worker.refused) ADD_FAILURE() << "refused: " << refused;
            for (auto const& trace : worker.traces) {
                auto const path = "/api/v1" + trace.path;
                auto const reply = line.ask({.method = "GET", .path = path, .headers = company_->headers()});
                ASSERT_TRUE(reply.has_value()) << path;
                EXPECT_NE(reply->body.find(trace.contains), std::string::npos) << path << " lost " << trace.contains;
            }
            worker.traces.clear();
        }
    }

    /// Starts the server again and waits until it says that it is ready.
    void start_again() {
        using Clock = std::chrono::steady_clock;
        auto const begin = Clock::now();
        company_->start();
        EXPECT_NE(company_->program().get("/readyz").find(" 200 "), std::string::npos);
        restarts_.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin));
    }

    void expect_clean_books() const {
        auto const verified = company_->verify();
        EXPECT_EQ(verified.status, 0) << verified.output;
    }

    /// What each worker was promised of that kind is there once; the last life may have done one more of each worker
    /// that it could not acknowledge any more.
    void expect_once(Step step, std::string const& path, int before = 0) const {
        int promised = 0;
        for (auto const& worker : workers_) promised += worker.done(step);
        auto const there = count_of(path) - before;
        EXPECT_GE(there, promised) << path;
        EXPECT_LE(there, promised + clients) << path;
    }

    int count_of(std::string const& path) const {
        auto const page =
            company_->get(path + (path.find('?') == std::string::npos ? "?" : "&") + "limit=1&count=true");
        auto const at = page.find("\"count\":");
        return at == std::string::npos ? -1 : std::atoi(page.c_str() + at + 8);
    }

    std::unique_ptr<ServedCompany> company_;
    std::vector<MixedWorker> workers_;
    std::vector<std::chrono::milliseconds> restarts_;
    int parties_before_ = 0;
};

}  // namespace

TEST_P(Killed, at_any_moment_keeps_every_acknowledged_write_and_does_each_once) {
    auto const seed = std::random_device()();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 chance(seed);
    std::uniform_int_distribution<int> moment(50, latest_moment_ms());
    std::size_t acknowledged = 0;
    for (int kill = 0; kill < wanted_kills() && !HasFailure(); ++kill) {
        SCOPED_TRACE("kill " + std::to_string(kill));
        // Whoever proves the books reads all of them: with a new company now and then the kills stay short.
        if (kill > 0 && kill % 5 == 0) found_company();
        kill_in_the_middle(std::chrono::milliseconds(moment(chance)));
        for (auto const& worker : workers_) acknowledged += worker.traces.size();
        // Whoever opens the data first recovers it: the checker after one kill, the server after the next.
        bool const checked_first = kill % 2 == 0;
        if (checked_first) expect_clean_books();
        start_again();
        expect_every_trace();
        if (!checked_first) expect_clean_books();
    }
    EXPECT_GT(acknowledged, 0U);
    // The middle one, so that a machine which is busy with other things breaks no promise of ours.
    ASSERT_FALSE(restarts_.empty());
    std::ranges::sort(restarts_);
    EXPECT_LE(restarts_.at(restarts_.size() / 2), std::chrono::seconds(2));
    RecordProperty("acknowledged", std::to_string(acknowledged));
    RecordProperty("slowest_restart_ms", std::to_string(restarts_.back().count()));
}

TEST_P(Killed, does_a_repeated_request_once) {
    for (int round = 0; round < 3; ++round) {
        kill_in_the_middle(std::chrono::milliseconds(100 + 50 * round));
        start_again();
    }
    // One more life, so that everyone sends again what was left without an answer.
    kill_in_the_middle(std::chrono::milliseconds(300));
    start_again();
    expect_every_trace();
    expect_once(Step::party, "/parties", parties_before_);
    expect_once(Step::draft, "/invoices");
    expect_once(Step::payment, "/payments");
    expect_once(Step::mail, "/tickets");
    expect_once(Step::file, "/files");
    expect_once(Step::time, "/time_entries");
}

INSTANTIATE_TEST_SUITE_P(Databases, Killed, testing::Values("sqlite", "postgres"),
                         [](auto const& named) { return std::string(named.param); });

}  // namespace farflung::test
