#include "test_world.hpp"

#include <chrono>
#include <condition_variable>

#include "platform/auth/credentials.hpp"
#include "platform/realtime/change_stream.hpp"

namespace farflung {
namespace {

/// The other end of an open stream: keeps what arrives and can wait for it.
class Listener : public http::Stream {
  public:
    bool send(std::string chunk) override {
        std::lock_guard const lock(mutex_);
        text_ += chunk;
        arrived_.notify_all();
        return !closed_;
    }
    void close() override {
        std::lock_guard const lock(mutex_);
        closed_ = true;
        arrived_.notify_all();
    }
    bool hears(std::string const& part) {
        std::unique_lock lock(mutex_);
        return arrived_.wait_for(lock, std::chrono::seconds(20), [&] { return text_.find(part) != std::string::npos; });
    }
    bool is_closed() {
        std::unique_lock lock(mutex_);
        return arrived_.wait_for(lock, std::chrono::seconds(20), [&] { return closed_; });
    }
    std::string text() {
        std::lock_guard const lock(mutex_);
        return text_;
    }
    /// The id of the last event, to go on from.
    std::string last_id() {
        auto const all = text();
        auto const at = all.rfind("id: ");
        return all.substr(at + 4, all.find('\n', at) - at - 4);
    }

  private:
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::string text_;
    bool closed_ = false;
};

class Streams : public test::WorldTest {
  protected:
    Streams() : stream_(*database_, *registry_, world_) { stream_.start(); }

    std::shared_ptr<Listener> follow(std::string const& who, std::string const& after = {}) {
        auto listener = std::make_shared<Listener>();
        stream_.open(
            {.actor = {}, .credential = CredentialKind::token, .secret = tokens_.at(who), .last_event_id = after},
            listener);
        return listener;
    }

    void change(std::string const& party, std::string const& phone) {
        EXPECT_EQ(patch("kofi", "/parties/" + party_.at(party), R"({"phone":")" + phone + "\"}").status, 200);
        stream_.wake();
    }

    realtime::ChangeStream stream_;
};
INSTANTIATE_TEST_SUITE_P(Both, Streams, test::both_databases(), test::name_of);

TEST_P(Streams, tell_each_follower_what_changed_within_their_reach_and_nothing_else) {
    auto const dana = follow("dana");
    auto const rita = follow("rita");
    auto const mallory = follow("mallory");
    ASSERT_TRUE(dana->hears("event: here") && rita->hears("event: here") && mallory->hears("event: here"));
    change("minato", "1");
    change("gozo", "2");
    EXPECT_TRUE(dana->hears(party_.at("minato")));
    EXPECT_TRUE(rita->hears(party_.at("gozo")));
    EXPECT_EQ(rita->text().find(party_.at("minato")), std::string::npos);
    EXPECT_EQ(mallory->text().find(party_.at("gozo")), std::string::npos);
}

TEST_P(Streams, go_on_from_the_last_event_without_a_gap) {
    auto const first = follow("dana");
    ASSERT_TRUE(first->hears("event: here"));
    change("gozo", "1");
    // Not just its name: what was written shortly before may be told to a new follower too.
    ASSERT_TRUE(first->hears(party_.at("gozo") + R"(","version":2)"));
    auto const last = first->last_id();
    change("minato", "2");
    change("carpat", "3");
    auto const second = follow("dana", last);
    EXPECT_TRUE(second->hears(party_.at("minato")));
    EXPECT_TRUE(second->hears(party_.at("carpat")));
    EXPECT_EQ(second->text().find(party_.at("gozo")), std::string::npos) << "what was told is not told again";
}

TEST_P(Streams, of_a_disabled_account_end) {
    auto const kofi = follow("kofi");
    ASSERT_TRUE(kofi->hears("event: here"));
    auto const account = get("dana", "/accounts?name=kofi").at("items/0/id");
    ASSERT_EQ(post("dana", "/accounts/" + account + "/disable").status, 200);
    stream_.wake();
    EXPECT_TRUE(kofi->is_closed());
}

}  // namespace
}  // namespace farflung
