#include "talent/offer.hpp"

namespace farflung {

namespace {

constexpr auto leaders = key::owner | key::admin | key::projects;

bool is_draft(WorkPackage const& package) { return package.state == PackageState::draft; }
bool is_delivered(WorkPackage const& package) { return package.state == PackageState::delivered; }
bool is_countered(Offer const& offer) { return offer.state == OfferState::countered; }

/// A partner says yes to our price; to their own only we can. The rule stands in accept_offer too.
bool may_accept(Offer const& offer, Actor const& actor) {
    return actor.kind == ActorKind::partner ? talent::is_waiting(offer) : is_countered(offer);
}

}  // namespace

Policy<WorkPackage> const& policy(Of<WorkPackage>) {
    // Only who was asked knows of a package, and only as long as the question stands or they do the work.
    static Policy<WorkPackage> const rules{
        .team = key::member,
        .partner =
            "t.partner_id = :organisation or exists (select 1 from talent_offers o"
            " where o.workspace_id = t.workspace_id and o.package_id = t.id and o.partner_id = :organisation"
            " and o.state in ('sent', 'countered'))",
        .verbs = {{"create", leaders},
                  {"update", leaders, talent::may_be_offered},
                  {"delete", leaders, is_draft},
                  {"offer", leaders, talent::may_be_offered},
                  {"deliver", key::partner, talent::may_be_delivered},
                  {"accept", leaders, is_delivered},
                  {"send_back", leaders, is_delivered}}};
    return rules;
}

Policy<Offer> const& policy(Of<Offer>) {
    static Policy<Offer> const rules{.team = key::member,
                                     .partner = "t.partner_id = :organisation",
                                     .verbs = {{"accept", leaders | key::partner, talent::is_open, may_accept},
                                               {"decline", leaders | key::partner, talent::is_open},
                                               {"counter", key::partner, talent::is_open},
                                               {"withdraw", leaders, talent::is_open}}};
    return rules;
}

Policy<Delivery> const& policy(Of<Delivery>) {
    static Policy<Delivery> const rules{.team = key::member, .partner = "t.partner_id = :organisation"};
    return rules;
}

}  // namespace farflung
