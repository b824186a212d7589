#pragma once

#include <string>

#include "platform/auth/policy.hpp"
#include "platform/unit.hpp"

namespace farflung {

struct SavedView;
using SavedViewId = Id<SavedView>;

/// A list as someone likes to see it: a name for its filters, search, order and columns. Each is seen by its owner
/// only.
struct SavedView {
    SavedViewId id;
    int version{};
    AccountId account_id;
    std::string entity;
    std::string name;
    std::string query;
    Instant created_at;
};
constexpr auto describe(Of<SavedView>) {
    return entity("saved_view", "people_saved_views",  //
                  field("id", &SavedView::id, {.key = true}),
                  field("version", &SavedView::version, {.read_only = true}),
                  field("account_id", &SavedView::account_id, {.read_only = true, .references = "account"}),
                  field("entity", &SavedView::entity, {.required = true, .fixed = true, .max_length = 60}),
                  field("name", &SavedView::name, {.required = true, .title = true, .max_length = 40, .label = "Name"}),
                  field("query", &SavedView::query, {.max_length = 2000}),
                  field("created_at", &SavedView::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<SavedView>);

void complete(Unit& unit, SavedView& view);
Policy<SavedView> const& policy(Of<SavedView>);

}  // namespace farflung
