#pragma once

#include <string_view>

#include "platform/unit.hpp"

namespace farflung {

/// Who may see an item of a project or ticket. New items are `team` until someone says otherwise.
enum class Audience { team, team_customer, team_partner, everyone };
constexpr auto describe(Of<Audience>) {
    return enumeration("audience", "team", "team_customer", "team_partner", "everyone");
}

enum class Side { customer, partner };
constexpr auto describe(Of<Side>) { return enumeration("side", "customer", "partner"); }

namespace people {

/// The circle of a project or ticket: the outside organisations that take part in it. Reach of everything with an
/// audience is decided by it alone, here.
void join_circle(Unit& unit, Uuid const& circle_id, PartyId organisation, Side side);
void leave_circle(Unit& unit, Uuid const& circle_id, PartyId organisation);
bool is_in_circle(Unit const& unit, Uuid const& circle_id, PartyId organisation);

/// Reach conditions for an entity `t` with the columns `audience` and `circle_id`.
inline constexpr std::string_view customer_audience =
    "t.audience in ('team_customer', 'everyone') and exists (select 1 from people_circles c"
    " where c.workspace_id = t.workspace_id and c.circle_id = t.circle_id and c.party_id = :organisation"
    " and c.side = 'customer')";
inline constexpr std::string_view partner_audience =
    "t.audience in ('team_partner', 'everyone') and exists (select 1 from people_circles c"
    " where c.workspace_id = t.workspace_id and c.circle_id = t.circle_id and c.party_id = :organisation"
    " and c.side = 'partner')";

}  // namespace people
}  // namespace farflung
