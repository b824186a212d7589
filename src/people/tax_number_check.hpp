#pragma once

#include "people/party.hpp"
#include "platform/jobs/runner.hpp"

namespace farflung::people {

/// Has the register asked whether a party's tax number was given out; the answer follows in the party a moment later.
/// The same number is asked once a minute at most. Refuses `party.no_register` where the settings name none, and
/// `party.not_in_register` for a number that VIES cannot know.
Party check_tax_number(Unit& unit, PartyId id);

/// The job that asks. A register that is not to be had leaves `unknown`, never `invalid`, and is asked again as jobs
/// are; by then the number may be another, or somebody may have had an answer, and then this one keeps silent.
struct CheckTaxNumber {
    PartyId party_id;
    std::string tax_number;
    std::string country;
    Instant asked_at;
};
constexpr auto describe(Of<CheckTaxNumber>) {
    return record("check_tax_number", field("party_id", &CheckTaxNumber::party_id),
                  field("tax_number", &CheckTaxNumber::tax_number), field("country", &CheckTaxNumber::country),
                  field("asked_at", &CheckTaxNumber::asked_at));
}
void ask_register(jobs::Outside& outside, CheckTaxNumber const& job);

bool has_register(World const& world);

}  // namespace farflung::people
