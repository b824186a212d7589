#pragma once

#include <string>

#include "core/facts.hpp"
#include "core/json_write.hpp"
#include "platform/db/columns.hpp"
#include "platform/list_request.hpp"

namespace farflung {

/// The part of a list's SQL that its request decides. Column names come from the description alone, values are
/// bound; a secret field, or a team's field asked for by an outsider, does not exist here.
struct PagePlan {
    std::string conditions;    // " and t.state = :filter_0 ..."
    std::string after_cursor;  // " and (t.due_on, t.id) > (...)"
    std::string order;         // " order by ... limit 51"
    std::string_view sort_field;
    std::vector<bool> shown;  // by field of the type
    bool shows_parts = false;
};

/// Refuses an unknown field, a value that the field cannot hold, a limit outside 1 to 200, and a broken cursor.
PagePlan plan_page(TypeFacts const& type, ListRequest const& request, Reader reader, db::Parameters& out);

std::string make_cursor(std::string const& sort_value_json, Uuid const& id);

}  // namespace farflung
