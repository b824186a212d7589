#include "talent/working.hpp"

namespace farflung::talent {

namespace {

int minute_of(std::string const& time_of_day) {
    return std::stoi(time_of_day.substr(0, 2)) * 60 + std::stoi(time_of_day.substr(3));
}

struct Row {
    PartyId id;
    std::string name;
    ActorKind kind = ActorKind::member;
    PartyId organisation_id;
    std::string zone;
    Address address;
    std::string works_from;
    std::string works_until;
};
constexpr auto describe(Of<Row>) {
    return record("row", field("id", &Row::id), field("name", &Row::name), field("kind", &Row::kind),
                  field("organisation_id", &Row::organisation_id), field("zone", &Row::zone),
                  field("address", &Row::address), field("works_from", &Row::works_from),
                  field("works_until", &Row::works_until));
}

}  // namespace

std::vector<WorkingPerson> working(Unit const& unit) {
    std::vector<WorkingPerson> people;
    // The town of a partner's person is their company's; a member may sit far away from ours.
    auto const rows = unit.rows<Row>(
        "select a.party_id, a.name, a.kind, a.organisation_id, a.zone, p.address, own.works_from, own.works_until"
        " from auth_accounts a join people_parties own on own.workspace_id = a.workspace_id and own.id = a.party_id"
        " join people_parties p on p.workspace_id = a.workspace_id and p.id ="
        "  case when a.kind = 'partner' then a.organisation_id else a.party_id end"
        " where a.workspace_id = :workspace and a.state = 'active' and (a.kind = 'member' or (a.kind = 'partner'"
        " and exists (select 1 from talent_work_packages w where w.workspace_id = a.workspace_id"
        " and w.partner_id = a.organisation_id and w.state in ('agreed', 'sent_back'))))"
        " order by a.kind, a.name, a.id");
    for (auto const& row : rows) {
        people.push_back({.id = row.id,
                          .name = row.name,
                          .kind = row.kind,
                          .organisation_id = row.organisation_id,
                          .town = row.address.city,
                          .zone = row.zone,
                          .starts_minute = minute_of(row.works_from),
                          .ends_minute = minute_of(row.works_until)});
    }
    return people;
}

}  // namespace farflung::talent
