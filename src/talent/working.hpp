#pragma once

#include "talent/talent.hpp"

namespace farflung::talent {

/// Someone of the team, or of a partner with work in hand, with the hours that they keep in their own zone.
struct WorkingPerson {
    PartyId id;
    std::string name;
    ActorKind kind = ActorKind::member;
    PartyId organisation_id;
    std::string town;  // empty when their address is not known
    std::string zone;
    int starts_minute{};  // of the day, Monday to Friday
    int ends_minute{};
};
constexpr auto describe(Of<WorkingPerson>) {
    return record(
        "working_person", field("id", &WorkingPerson::id, {.references = "party", .label = "Person"}),
        field("name", &WorkingPerson::name, {.label = "Name"}), field("kind", &WorkingPerson::kind, {.label = "Kind"}),
        field("organisation_id", &WorkingPerson::organisation_id, {.references = "party", .label = "Works for"}),
        field("town", &WorkingPerson::town, {.label = "Town"}),
        field("zone", &WorkingPerson::zone, {.label = "Time zone"}),
        field("starts_minute", &WorkingPerson::starts_minute, {.label = "Starts at"}),
        field("ends_minute", &WorkingPerson::ends_minute, {.label = "Ends at"}));
}

/// The team first.
std::vector<WorkingPerson> working(Unit const& unit);

}  // namespace farflung::talent
