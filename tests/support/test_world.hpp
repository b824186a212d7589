#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.hpp"
#include "database_under_test.hpp"
#include "people/people.hpp"
#include "platform/blobs/store.hpp"
#include "platform/fetch/fetch.hpp"
#include "platform/http/local_client.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/mailer/mail_message.hpp"

namespace farflung::test {

/// The real program's world, but time moves only when a test moves it, chance has a seed, and mails are kept. Services
/// outside are those that a test starts, asked as the program asks them. Several threads may ask for chance.
class MovableWorld : public World {
  public:
    explicit MovableWorld(std::filesystem::path const& folder) : blobs_(folder / "blobs") {}
    Instant now() override { return now_; }
    void fill_with_chance(std::uint8_t* bytes, std::size_t count) override;
    std::string text(std::string_view language, std::string_view source, Params const& params) override;
    std::string const& base_url() const override { return base_url_; }
    blobs::Store& blobs() override { return blobs_; }
    std::string const& mail_from() const override { return mail_from_; }
    mailer::Delivery deliver(mailer::MailMessage const& mail) override;
    fetch::Services const& services() const override { return services_; }
    fetch::Answer ask(std::string const& url) override { return fetch::get(url, limits_); }

    /// What was handed over, and what the mail server answers from now on.
    std::vector<mailer::MailMessage> const& mails() const { return mails_; }
    void answer_mails(mailer::Delivery const& delivery) { delivery_ = delivery; }
    /// The services that are asked from now on, and what their answers may cost.
    void ask_outside(fetch::Services services, fetch::Limits const& limits = {}) {
        services_ = std::move(services);
        limits_ = limits;
    }
    void set(Instant now) { now_ = now; }
    void advance_ms(std::int64_t ms) { now_ = now_.plus_ms(ms); }

  private:
    Instant now_ = *Instant::parse("2026-11-09T01:10:00Z");
    std::mutex chance_;
    std::uint64_t seed_ = 42;
    std::string base_url_ = "http://farflung.test";
    std::string mail_from_ = "help@tidewrack.example";
    blobs::Store blobs_;
    mailer::Delivery delivery_;
    fetch::Services services_;
    fetch::Limits limits_;
    std::vector<mailer::MailMessage> mails_;
};

using Reply = http::LocalReply;
using Ask = http::LocalRequest;

/// The named world on a fresh database of either kind, with the real routes, rules and migrations: Tidewrack in
/// Sydney and a second company that must never see it. Requests go through the dispatcher, as over HTTP.
///
/// Who asks is a name: dana (owner), amir (admin), kofi (sales), ilse (projects), fran (finance), maria (support),
/// audrey (auditor), andrei (partner, Atelier Carpat), wei (another partner, Qianhai), rita (customer, Gozo Dive),
/// aiko (another customer, Minato Kiki), mallory (owner of another workspace), nobody.
class WorldTest : public testing::TestWithParam<db::Dialect> {
  public:
    WorldTest();
    ~WorldTest() override;

  protected:
    Reply ask(std::string const& who, Ask const& request);
    Reply get(std::string const& who, std::string const& path) { return ask(who, {.method = "GET", .path = path}); }
    Reply post(std::string const& who, std::string const& path, std::string const& json = "{}");
    Reply patch(std::string const& who, std::string const& path, std::string const& json, std::string if_match = {});
    Reply erase(std::string const& who, std::string const& path);
    /// Posts, expects 2xx and answers with the new record's id.
    std::string make(std::string const& who, std::string const& path, std::string const& json);
    /// Runs jobs until none is due; returns how many ran.
    int run_jobs();
    /// Works as the system of the test's workspace, in one committed transaction.
    void as_system(std::function<void(Unit&)> const& work);
    void look_as_system(std::function<void(Unit const&)> const& work);
    std::string sql_text(std::string const& sql);  // one value of the whole database, for checks from outside

    TemporaryFolder folder_;
    db::Settings settings_;
    std::unique_ptr<db::Database> database_;
    MovableWorld world_{folder_.path()};
    std::unique_ptr<Registry> registry_;
    std::unique_ptr<http::Dispatcher> dispatcher_;
    std::unique_ptr<jobs::Runner> runner_;
    WorkspaceId workspace_;
    WorkspaceId other_workspace_;
    std::map<std::string, std::string> tokens_;
    std::map<std::string, std::string> party_;  // ids: tidewrack, gozo, minato, carpat, qianhai, and each person's

  private:
    void make_people();
    std::string add(Unit& unit, std::string const& key, Party party);
    void login(Unit& unit, std::string const& who, people::NewAccount account);
};

}  // namespace farflung::test
