#include "platform/realtime/change_stream.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "platform/db/dialect.hpp"

namespace farflung::realtime {

namespace {

constexpr int rows_at_once = 500;
constexpr int beats_between_heartbeats = 15;

/// Where a follower stands in the log; on PostgreSQL the writing transaction comes first, so that one that commits
/// late is not passed by.
struct Position {
    std::int64_t written_by = 0;
    std::int64_t id = 0;

    std::string text() const { return std::to_string(written_by) + "." + std::to_string(id); }
};

std::optional<Position> parse_position(std::string_view text) {
    Position position;
    auto const dot = text.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    auto const whole = [](std::string_view digits, std::int64_t& out) {
        auto const result = std::from_chars(digits.data(), digits.data() + digits.size(), out);
        return result.ec == std::errc{} && result.ptr == digits.data() + digits.size();
    };
    if (!whole(text.substr(0, dot), position.written_by) || !whole(text.substr(dot + 1), position.id)) return {};
    return position;
}

struct Change {
    Position at;
    std::string entity;
    Uuid id;
    std::int64_t version = 0;
    bool deleted = false;
};

}  // namespace

struct ChangeStream::Open {
    http::Follower follower;
    std::shared_ptr<http::Stream> stream;
    std::optional<Position> position;  // none: from now on
    int beats = 0;
};

ChangeStream::ChangeStream(db::Database& database, Registry const& registry, World& world)
    : database_(database), registry_(registry), world_(world) {}

ChangeStream::~ChangeStream() { stop(); }

void ChangeStream::start() {
    thread_ = std::thread([this] { loop(); });
}

void ChangeStream::stop() {
    {
        std::lock_guard const lock(mutex_);
        stop_ = true;
    }
    woken_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void ChangeStream::wake() {
    {
        std::lock_guard const lock(mutex_);
        wake_ = true;
    }
    woken_.notify_one();
}

std::size_t ChangeStream::followers() const {
    std::lock_guard const lock(mutex_);
    return open_.size();
}

void ChangeStream::open(http::Follower follower, std::shared_ptr<http::Stream> stream) {
    auto open = std::make_shared<Open>();
    open->position = parse_position(follower.last_event_id);
    open->follower = std::move(follower);
    open->stream = std::move(stream);
    {
        std::lock_guard const lock(mutex_);
        open_.push_back(std::move(open));
        wake_ = true;
    }
    woken_.notify_one();
}

void ChangeStream::loop() {
    std::unique_lock lock(mutex_);
    auto last_beat = std::chrono::steady_clock::now();
    while (!stop_) {
        wake_ = false;
        auto const followers = open_;
        lock.unlock();
        auto const now = std::chrono::steady_clock::now();
        bool const beat = now - last_beat >= std::chrono::milliseconds(900);
        if (beat) last_beat = now;
        std::vector<std::shared_ptr<Open>> gone;
        for (auto const& open : followers) {
            try {
                if (!feed(*open, beat)) gone.push_back(open);
            } catch (std::exception const& failed) {
                spdlog::warn("stream: {}", failed.what());
            }
        }
        lock.lock();
        std::erase_if(open_, [&](auto const& open) { return std::find(gone.begin(), gone.end(), open) != gone.end(); });
        woken_.wait_for(lock, std::chrono::seconds(1), [this] { return wake_ || stop_; });
    }
    for (auto const& open : open_) open->stream->close();
    open_.clear();
}

bool ChangeStream::feed(Open& open, bool beat) {
    bool allowed = true;
    database_.read([&](db::Connection& connection) {
        connection.confine_to(std::nullopt);
        auto const actor = actor_of(connection, open.follower.credential, open.follower.secret, world_.now());
        allowed = actor.has_value();
        if (!allowed) return;
        open.follower.actor = *actor;
        send_changes(open, connection);
    });
    if (!allowed) {
        open.stream->close();
        return false;
    }
    if (beat && ++open.beats >= beats_between_heartbeats) {
        open.beats = 0;
        return open.stream->send(": still here\n\n");
    }
    return open.stream->send("");
}

void ChangeStream::send_changes(Open& open, db::Connection& connection) {
    Unit const unit(connection, registry_, world_, open.follower.actor);
    auto const settled = std::string(db::settled_condition(connection.dialect()));
    if (!open.position) {
        open.position.emplace();
        unit.query("select e.written_by, e.id from activity_log e where e.workspace_id = :workspace and " + settled +
                       " order by e.written_by desc, e.id desc limit 1",
                   {}, [&](db::Row const& row) {
                       open.position = Position{row.integer(0), row.integer(1)};
                   });
        open.stream->send("id: " + open.position->text() + "\nevent: here\ndata: {}\n\n");
        return;
    }
    std::vector<Change> changes;
    unit.query(
        "select e.written_by, e.id, e.entity, e.entity_id, e.version, e.action from activity_log e"
        " where e.workspace_id = :workspace and (e.written_by, e.id) > (:written_by, :id) and " +
            settled + " order by e.written_by, e.id limit " + std::to_string(rows_at_once),
        {{"written_by", open.position->written_by}, {"id", open.position->id}}, [&](db::Row const& row) {
            changes.push_back({{row.integer(0), row.integer(1)},
                               std::string(row.text(2)),
                               Uuid::from_bytes(row.bytes(3)),
                               row.integer(4),
                               row.text(5) == "deleted"});
        });
    for (auto const& change : changes) {
        open.position = change.at;
        auto const* entry = registry_.entity(change.entity);
        if (entry == nullptr) continue;
        bool const all_of_it = !unit.actor().is_outsider() && unit.actor().keys.opens(entry->readers);
        bool const seen = change.deleted ? all_of_it : entry->is_within_reach(unit, change.id);
        if (!seen) continue;
        std::string data;
        {
            JsonObject object(data);
            object.text("entity", change.entity);
            object.text("id", change.id.text());
            object.number("version", change.version);
        }
        open.stream->send("id: " + change.at.text() + "\ndata: " + data + "\n\n");
    }
    if (changes.size() == static_cast<std::size_t>(rows_at_once)) wake();
}

}  // namespace farflung::realtime
