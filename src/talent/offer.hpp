#pragma once

#include "talent/work_package.hpp"

namespace farflung {

enum class OfferState { sent, countered, accepted, declined, withdrawn, closed };
constexpr auto describe(Of<OfferState>) {
    return enumeration("offer_state", "sent", "countered", "accepted", "declined", "withdrawn", "closed");
}

/// The proposal of a package to one partner: our price, and their counter to it. No partner sees another's.
struct Offer {
    OfferId id;
    int version{};
    WorkPackageId package_id;
    PartyId partner_id;
    Amount price;
    std::string message;
    OfferState state = OfferState::sent;
    std::optional<Amount> counter_price;
    std::optional<Instant> counter_due_at;
    std::string counter_message;
    std::string declined_reason;
    std::optional<Instant> answered_at;
    Instant created_at;
};
constexpr auto describe(Of<Offer>) {
    return entity(
        "offer", "talent_offers",  //
        field("id", &Offer::id, {.key = true}), field("version", &Offer::version, {.read_only = true}),
        field("package_id", &Offer::package_id,
              {.read_only = true, .references = "work_package", .label = "Work package"}),
        field("partner_id", &Offer::partner_id, {.read_only = true, .references = "party", .label = "Partner"}),
        field("price", &Offer::price, {.read_only = true, .label = "Our price"}),
        field("message", &Offer::message, {.read_only = true, .title = true, .max_length = 5000, .label = "Message"}),
        field("state", &Offer::state, {.read_only = true, .label = "State"}),
        field("counter_price", &Offer::counter_price, {.read_only = true, .label = "Their price"}),
        field("counter_due_at", &Offer::counter_due_at, {.read_only = true, .label = "Their finish"}),
        field("counter_message", &Offer::counter_message,
              {.read_only = true, .max_length = 5000, .label = "Their message"}),
        field("declined_reason", &Offer::declined_reason,
              {.read_only = true, .max_length = 2000, .label = "Why it was declined"}),
        field("answered_at", &Offer::answered_at, {.read_only = true, .label = "Answered"}),
        field("created_at", &Offer::created_at, {.read_only = true, .label = "Sent"}));
}
static_assert(describes_every_member<Offer>);
Policy<Offer> const& policy(Of<Offer>);

namespace talent {

bool is_waiting(Offer const& offer);
bool is_open(Offer const& offer);

struct MakeOffer {
    PartyId partner_id;
    Amount price;
    std::string message;
};
constexpr auto describe(Of<MakeOffer>) {
    return record(
        "make_offer",
        field("partner_id", &MakeOffer::partner_id, {.required = true, .references = "party", .label = "Partner"}),
        field("price", &MakeOffer::price, {.required = true, .min = 0, .label = "Price"}),
        field("message", &MakeOffer::message, {.max_length = 5000, .label = "Message"}));
}
struct CounterOffer {
    Amount price;
    std::optional<Instant> due_at;
    std::string message;
};
constexpr auto describe(Of<CounterOffer>) {
    return record("counter_offer", field("price", &CounterOffer::price, {.required = true, .min = 0, .label = "Price"}),
                  field("due_at", &CounterOffer::due_at, {.label = "Finish"}),
                  field("message", &CounterOffer::message, {.max_length = 5000, .label = "Message"}));
}
struct DeclineOffer {
    std::string reason;
};
constexpr auto describe(Of<DeclineOffer>) {
    return record("decline_offer", field("reason", &DeclineOffer::reason, {.max_length = 2000, .label = "Reason"}));
}

/// Refuses `offer.not_a_partner`, `offer.already_asked`, and a package that is agreed or done.
Offer make_offer(Unit& unit, WorkPackageId id, MakeOffer const& request);
/// The partner says yes to our terms, or we to their counter: the one agreement. Whoever comes second gets
/// `package.already_agreed`. The other offers are closed, and their partners told.
Offer accept_offer(Unit& unit, OfferId id);
Offer decline_offer(Unit& unit, OfferId id, DeclineOffer const& request);
Offer counter_offer(Unit& unit, OfferId id, CounterOffer const& request);
Offer withdraw_offer(Unit& unit, OfferId id);

struct OfferMade {
    Amount price;
};
constexpr auto describe(Of<OfferMade>) { return record("offer_made", field("price", &OfferMade::price)); }
struct OfferCountered {
    Amount price;
};
constexpr auto describe(Of<OfferCountered>) {
    return record("offer_countered", field("price", &OfferCountered::price));
}
struct OfferDeclined {
    std::string reason;
};
constexpr auto describe(Of<OfferDeclined>) { return record("offer_declined", field("reason", &OfferDeclined::reason)); }
struct OfferClosed {
    std::string title;
};
constexpr auto describe(Of<OfferClosed>) { return record("offer_closed", field("title", &OfferClosed::title)); }
struct WorkAgreed {
    std::string title;
    Amount price;
};
constexpr auto describe(Of<WorkAgreed>) {
    return record("work_agreed", field("title", &WorkAgreed::title), field("price", &WorkAgreed::price));
}

/// One column of the comparison: what an offer would cost in base currency at one frozen rate, and how it differs.
struct ComparedOffer {
    OfferId id;
    PartyId partner_id;
    OfferState state = OfferState::sent;
    Amount price;
    std::optional<Amount> asked;
    std::optional<Amount> base;
    std::optional<Amount> under_budget;
    std::optional<Date> rate_on;
    std::optional<Instant> due_at;
    int days_late{};
    int overlap_minutes{};
    int packages{};
    int on_time_percent{};
    std::string zone;
    std::vector<std::string> can;
};
constexpr auto describe(Of<ComparedOffer>) {
    return record(
        "compared_offer", field("id", &ComparedOffer::id),
        field("partner_id", &ComparedOffer::partner_id, {.references = "party"}), field("state", &ComparedOffer::state),
        field("price", &ComparedOffer::price), field("asked", &ComparedOffer::asked),
        field("base", &ComparedOffer::base), field("under_budget", &ComparedOffer::under_budget),
        field("rate_on", &ComparedOffer::rate_on), field("due_at", &ComparedOffer::due_at),
        field("days_late", &ComparedOffer::days_late), field("overlap_minutes", &ComparedOffer::overlap_minutes),
        field("packages", &ComparedOffer::packages), field("on_time_percent", &ComparedOffer::on_time_percent),
        field("zone", &ComparedOffer::zone), field("can", &ComparedOffer::can));
}
std::vector<ComparedOffer> compare_offers(Unit const& unit, WorkPackageId id);

}  // namespace talent
}  // namespace farflung
