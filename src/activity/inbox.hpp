#pragma once

#include "activity/feed.hpp"

namespace farflung::activity {

/// Something that others did and that one may want to know: what partners, customers and visitors did, and what anybody
/// did or wrote where one had a hand in it oneself.
struct InboxItem {
    std::int64_t seq{};
    Instant at;
    std::string actor_name;
    std::string sentence;
    std::string text;  // what was written, its beginning
    std::string entity;
    Uuid entity_id;
    std::string title;
    bool is_new = false;
};
constexpr auto describe(Of<InboxItem>) {
    return record("inbox_item", field("seq", &InboxItem::seq), field("at", &InboxItem::at),
                  field("actor_name", &InboxItem::actor_name), field("sentence", &InboxItem::sentence),
                  field("text", &InboxItem::text), field("entity", &InboxItem::entity),
                  field("entity_id", &InboxItem::entity_id), field("title", &InboxItem::title),
                  field("is_new", &InboxItem::is_new));
}

/// At most 50, newest first, out of the latest 20,000 rows of the log, none from before one's account, each only to
/// whom its record is within reach.
std::vector<InboxItem> inbox(Unit const& unit);

struct ReadInbox {
    std::int64_t up_to{};
};
constexpr auto describe(Of<ReadInbox>) {
    return record("read_inbox", field("up_to", &ReadInbox::up_to, {.required = true, .min = 1}));
}
/// What is as old as `up_to` is not new any more, on all of one's devices; what was read before stays read.
void read_inbox(Unit& unit, ReadInbox const& request);

}  // namespace farflung::activity
