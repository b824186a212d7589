#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>

#include "core/json.hpp"
#include "database_under_test.hpp"
#include "people/people.hpp"
#include "platform/http/dispatcher.hpp"
#include "platform/jobs/runner.hpp"

namespace farflung::test {

/// The real program's world, but time moves only when a test moves it, and chance has a seed.
class MovableWorld : public World {
  public:
    Instant now() override { return now_; }
    void fill_with_chance(std::uint8_t* bytes, std::size_t count) override;
    std::string text(std::string_view language, std::string_view source, Params const& params) override;
    std::string const& base_url() const override { return base_url_; }

    void set(Instant now) { now_ = now; }
    void advance_ms(std::int64_t ms) { now_ = now_.plus_ms(ms); }

  private:
    Instant now_ = *Instant::parse("2026-11-09T01:10:00Z");
    std::uint64_t seed_ = 42;
    std::string base_url_ = "http://farflung.test";
};

/// What came back.
struct Reply {
    int status = 0;
    std::string body;
    std::map<std::string, std::string> headers;
    /// A member by path, such as `items/0/name`, as its JSON text without quotes; empty when it is not there.
    std::string at(std::string_view path) const;
    std::size_t size_at(std::string_view path) const;
};

/// A request that says more than method, path and body.
struct Ask {
    std::string method = "GET";
    std::string path;  // with its query
    std::string body;
    std::map<std::string, std::string> headers{};
};

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
    MovableWorld world_;
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
