#include "core/hash.hpp"
#include "talent/offer.hpp"

namespace farflung::talent {

namespace {

void refuse_closed(Offer const& offer) {
    if (!is_open(offer)) throw Refusal(No::conflict, "offer.closed");
}

/// What both sides agreed to, in one text whose hash stands on the package.
std::string agreement_text(WorkPackage const& package, Offer const& offer, Amount price) {
    return package.id.text() + "\n" + package.title + "\n" + package.scope + "\n" + package.acceptance_criteria + "\n" +
           offer.partner_id.text() + "\n" + price.text() + " " + std::string(price.currency.text()) + "\n" +
           (package.due_at ? package.due_at->text() : "") + "\n";
}

/// The others are told politely; none learns who was chosen or for how much.
void close_others(Unit& unit, WorkPackage const& package, OfferId chosen) {
    auto const others =
        unit.where<Offer>("t.package_id = :package and t.id <> :chosen and t.state in ('sent', 'countered')",
                          {{"package", package.id}, {"chosen", chosen}});
    for (auto other : others) {
        other.state = OfferState::closed;
        unit.save(other);
        unit.emit(OfferClosed{package.title}, "offer", other.id.value);
    }
}

void agree(Unit& system, WorkPackage& package, Offer const& offer, Amount price) {
    package.partner_id = offer.partner_id;
    package.price = price;
    if (offer.counter_due_at) package.due_at = offer.counter_due_at;
    package.agreed_at = system.now();
    package.agreement_sha256 = sha256_hex(agreement_text(package, offer, price));
    package.state = PackageState::agreed;
    system.save(package);
    close_others(system, package, offer.id);
    projects::let_partner_in(system, package.project_id, offer.partner_id);
    if (package.task_id) projects::show_task_to_partner(system, *package.task_id);
}

}  // namespace

Offer make_offer(Unit& unit, WorkPackageId id, MakeOffer const& request) {
    auto package = unit.get(id);
    unit.authorize("offer", package);
    if (!may_be_offered(package)) throw Refusal(No::conflict, "package.already_agreed");
    if (!unit.get(request.partner_id).is_partner) throw Refusal(No::invalid, "offer.not_a_partner", "partner_id");
    if (!unit.where<Offer>("t.package_id = :package and t.partner_id = :partner and t.state in ('sent', 'countered')",
                           {{"package", id}, {"partner", request.partner_id}})
             .empty()) {
        throw Refusal(No::conflict, "offer.already_asked", "partner_id");
    }
    Offer offer;
    offer.package_id = id;
    offer.partner_id = request.partner_id;
    offer.price = request.price;
    offer.message = request.message;
    unit.insert(offer);
    if (package.state == PackageState::draft) {
        package.state = PackageState::offered;
        unit.save(package);
    }
    unit.emit(OfferMade{offer.price}, "offer", offer.id.value);
    return offer;
}

Offer accept_offer(Unit& unit, OfferId id) {
    auto offer = unit.get(id);
    // Loaded by the system: a partner whose offer was closed can no longer see the package, but learns that it is gone.
    auto system = unit.as(system_actor(unit.workspace()));
    auto package = system.get(offer.package_id);
    if (!may_be_offered(package)) throw Refusal(No::conflict, "package.already_agreed");
    refuse_closed(offer);
    unit.authorize("accept", offer);
    auto const price = offer.state == OfferState::countered ? *offer.counter_price : offer.price;
    offer.state = OfferState::accepted;
    offer.answered_at = unit.now();
    // The package first: two partners who accept at once meet there, and not at each other's offers.
    agree(system, package, offer, price);
    unit.save(offer);
    unit.emit(WorkAgreed{package.title, price}, "offer", id.value);
    return offer;
}

Offer decline_offer(Unit& unit, OfferId id, DeclineOffer const& request) {
    auto offer = unit.get(id);
    unit.authorize("decline", offer);
    refuse_closed(offer);
    offer.state = OfferState::declined;
    offer.declined_reason = request.reason;
    offer.answered_at = unit.now();
    unit.save(offer);
    unit.emit(OfferDeclined{request.reason}, "offer", id.value);
    return offer;
}

Offer counter_offer(Unit& unit, OfferId id, CounterOffer const& request) {
    auto offer = unit.get(id);
    unit.authorize("counter", offer);
    refuse_closed(offer);
    offer.state = OfferState::countered;
    offer.counter_price = request.price;
    offer.counter_due_at = request.due_at;
    offer.counter_message = request.message;
    offer.answered_at = unit.now();
    unit.save(offer);
    unit.emit(OfferCountered{request.price}, "offer", id.value);
    return offer;
}

Offer withdraw_offer(Unit& unit, OfferId id) {
    auto offer = unit.get(id);
    unit.authorize("withdraw", offer);
    refuse_closed(offer);
    offer.state = OfferState::withdrawn;
    unit.save(offer);
    return offer;
}

}  // namespace farflung::talent
