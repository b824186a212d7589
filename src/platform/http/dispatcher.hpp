#pragma once

#include <memory>
#include <string>

#include "platform/auth/credentials.hpp"
#include "platform/db/database.hpp"
#include "platform/http/message.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/route_table.hpp"

namespace farflung::http {

struct DispatcherSettings {
    std::string base_url = "http://127.0.0.1:8080";  // the one origin of cookies, links and the Origin check
    std::int64_t idempotency_keys_live_ms = 24LL * 3600 * 1000;
    std::function<void()> on_write = {};  // after each commit: there may be work, and news
};

/// Who follows the change stream, from where on, and the credential that must stay good while it is open.
struct Follower {
    Actor actor;
    CredentialKind credential = CredentialKind::session;
    std::string secret;
    std::string last_event_id;
};

/// Feeds an open change stream; platform/realtime implements it.
struct StreamOpener {
    virtual ~StreamOpener() = default;
    virtual void open(Follower follower, std::shared_ptr<Stream> stream) = 0;
};

/// The one way in: route → who is it → may they → same request before? → unit → answer. Everything between the socket
/// and a handler happens here, once.
class Dispatcher {
  public:
    Dispatcher(db::Database& database, Registry const& registry, World& world, DispatcherSettings settings);
    /// Opens change streams from now on.
    void stream_with(StreamOpener& opener) { streams_ = &opener; }
    void handle(Request request, Respond respond);
    ProblemWriter const& problems() const { return problems_; }

  private:
    struct Task;
    void read(std::shared_ptr<Task> task);
    void write(std::shared_ptr<Task> task);
    void open_stream(std::shared_ptr<Task> task);
    void finish(Task& task, Answer answer) const;
    static void log(Task const& task, int status);
    void fail(Task& task, std::exception_ptr error) const;
    void identify(Task& task, db::Connection& connection) const;
    void check_origin(Task const& task) const;
    bool answer_as_before(Task& task, Unit& unit) const;
    void keep_answer(Task const& task, Unit& unit) const;
    static std::string hash_to_keep(Task const& task);

    db::Database& database_;
    Registry const& registry_;
    World& world_;
    DispatcherSettings settings_;
    RouteTable table_;
    ProblemWriter problems_;
    StreamOpener* streams_ = nullptr;
};

}  // namespace farflung::http
