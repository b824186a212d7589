#include "activity/inbox.hpp"

#include "activity/comment.hpp"
#include "platform/registry.hpp"

namespace farflung::activity {

namespace {

constexpr std::size_t most = 50;
constexpr int most_looks = 20;
constexpr std::size_t look_rows = 200;
constexpr std::size_t longest = 200;  // bytes of a comment that are told

/// Events and comments of others since one has been here, on what the actor touched before, or by people of another
/// kind than the actor.
constexpr std::string_view rows_sql =
    "select l.id, l.at, l.actor_name, l.actor_kind, l.action, l.data, l.entity, l.entity_id from activity_log l"
    " left join activity_comments c on l.entity = 'comment' and l.action = 'created'"
    " and c.workspace_id = l.workspace_id and c.id = l.entity_id"
    " where l.workspace_id = :workspace and l.id > :oldest and l.id < :before"
    " and l.at >= (select created_at from auth_accounts where workspace_id = :workspace and id = :actor) and "
    "(l.actor_id is null or l.actor_id <> :actor)"
    " and l.action not in ('updated', 'deleted') and (l.action <> 'created' or c.id is not null)"
    " and (l.actor_kind not in (:kind, 'system') or exists (select 1 from activity_log own"
    " where own.workspace_id = l.workspace_id and own.actor_id = :actor"
    " and own.entity = coalesce(c.subject_entity, l.entity)"
    " and own.entity_id = coalesce(c.subject_id, l.entity_id)) or exists (select 1 from activity_comments mine"
    " where mine.workspace_id = c.workspace_id and mine.subject_entity = c.subject_entity"
    " and mine.subject_id = c.subject_id and mine.author_id = :actor))"
    " order by l.id desc limit 200";

std::int64_t newest_row(Unit const& unit) {
    return unit.value<std::int64_t>("select max(id) from activity_log where workspace_id = :workspace").value_or(0);
}

std::int64_t read_up_to(Unit const& unit) {
    return unit
        .value<std::int64_t>(
            "select read_up_to from activity_inbox_marks where workspace_id = :workspace and account_id = :actor",
            {{"actor", unit.actor().account}})
        .value_or(0);
}

/// The beginning of a text, never in the middle of a character.
std::string beginning_of(std::string const& text) {
    if (text.size() <= longest) return text;
    auto end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

/// A comment is told as what was written about its subject.
std::optional<InboxItem> told_comment(Unit const& unit, LogRow const& row) {
    auto const comment = unit.find(CommentId{row.entity_id});
    if (!comment) return std::nullopt;
    auto const* subject = unit.registry().entity(comment->subject_entity);
    if (subject == nullptr || !subject->is_within_reach(unit, comment->subject_id)) return std::nullopt;
    InboxItem item{.seq = row.seq, .at = row.at, .actor_name = row.actor_name};
    item.title = subject->title(unit, comment->subject_id);
    item.sentence = unit.text("{actor} wrote about {title}", {{"actor", row.actor_name}, {"title", item.title}});
    item.text = beginning_of(comment->text);
    item.entity = comment->subject_entity;
    item.entity_id = comment->subject_id;
    return item;
}

std::optional<InboxItem> told_event(Unit const& unit, LogRow const& row) {
    auto told = told_item(unit, row, false);
    // An offer is called by what was written with it; its package tells the rest. Hours have a page of their own.
    if (!told || told->title.empty() || told->entity == "offer" || told->entity == "time_entry") return std::nullopt;
    return InboxItem{.seq = told->seq,
                     .at = told->at,
                     .actor_name = std::move(told->actor_name),
                     .sentence = std::move(told->sentence),
                     .entity = std::move(told->entity),
                     .entity_id = told->entity_id,
                     .title = std::move(told->title)};
}

}  // namespace

std::vector<InboxItem> inbox(Unit const& unit) {
    auto const newest = newest_row(unit);
    auto const read = read_up_to(unit);
    auto before = newest + 1;
    std::vector<InboxItem> items;
    // Rows out of reach are passed over, so 50 may need several looks; bounded for whoever reaches little.
    for (int look = 0; look < most_looks; ++look) {
        auto const rows = unit.rows<LogRow>(rows_sql, {{"actor", unit.actor().account},
                                                       {"kind", unit.actor().kind},
                                                       {"oldest", newest - 20'000},
                                                       {"before", before}});
        for (auto const& row : rows) {
            before = row.seq;
            auto item = row.entity == "comment" ? told_comment(unit, row) : told_event(unit, row);
            if (!item) continue;
            item->is_new = row.seq > read;
            items.push_back(*std::move(item));
            if (items.size() == most) return items;
        }
        if (rows.size() < look_rows) return items;
    }
    return items;
}

void read_inbox(Unit& unit, ReadInbox const& request) {
    unit.execute(
        "insert into activity_inbox_marks (workspace_id, account_id, read_up_to)"
        " values (:workspace, :actor, :up_to) on conflict (workspace_id, account_id)"
        " do update set read_up_to = excluded.read_up_to where activity_inbox_marks.read_up_to < excluded.read_up_to",
        {{"actor", unit.actor().account}, {"up_to", std::min(request.up_to, newest_row(unit))}});
}

}  // namespace farflung::activity
