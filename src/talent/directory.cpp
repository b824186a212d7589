#include "talent/directory.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "core/zone.hpp"

namespace farflung::talent {

namespace {

constexpr int work_starts_s = 9 * 3600;
constexpr int work_ends_s = 18 * 3600;

bool has_skill(Party const& party, std::string const& wanted) {
    auto const key = search_key(wanted);
    return std::any_of(party.skills.begin(), party.skills.end(),
                       [&](auto const& skill) { return search_key(skill).find(key) != std::string::npos; });
}

}  // namespace

int overlap_minutes(Date day, std::string_view zone, std::string_view other_zone) {
    auto const starts = from_local(day, work_starts_s, zone);
    auto const ends = from_local(day, work_ends_s, zone);
    std::int64_t shared = 0;
    // The other's working day with the same date may lie a day before or after ours.
    for (int shift = -1; shift <= 1; ++shift) {
        auto const other = day.plus_days(shift);
        auto const first = std::max(starts.ms, from_local(other, work_starts_s, other_zone).ms);
        auto const last = std::min(ends.ms, from_local(other, work_ends_s, other_zone).ms);
        shared += std::max<std::int64_t>(0, last - first);
    }
    return static_cast<int>(shared / 60'000);
}

TrackRecord track_record(Unit const& unit, PartyId partner) {
    TrackRecord record;
    unit.query(
        "select count(*), cast(sum(on_time) as bigint) from talent_deliveries where workspace_id = :workspace"
        " and partner_id = :partner and state = 'accepted'",
        {{"partner", partner}}, [&](db::Row const& row) {
            record.packages = static_cast<int>(row.integer(0));
            if (record.packages > 0) record.on_time_percent = static_cast<int>(row.integer(1) * 100 / record.packages);
        });
    return record;
}

std::vector<FoundPartner> find_partners(Unit const& unit, FindPartners const& request) {
    auto const zone = request.zone.empty() ? unit.actor().zone : request.zone;
    if (!is_zone(zone)) throw Refusal(No::invalid, "not_a_zone", "zone");
    auto const base = people::workspace_facts(unit).base_currency;
    std::vector<FoundPartner> found;
    for (auto const& party : unit.where<Party>("t.is_partner = 1 and t.kind = 'organisation'", {}, "t.name, t.id")) {
        if (!request.skill.empty() && !has_skill(party, request.skill)) continue;
        FoundPartner partner{.id = party.id,
                             .name = party.name,
                             .skills = party.skills,
                             .hourly_rate = party.hourly_rate,
                             .zone = party.zone,
                             .country = party.address.country,
                             .overlap_minutes = overlap_minutes(unit.today(), zone, party.zone)};
        if (party.hourly_rate) {
            auto const rate = ledger::find_rate(unit, party.hourly_rate->currency, base, unit.today());
            if (rate) partner.base_rate = ledger::to_base(*party.hourly_rate, *rate, base);
        }
        if (request.least_overlap && partner.overlap_minutes < *request.least_overlap) continue;
        bool const too_dear =
            request.most_per_hour && (!partner.base_rate || partner.base_rate->decimal() > *request.most_per_hour);
        if (too_dear) continue;
        auto const record = track_record(unit, party.id);
        partner.packages = record.packages;
        partner.on_time_percent = record.on_time_percent;
        found.push_back(std::move(partner));
    }
    std::stable_sort(found.begin(), found.end(), [](FoundPartner const& a, FoundPartner const& b) {
        if (!a.base_rate || !b.base_rate) return a.base_rate.has_value() && !b.base_rate.has_value();
        return a.base_rate->minor < b.base_rate->minor;
    });
    return found;
}

}  // namespace farflung::talent
