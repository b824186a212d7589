#pragma once

#include <memory>
#include <string>

#include "demo/demo.hpp"
#include "platform/fetch/fetch.hpp"
#include "platform/http/local_client.hpp"
#include "platform/jobs/runner.hpp"

namespace farflung::demo {

/// The real world with a clock that the story moves and chance that repeats.
class StoryWorld : public World {
  public:
    StoryWorld(World& real, std::uint64_t seed) : real_(real), seed_(seed) {}
    Instant now() override { return now_; }
    void fill_with_chance(std::uint8_t* bytes, std::size_t count) override;
    std::string text(std::string_view language, std::string_view source, Params const& params) override {
        return real_.text(language, source, params);
    }
    std::string const& base_url() const override { return real_.base_url(); }
    blobs::Store& blobs() override { return real_.blobs(); }
    std::string const& mail_from() const override { return real_.mail_from(); }
    mailer::Delivery deliver(mailer::MailMessage const& mail) override;
    /// A made-up year asks nobody outside.
    fetch::Services const& services() const override { return nobody_; }
    fetch::Answer ask(std::string const& url) override { return real_.ask(url); }

    void move_to(Instant now) {
        if (now.ms > now_.ms) now_ = now;
    }

  private:
    World& real_;
    fetch::Services nobody_;
    std::uint64_t seed_;
    Instant now_;
};

/// A die that falls the same way each time.
class Chance {
  public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// From low to high, both included.
    int between(int low, int high);
    bool percent(int chance) { return between(1, 100) <= chance; }

  private:
    std::uint64_t state_;
};

/// Speaks to the program as its people would; throws what the program refused, since a story has no mistakes.
class Player {
  public:
    Player(db::Database& database, Registry const& registry, StoryWorld& world);
    std::string post(std::string const& token, std::string const& path, std::string const& json = "{}");
    std::string id_of_post(std::string const& token, std::string const& path, std::string const& json);
    std::string patch(std::string const& token, std::string const& path, std::string const& json);
    std::string get(std::string const& token, std::string const& path);
    /// Sends a public form, as a browser without script would.
    void submit(std::string const& path, std::string const& form);
    void run_jobs();

  private:
    std::string checked(http::LocalReply const& reply, std::string const& what) const;

    http::Dispatcher dispatcher_;
    http::LocalClient client_;
    jobs::Runner runner_;
};

/// A member of a JSON answer by its path, such as `lines/0/price`.
std::string at(std::string const& json, std::string_view path);
std::size_t size_at(std::string const& json, std::string_view path);
/// A text as JSON.
std::string quoted(std::string_view text);
std::string money(std::int64_t whole, std::string_view currency);

}  // namespace farflung::demo
