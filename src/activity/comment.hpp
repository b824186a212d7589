#pragma once

#include "activity/activity.hpp"

namespace farflung {

/// What somebody said about a record, and to whom: team, customer, partner or everyone of its circle.
struct Comment {
    CommentId id;
    int version{};
    std::string subject_entity;
    Uuid subject_id;
    Uuid circle_id;
    Audience audience = Audience::team;
    std::string text;  // as typed: plain text or Markdown
    AccountId author_id;
    std::string author_name;
    ActorKind author_kind = ActorKind::member;
    Instant created_at;
};

constexpr auto describe(Of<Comment>) {
    return entity(
        "comment", "activity_comments",  //
        field("id", &Comment::id, {.key = true}), field("version", &Comment::version, {.read_only = true}),
        field("subject_entity", &Comment::subject_entity, {.read_only = true}),
        field("subject_id", &Comment::subject_id, {.read_only = true}),
        field("circle_id", &Comment::circle_id, {.read_only = true}),
        field("audience", &Comment::audience, {.read_only = true, .label = "Who sees it"}),
        field("text", &Comment::text, {.required = true, .searchable = true, .max_length = 20000, .label = "Comment"}),
        field("author_id", &Comment::author_id, {.read_only = true}),
        field("author_name", &Comment::author_name, {.read_only = true, .label = "By"}),
        field("author_kind", &Comment::author_kind, {.read_only = true}),
        field("created_at", &Comment::created_at, {.read_only = true, .label = "Written"}));
}
static_assert(describes_every_member<Comment>);

Policy<Comment> const& policy(Of<Comment>);

namespace activity {

struct NewComment {
    std::optional<CommentId> id;  // may be chosen by the client, so that a repeated post is one comment
    std::string subject_entity;
    Uuid subject_id;
    std::optional<Audience> audience;
    std::string text;
};
constexpr auto describe(Of<NewComment>) {
    return record("new_comment", field("id", &NewComment::id),
                  field("subject_entity", &NewComment::subject_entity, {.required = true}),
                  field("subject_id", &NewComment::subject_id, {.required = true}),
                  field("audience", &NewComment::audience, {.label = "Who sees it"}),
                  field("text", &NewComment::text, {.required = true, .max_length = 20000, .label = "Comment"}));
}

/// Refuses a subject out of reach and an audience that files::audience_at refuses.
Comment comment(Unit& unit, NewComment const& request);

}  // namespace activity
}  // namespace farflung
