#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "platform/db/database.hpp"
#include "postgres_cluster.hpp"
#include "support/served_company.hpp"

namespace farflung::test {

namespace {

constexpr int clients = 64;

struct Campaign {
    int invoices;
    int kills;
};
Campaign wanted_campaign() {
    return std::getenv("FARFLUNG_NIGHTLY") != nullptr ? Campaign{10'000, 50} : Campaign{500, 5};
}

/// The invoices that are to be issued, handed to one client each, and how many of them were acknowledged.
class Pile {
  public:
    explicit Pile(int wanted) : wanted_(wanted) {}

    /// The next one's own reference; nothing when all are handed out.
    std::optional<std::string> take() {
        std::scoped_lock const lock(mutex_);
        return taken_ < wanted_ ? std::optional("order " + std::to_string(++taken_)) : std::nullopt;
    }
    void acknowledge(std::string const& reference, std::string number, bool again) {
        std::scoped_lock const lock(mutex_);
        numbers_[reference] = std::move(number);
        answered_again_ += again ? 1 : 0;
        changed_.notify_all();
    }
    void complain(std::string what) {
        std::scoped_lock const lock(mutex_);
        complaints_.push_back(std::move(what));
        changed_.notify_all();
    }
    /// Waits until so many are acknowledged, and then for a while longer, unless that is all or something went wrong.
    void wait_for(int acknowledged, std::chrono::microseconds longer) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return std::ssize(numbers_) >= acknowledged || !complaints_.empty(); });
        changed_.wait_for(lock, longer, [&] { return std::ssize(numbers_) == wanted_ || !complaints_.empty(); });
    }

    // When no client works any more.
    std::map<std::string, std::string> const& numbers() const { return numbers_; }  // by reference
    std::vector<std::string> const& complaints() const { return complaints_; }
    int answered_again() const { return answered_again_; }

  private:
    int wanted_;
    std::mutex mutex_;
    std::condition_variable changed_;
    int taken_ = 0;
    int answered_again_ = 0;
    std::map<std::string, std::string> numbers_;
    std::vector<std::string> complaints_;
};

/// Issues one invoice after the other. What was not answered when the server died is sent again to the next one, under
/// the same key.
class Client {
  public:
    Client(Pile& pile, std::string customer) : pile_(pile), customer_(std::move(customer)) {}

    /// Until the pile is handed out or the server goes away.
    void work(ServedCompany const& company) {
        KeepAliveLine line(company.host());
        while (pending_ || (pending_ = pile_.take())) {
            auto const reply = line.ask({.method = "POST",
                                         .path = "/api/v1/invoices/issued",
                                         .body = invoice(),
                                         .headers = company.headers(*pending_)});
            if (!reply) return;
            if (reply->status < 200 || reply->status > 299) {
                pile_.complain(*pending_ + ": " + reply->head + reply->body);
                return;
            }
            pile_.acknowledge(*pending_, text_member(reply->body, "number"),
                              reply->head.find("\r\nIdempotent-Replay: true\r\n") != std::string::npos);
            pending_.reset();
        }
    }

  private:
    std::string invoice() const {
        return R"({"customer_id":")" + customer_ + R"(","currency":"AUD","reference":")" + *pending_ +
               R"(","lines":[{"description":"Work","quantity":"2","price":"100","tax_rate":"10"},)" +
               R"({"description":"Travel","quantity":"1","price":"55.55","tax_rate":"10"}]})";
    }

    Pile& pile_;
    std::string customer_;
    std::optional<std::string> pending_;
};

class Issuing : public testing::TestWithParam<char const*> {
  protected:
    void SetUp() override {
        ASSERT_FALSE(program_under_test().empty()) << "FARFLUNG_BIN names no program";
        bool const on_postgres = std::string_view(GetParam()) == "postgres";
        company_ = std::make_unique<ServedCompany>(on_postgres ? fresh_database() : std::string());
        auto const customer = text_member(
            company_->post("/parties", R"({"name":"Gozo Ferries","is_customer":true,"language":"en","zone":"UTC",)"
                                       R"("currency":"AUD"})"),
            "id");
        for (int i = 0; i < clients; ++i) clients_.emplace_back(pile_, customer);
    }

