#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/http/dispatcher.hpp"

namespace farflung::realtime {

/// Tells every open page what changed, as `{entity, id, version}`, filtered by the follower's reach and resumable from
/// the last event id without a gap. One thread serves all followers; a revoked login loses its stream within a second.
class ChangeStream : public http::StreamOpener {
  public:
    ChangeStream(db::Database& database, Registry const& registry, World& world);
    ~ChangeStream() override;
    void start();
    void stop();
    void open(http::Follower follower, std::shared_ptr<http::Stream> stream) override;
    /// Something was committed.
    void wake();
    std::size_t followers() const;

  private:
    struct Open;
    void loop();
    /// False when the follower is gone or no longer allowed.
    bool feed(Open& open, bool beat);
    void send_changes(Open& open, db::Connection& connection);

    db::Database& database_;
    Registry const& registry_;
    World& world_;
    mutable std::mutex mutex_;
    std::condition_variable woken_;
    bool wake_ = false;
    bool stop_ = false;
    std::vector<std::shared_ptr<Open>> open_;
    std::thread thread_;
};

}  // namespace farflung::realtime
