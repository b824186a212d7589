#include "people/tax_number_check.hpp"

#include "people/people.hpp"
#include "people/vies.hpp"
#include "platform/fetch/fetch.hpp"

namespace farflung::people {

namespace {

ViesAnswer ask_vies(World& world, TaxNumberCheck const& number, TaxNumberCheck const& requester) {
    try {
        auto const answer = world.ask(world.services().vies_url + vies_path(number, requester));
        if (answer.status == 200) return read_vies(answer.body);
        return {
            .state = TaxNumberState::unknown, .reason = "status " + std::to_string(answer.status), .consultation = {}};
    } catch (fetch::Failed const& failed) {
        return {.state = TaxNumberState::unknown, .reason = failed.what(), .consultation = {}};
    }
}

/// The party while it still has the number, and nobody had an answer since this was asked.
std::optional<Party> still_asked(Unit const& unit, CheckTaxNumber const& job) {
    auto party = unit.find(job.party_id);
    if (!party || party->tax_number != job.tax_number || party->address.country != job.country) return std::nullopt;
    bool const is_answered =
        party->tax_number_state == TaxNumberState::valid || party->tax_number_state == TaxNumberState::invalid;
    if (is_answered && party->tax_number_checked_at >= job.asked_at) return std::nullopt;
    return party;
}

void note(Unit& unit, CheckTaxNumber const& job, ViesAnswer const& answer) {
    auto party = still_asked(unit, job);
    if (!party) return;
    bool const is_said_already =
        party->tax_number_state == answer.state && party->tax_number_checked_at >= job.asked_at;
    if (is_said_already) return;
    party->tax_number_state = answer.state;
    party->tax_number_checked_at = unit.now();
    party->tax_number_checked_by = vies;
    party->tax_number_consultation = answer.consultation;
    unit.save(*party);
}

}  // namespace

bool has_register(World const& world) { return !world.services().vies_url.empty(); }

Party check_tax_number(Unit& unit, PartyId id) {
    auto party = unit.get(id);
    unit.authorize("check_tax_number", party);
    if (!has_register(unit.world())) throw Refusal(No::conflict, "party.no_register");
    auto const number = farflung::check_tax_number(party.tax_number, party.address.country);
    if (!is_for_vies(number)) throw Refusal(No::conflict, "party.not_in_register", "tax_number");
    constexpr std::int64_t minute_ms = 60'000;
    auto const minute = std::to_string(unit.now().ms / minute_ms);
    unit.enqueue(CheckTaxNumber{party.id, party.tax_number, party.address.country, unit.now()}, {},
                 "check_tax_number/" + party.id.text() + "/" + number.number + "/" + minute);
    return party;
}

void ask_register(jobs::Outside& outside, CheckTaxNumber const& job) {
    bool is_wanted = false;
    TaxNumberCheck own;
    outside.read([&](Unit const& unit) {
        is_wanted = still_asked(unit, job).has_value();
        auto const company = details_of(unit, own_company(unit));
        own = farflung::check_tax_number(company.tax_number, company.address.country);
    });
    // The setting may be gone since the job was made.
    if (!is_wanted || !has_register(outside.world())) return;
    auto const answer = ask_vies(outside.world(), farflung::check_tax_number(job.tax_number, job.country), own);
    outside.write([&](Unit& unit) { note(unit, job, answer); });
    // What VIES cannot read today it will not read tomorrow.
    bool const may_pass = answer.state == TaxNumberState::unknown && answer.reason != "INVALID_INPUT";
    if (may_pass) throw std::runtime_error("VIES could not be asked: " + answer.reason);
}

}  // namespace farflung::people
