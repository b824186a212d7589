#include <gtest/gtest.h>

#include <array>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <random>
#include <thread>

#include "postgres_cluster.hpp"
#include "support/served_company.hpp"

namespace farflung::test {

namespace {

constexpr int clients = 6;

int wanted_rounds() { return std::getenv("FARFLUNG_NIGHTLY") == nullptr ? 25 : 500; }

/// A request that changes something, with the key that makes it happen once however often it is sent.
struct Write {
    std::string path;
    std::string json;
    std::string key;
};

/// What an acknowledged write must have left behind.
struct Trace {
    std::string path;
    std::string contains;
};

/// Somebody who draws up and issues invoices, adds parties and writes down time, again and again. What was not
/// acknowledged when the server died is sent again to the next one.
class Worker {
  public:
    Worker(int number, std::string customer, std::string task)
        : number_(number), customer_(std::move(customer)), task_(std::move(task)) {}

    /// Until the server goes away.
    void work(ServedCompany const& company) {
        KeepAliveLine line(company.host());
        for (;;) {
            if (!pending_) pending_ = next();
            auto const reply = line.ask({.method = "POST",
                                         .path = pending_->path,
                                         .json = pending_->json,
                                         .headers = company.headers(pending_->key)});
            if (!reply) return;
            if (reply->status < 200 || reply->status > 299) {
                refused.push_back(pending_->path + ": " + reply->head + reply->body);
                return;
            }
            take(*reply);
        }
    }

    std::vector<Trace> traces;
    std::vector<std::string> refused;
    int parties = 0;
    int hours = 0;
    int issued = 0;

  private:
    enum class Step { party, draft, issue, time };

    Write next() {
        auto const key = "worker " + std::to_string(number_) + " write " + std::to_string(++written_);
        switch (step_) {
            case Step::party:
                return {
                    "/api/v1/parties",
                    R"({"kind":"organisation","name":")" + key + R"(","language":"en","zone":"UTC","currency":"AUD"})",
                    key};
            case Step::draft:
                return {"/api/v1/invoices",
                        R"({"customer_id":")" + customer_ + R"(","currency":"AUD","reference":")" + key +
                            R"(","lines":[{"description":"Work","quantity":"2","price":"100","tax_rate":"10"},)" +
                            R"({"description":"Travel","quantity":"1","price":"55.55","tax_rate":"10"}]})",
                        key};
            case Step::issue:
                return {"/api/v1/invoices/" + draft_ + "/issue", "{}", key};
            case Step::time:
                break;
        }
        return {"/api/v1/time_entries",
                R"({"task_id":")" + task_ + R"(","worked_on":"2026-01-05","minutes":30,"note":")" + key + "\"}", key};
    }

    void take(LineReply const& reply) {
        auto const id = text_member(reply.body, "id");
        auto const by_name = [](std::string_view name, std::string const& value) {
            return "\"" + std::string(name) + "\":\"" + value + "\"";
        };
        switch (step_) {
            case Step::party:
                ++parties;
                traces.push_back({"/parties/" + id, by_name("name", pending_->key)});
                step_ = Step::draft;
                break;
            case Step::draft:
                draft_ = id;
                traces.push_back({"/invoices/" + id, by_name("reference", pending_->key)});
                step_ = Step::issue;
                break;
            case Step::issue:
                ++issued;
                traces.push_back({"/invoices/" + id, by_name("number", text_member(reply.body, "number"))});
                step_ = Step::time;
                break;
            case Step::time:
                ++hours;
                traces.push_back({"/time_entries/" + id, by_name("note", pending_->key)});
                step_ = Step::party;
                break;
        }
        pending_.reset();
    }

    int number_;
    std::string customer_;
    std::string task_;
    Step step_ = Step::party;
    int written_ = 0;
    std::string draft_;
    std::optional<Write> pending_;
};

/// A company whose server is killed in the middle of its work, and started again, and killed again.
class Killed : public testing::TestWithParam<char const*> {
  protected:
    void SetUp() override {
        if (program_under_test().empty()) GTEST_SKIP() << "FARFLUNG_BIN names no program";
        found_company();
    }