    /// The moments are spread over the campaign by chance.
    void issue_while_killed(std::mt19937& chance) {
        std::vector<int> moments;
        std::uniform_int_distribution<int> moment(1, campaign_.invoices - clients);
        for (int i = 0; i < campaign_.kills; ++i) moments.push_back(moment(chance));
        std::ranges::sort(moments);
        // The last answer comes at the end of a commit, so a kill right behind it would miss what is within one.
        std::uniform_int_distribution<int> longer_us(0, 20'000);
        for (auto const acknowledged : moments) {
            auto const threads = start_clients();
            pile_.wait_for(acknowledged, std::chrono::microseconds(longer_us(chance)));
            EXPECT_EQ(company_->stop(SIGKILL), 128 + SIGKILL);
            if (!pile_.complaints().empty()) return;
            company_->start();
        }
        start_clients();
    }

    /// They stop when the list goes.
    std::vector<std::jthread> start_clients() {
        std::vector<std::jthread> threads;
        for (auto& client : clients_) {
            threads.emplace_back([&] { client.work(*company_); });
        }
        return threads;
    }

    /// Each invoice as it was acknowledged, with one frozen document and one entry, and nothing besides.
    void expect_each_once() {
        auto const database = db::open({.url = company_->database()});
        std::multimap<std::string, std::string> stored;
        std::int64_t entries = 0;
        database->read([&](db::Connection& connection) {
            connection.confine_to(std::nullopt);
            connection.query(
                "select i.reference, i.number, (select count(*) from billing_documents d"
                " where d.workspace_id = i.workspace_id and d.invoice_id = i.id and d.form = 'json'),"
                " (select count(*) from ledger_entries e where e.workspace_id = i.workspace_id"
                " and e.document_id = i.id) from billing_invoices i",
                {}, [&](db::Row const& row) {
                    stored.emplace(row.text(0), row.text(1));
                    EXPECT_EQ(row.integer(2), 1) << "documents of " << row.text(1);
                    EXPECT_EQ(row.integer(3), 1) << "entries of " << row.text(1);
                });
            connection.query("select count(*) from ledger_entries", {},
                             [&](db::Row const& row) { entries = row.integer(0); });
        });
        EXPECT_EQ(stored, (std::multimap<std::string, std::string>(pile_.numbers().begin(), pile_.numbers().end())));
        EXPECT_EQ(entries, campaign_.invoices);
    }

    /// From 1 on, in each year that the campaign saw.
    void expect_dense_numbers() const {
        std::map<std::string, std::set<int>> series;
        for (auto const& [reference, number] : pile_.numbers()) {
            auto const digits = number.rfind('-') + 1;
            EXPECT_TRUE(series[number.substr(0, digits)].insert(std::stoi(number.substr(digits))).second)
                << number << " is given twice";
        }
        for (auto const& [of, numbers] : series) {
            ASSERT_FALSE(numbers.empty());
            EXPECT_EQ(*numbers.begin(), 1) << of;
            EXPECT_EQ(*numbers.rbegin(), std::ssize(numbers)) << of;
        }
    }

    Campaign campaign_ = wanted_campaign();
    Pile pile_{campaign_.invoices};
    std::unique_ptr<ServedCompany> company_;
    std::vector<Client> clients_;
};

}  // namespace

TEST_P(Issuing, under_random_kills_gives_each_invoice_one_number_one_document_and_one_entry) {
    auto const seed = std::random_device()();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 chance(seed);
    issue_while_killed(chance);
    for (auto const& complaint : pile_.complaints()) ADD_FAILURE() << complaint;
    ASSERT_EQ(std::ssize(pile_.numbers()), campaign_.invoices);
    std::cout << campaign_.invoices << " issued, " << campaign_.kills << " kills, " << pile_.answered_again()
              << " answered again after a kill that their commit survived\n";
    EXPECT_EQ(company_->stop(SIGTERM), 0);
    expect_dense_numbers();
    expect_each_once();
    auto const verified = company_->verify();
    EXPECT_EQ(verified.status, 0) << verified.output;
}

INSTANTIATE_TEST_SUITE_P(Databases, Issuing, testing::Values("sqlite", "postgres"),
                         [](auto const& named) { return std::string(named.param); });

}  // namespace farflung::test
