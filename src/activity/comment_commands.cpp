#include "activity/comment.hpp"

namespace farflung::activity {

Comment comment(Unit& unit, NewComment const& request) {
    auto const place = files::place_of(unit, {request.subject_entity, request.subject_id});
    Comment comment;
    if (request.id) comment.id = *request.id;
    comment.subject_entity = request.subject_entity;
    comment.subject_id = request.subject_id;
    comment.circle_id = place.circle_id;
    comment.audience = files::audience_at(unit, place, request.audience);
    comment.text = request.text;
    comment.author_id = unit.actor().account;
    comment.author_name = unit.actor().name;
    comment.author_kind = unit.actor().kind;
    unit.authorize("comment", comment);
    unit.insert(comment);
    return comment;
}

}  // namespace farflung::activity