    void found_company() {
        company_.reset();
        workers_.clear();
        bool const on_postgres = std::string_view(GetParam()) == "postgres";
        company_ = std::make_unique<ServedCompany>(on_postgres ? fresh_database() : std::string());
        auto const customer = text_member(
            company_->post("/parties", R"({"name":"Gozo Ferries","is_customer":true,"language":"en","zone":"UTC",)"
                                       R"("currency":"AUD"})"),
            "id");
        auto const project = text_member(
            company_->post("/projects", R"({"title":"Timetable","customer_id":")" + customer +
                                            R"(","currency":"AUD","budget":{"amount":"1000","currency":"AUD"}})"),
            "id");
        auto const task =
            text_member(company_->post("/tasks", R"({"project_id":")" + project + R"(","title":"Ferry hours"})"), "id");
        for (int i = 0; i < clients; ++i) workers_.emplace_back(i, customer, task);
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

    int count_of(std::string const& path) const {
        auto const page =
            company_->get(path + (path.find('?') == std::string::npos ? "?" : "&") + "limit=1&count=true");
        auto const at = page.find("\"count\":");
        return at == std::string::npos ? -1 : std::atoi(page.c_str() + at + 8);
    }

    std::unique_ptr<ServedCompany> company_;
    std::vector<Worker> workers_;
    int parties_before_ = 0;
};

}  // namespace

TEST_P(Killed, at_any_moment_keeps_every_acknowledged_write_and_does_each_once) {
    auto const seed = std::random_device()();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 chance(seed);
    std::uniform_int_distribution<int> moment(50, 800);
    std::size_t acknowledged = 0;
    for (int round = 0; round < wanted_rounds() && !HasFailure(); ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        // Whoever proves the books reads all of them: with a new company now and then the rounds stay short.
        if (round > 0 && round % 4 == 0) found_company();
        kill_in_the_middle(std::chrono::milliseconds(moment(chance)));
        for (auto const& worker : workers_) acknowledged += worker.traces.size();
        // Whoever opens the data first recovers it: the checker in one round, the server in the next.
        bool const checked_first = round % 2 == 0;
        if (checked_first) {
            auto const verified = company_->verify();
            EXPECT_EQ(verified.status, 0) << verified.output;
        }
        company_->start();
        EXPECT_NE(company_->program().get("/readyz").find(" 200 "), std::string::npos);
        expect_every_trace();
        if (!checked_first) {
            auto const verified = company_->verify();
            EXPECT_EQ(verified.status, 0) << verified.output;
        }
    }
    EXPECT_GT(acknowledged, 0U);
    RecordProperty("acknowledged", std::to_string(acknowledged));
}

TEST_P(Killed, does_a_repeated_request_once) {
    for (int round = 0; round < 3; ++round) {
        kill_in_the_middle(std::chrono::milliseconds(100 + 50 * round));
        company_->start();
    }
    // One more life, so that everyone sends again what was left without an answer.
    kill_in_the_middle(std::chrono::milliseconds(300));
    company_->start();
    expect_every_trace();
    int parties = 0;
    int hours = 0;
    int issued = 0;
    for (auto const& worker : workers_) {
        parties += worker.parties;
        hours += worker.hours;
        issued += worker.issued;
    }
    // Each worker has at most one write that the last life did, and could not acknowledge any more.
    EXPECT_LE(count_of("/parties") - parties_before_ - parties, clients);
    EXPECT_GE(count_of("/parties") - parties_before_, parties);
    EXPECT_LE(count_of("/time_entries") - hours, clients);
    EXPECT_GE(count_of("/time_entries"), hours);
    EXPECT_LE(count_of("/invoices?state=issued") - issued, clients);
    EXPECT_GE(count_of("/invoices?state=issued"), issued);
}

INSTANTIATE_TEST_SUITE_P(Databases, Killed, testing::Values("sqlite", "postgres"),
                         [](auto const& named) { return std::string(named.param); });

}  // namespace farflung::test
