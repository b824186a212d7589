#include "talent/work_package.hpp"

#include "core/zone.hpp"
#include "talent/offer.hpp"

namespace farflung {

void check(WorkPackage const& package, Problems& problems) {
    if (!is_zone(package.zone)) problems.add("zone", "not_a_zone");
    if (package.skills.size() > 20) problems.add("skills", "too_many", {{"max", "20"}});
}

namespace talent {

bool may_be_offered(WorkPackage const& package) {
    return package.state == PackageState::draft || package.state == PackageState::offered;
}

bool may_be_delivered(WorkPackage const& package) {
    return package.state == PackageState::agreed || package.state == PackageState::sent_back;
}

bool is_waiting(Offer const& offer) { return offer.state == OfferState::sent; }
bool is_open(Offer const& offer) { return offer.state == OfferState::sent || offer.state == OfferState::countered; }

}  // namespace talent
}  // namespace farflung
