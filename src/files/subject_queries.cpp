#include "files/file.hpp"
#include "platform/registry.hpp"

namespace farflung::files {

namespace {

[[noreturn]] void refuse_subject() {
    Problems problems;
    problems.add("subject_id", "no_such_record");
    problems.refuse_if_any();
    throw std::logic_error("a problem refuses");
}

[[noreturn]] void refuse_audience(std::string code) { throw Refusal(No::invalid, std::move(code), "audience"); }

/// The narrowest audience that holds this actor.
Audience own_audience(Actor const& actor) {
    if (actor.kind == ActorKind::customer) return Audience::team_customer;
    if (actor.kind == ActorKind::partner) return Audience::team_partner;
    return Audience::team;
}

}  // namespace

Place place_of(Unit const& unit, Subject const& subject) {
    auto const* entry = unit.registry().entity(subject.entity);
    // Whoever may not read a kind of record does not learn whether one exists.
    auto const json = entry == nullptr ? std::string() : entry->json(unit, subject.id);
    auto const document = JsonDocument::parse(json);
    if (!document) refuse_subject();
    Place place{subject.id, Audience::everyone};
    Problems problems;
    if (auto const circle = document->root().find("circle_id"); circle && !circle->is_null()) {
        read_json(*circle, place.circle_id, problems, {});
    }
    if (auto const audience = document->root().find("audience")) read_json(*audience, place.audience, problems, {});
    return place;
}

Audience audience_at(Unit const& unit, Place const& place, std::optional<Audience> asked) {
    auto const own = own_audience(unit.actor());
    auto const audience = asked.value_or(own);
    if (unit.actor().is_outsider()) {
        bool const joined = people::is_in_circle(unit, place.circle_id, unit.actor().organisation);
        if (!joined || !is_within(own, audience)) refuse_audience("audience.without_you");
    }
    if (!is_within(audience, place.audience)) refuse_audience("audience.wider");
    return audience;
}

}  // namespace farflung::files
