#include "activity/comment.hpp"

namespace farflung {

namespace {

bool is_author(Comment const& comment, Actor const& actor) { return comment.author_id == actor.account; }

bool may_remove(Comment const& comment, Actor const& actor) {
    return is_author(comment, actor) || actor.keys.opens(key::owner | key::admin);
}

}  // namespace

Policy<Comment> const& policy(Of<Comment>) {
    static Policy<Comment> const rules{
        .team = key::member,
        .team_reach = {},
        .customer = people::customer_audience,
        .partner = people::partner_audience,
        .verbs = {{"comment", key::working | key::customer | key::partner},
                  {"update", key::working | key::customer | key::partner, nullptr, is_author},
                  {"delete", key::working | key::customer | key::partner, nullptr, may_remove}}};
    return rules;
}

}  // namespace farflung
