#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/http/call.hpp"
#include "platform/unit.hpp"

namespace farflung::activity {

/// Which part of the log: one record's, or everything within reach; older than `before`.
struct WhichPart {
    std::string entity;
    std::optional<Uuid> id;
    std::optional<std::int64_t> before;
    std::optional<int> limit;
};
constexpr auto describe(Of<WhichPart>) {
    return record("which_part", field("entity", &WhichPart::entity), field("id", &WhichPart::id),
                  field("before", &WhichPart::before, {.min = 1}),
                  field("limit", &WhichPart::limit, {.min = 1, .max = 200}));
}

/// One sentence of the feed, in the reader's language.
struct FeedItem {
    std::int64_t seq{};
    Instant at;
    std::string actor_name;
    ActorKind actor_kind = ActorKind::system;
    std::string action;
    std::string sentence;
    std::string entity;
    Uuid entity_id;
    std::string title;
};
constexpr auto describe(Of<FeedItem>) {
    return record("feed_item", field("seq", &FeedItem::seq), field("at", &FeedItem::at),
                  field("actor_name", &FeedItem::actor_name), field("actor_kind", &FeedItem::actor_kind),
                  field("action", &FeedItem::action), field("sentence", &FeedItem::sentence),
                  field("entity", &FeedItem::entity), field("entity_id", &FeedItem::entity_id),
                  field("title", &FeedItem::title));
}

/// A row of the log before it became a sentence.
struct LogRow {
    std::int64_t seq{};
    Instant at;
    std::string actor_name;
    ActorKind actor_kind = ActorKind::system;
    std::string action;
    std::string data;
    std::string entity;
    Uuid entity_id;
};
constexpr auto describe(Of<LogRow>) {
    return record("log_row", field("seq", &LogRow::seq), field("at", &LogRow::at),
                  field("actor_name", &LogRow::actor_name), field("actor_kind", &LogRow::actor_kind),
                  field("action", &LogRow::action), field("data", &LogRow::data), field("entity", &LogRow::entity),
                  field("entity_id", &LogRow::entity_id));
}

/// One row of the audit trail: before and after of each field that changed, who, and from where.
struct TrailItem {
    std::int64_t seq{};
    Instant at;
    std::string actor_name;
    std::string peer;
    std::string request_id;
    std::string entity;
    Uuid entity_id;
    std::int64_t version{};
    std::string action;
    std::string changes;
};
constexpr auto describe(Of<TrailItem>) {
    return record("trail_item", field("seq", &TrailItem::seq), field("at", &TrailItem::at),
                  field("actor_name", &TrailItem::actor_name), field("peer", &TrailItem::peer),
                  field("request_id", &TrailItem::request_id), field("entity", &TrailItem::entity),
                  field("entity_id", &TrailItem::entity_id), field("version", &TrailItem::version),
                  field("action", &TrailItem::action), field("changes", &TrailItem::changes));
}

/// The row as a sentence for this reader, who must reach its record; beside its record the sentence leaves out its
/// name.
std::optional<FeedItem> told_item(Unit const& unit, LogRow const& row, bool is_beside_record);

/// Newest first. A row is told only to whom its record is within reach, and team-only events only to the team.
std::vector<FeedItem> feed(Unit const& unit, WhichPart const& part);
std::vector<TrailItem> trail(Unit const& unit, WhichPart const& part);

}  // namespace farflung::activity
