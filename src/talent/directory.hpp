#pragma once

#include "talent/talent.hpp"

namespace farflung::talent {

/// Whom to look for; every part that is given must hold.
struct FindPartners {
    std::string skill;
    std::optional<Decimal> most_per_hour;  // in base currency
    std::optional<int> least_overlap;      // minutes of a working day shared with `zone`
    std::string zone;                      // the reader's when empty
};
constexpr auto describe(Of<FindPartners>) {
    return record("find_partners", field("skill", &FindPartners::skill, {.max_length = 60}),
                  field("most_per_hour", &FindPartners::most_per_hour, {.min = 0}),
                  field("least_overlap", &FindPartners::least_overlap, {.min = 0, .max = 540}),
                  field("zone", &FindPartners::zone, {.max_length = 64}));
}

struct FoundPartner {
    PartyId id;
    std::string name;
    std::vector<std::string> skills;
    std::optional<Amount> hourly_rate;
    std::optional<Amount> base_rate;
    std::string zone;
    std::string country;
    int overlap_minutes{};
    int packages{};
    int on_time_percent{};
};
constexpr auto describe(Of<FoundPartner>) {
    return record("found_partner", field("id", &FoundPartner::id), field("name", &FoundPartner::name),
                  field("skills", &FoundPartner::skills), field("hourly_rate", &FoundPartner::hourly_rate),
                  field("base_rate", &FoundPartner::base_rate), field("zone", &FoundPartner::zone),
                  field("country", &FoundPartner::country), field("overlap_minutes", &FoundPartner::overlap_minutes),
                  field("packages", &FoundPartner::packages), field("on_time_percent", &FoundPartner::on_time_percent));
}
/// Cheapest first. A partner without a rate, or whose currency has none today, is found unless a limit is asked for.
std::vector<FoundPartner> find_partners(Unit const& unit, FindPartners const& request);

/// Minutes that two working days from 9 to 18 share on a day, over daylight saving and midnight. Pure.
int overlap_minutes(Date day, std::string_view zone, std::string_view other_zone);

/// How a partner's accepted packages went so far.
struct TrackRecord {
    int packages{};
    int on_time_percent{};
};
TrackRecord track_record(Unit const& unit, PartyId partner);

}  // namespace farflung::talent
