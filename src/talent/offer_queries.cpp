#include "talent/directory.hpp"
#include "talent/offer.hpp"

namespace farflung::talent {

namespace {

constexpr std::int64_t day_ms = 24LL * 3600 * 1000;

int days_late(WorkPackage const& package, std::optional<Instant> due_at) {
    if (!package.due_at || !due_at || *due_at <= *package.due_at) return 0;
    return static_cast<int>((due_at->ms - package.due_at->ms + day_ms - 1) / day_ms);
}

}  // namespace

std::vector<ComparedOffer> compare_offers(Unit const& unit, WorkPackageId id) {
    auto const package = unit.get(id);
    auto const base = people::workspace_facts(unit).base_currency;
    auto const rate_of = [&](Amount amount) { return ledger::find_rate(unit, amount.currency, base, unit.today()); };
    std::optional<Amount> budget;
    if (package.budget) {
        if (auto const rate = rate_of(*package.budget)) budget = ledger::to_base(*package.budget, *rate, base);
    }
    std::vector<ComparedOffer> compared;
    for (auto const& offer : unit.where<Offer>("t.package_id = :package", {{"package", id}}, "t.created_at, t.id")) {
        auto const partner = unit.get(offer.partner_id);
        ComparedOffer column{.id = offer.id, .partner_id = offer.partner_id, .state = offer.state};
        column.price = offer.counter_price.value_or(offer.price);
        if (offer.counter_price) column.asked = offer.price;
        if (auto const rate = rate_of(column.price)) {
            column.base = ledger::to_base(column.price, *rate, base);
            column.rate_on = rate->on;
            if (budget) column.under_budget = *budget - *column.base;
        }
        column.due_at = offer.counter_due_at ? offer.counter_due_at : package.due_at;
        column.days_late = days_late(package, offer.counter_due_at);
        column.zone = partner.zone;
        column.overlap_minutes = overlap_minutes(unit.today(), unit.actor().zone, partner.zone);
        auto const record = track_record(unit, partner.id);
        column.packages = record.packages;
        column.on_time_percent = record.on_time_percent;
        for (auto verb : can(policy(Of<Offer>{}), offer, unit.actor())) column.can.emplace_back(verb);
        compared.push_back(std::move(column));
    }
    return compared;
}

}  // namespace farflung::talent
