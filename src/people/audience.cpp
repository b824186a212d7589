#include "people/audience.hpp"

namespace farflung::people {

void join_circle(Unit& unit, Uuid const& circle_id, PartyId organisation, Side side) {
    unit.execute(
        "insert into people_circles (workspace_id, circle_id, party_id, side)"
        " values (:workspace, :circle, :party, :side) on conflict (workspace_id, circle_id, party_id) do nothing",
        {{"circle", circle_id}, {"party", organisation}, {"side", side}});
}

void leave_circle(Unit& unit, Uuid const& circle_id, PartyId organisation) {
    unit.execute(
        "delete from people_circles where workspace_id = :workspace and circle_id = :circle and party_id = :party",
        {{"circle", circle_id}, {"party", organisation}});
}

bool is_in_circle(Unit const& unit, Uuid const& circle_id, PartyId organisation) {
    return unit
        .value<std::int64_t>(
            "select 1 from people_circles where workspace_id = :workspace and circle_id = :circle and party_id = "
            ":party",
            {{"circle", circle_id}, {"party", organisation}})
        .has_value();
}

}  // namespace farflung::people
