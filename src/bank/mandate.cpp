#include "bank/mandate.hpp"

#include "bank/run_claims.hpp"
#include "core/bic.hpp"
#include "core/iban.hpp"
#include "core/sepa.hpp"
#include "platform/http/resource.hpp"

namespace farflung {

void check(Mandate const& mandate, Problems& problems) {
    if (sepa_text(mandate.reference, bank::longest_end_to_end_id) != mandate.reference) {
        problems.add("reference", "payment_file.mandate_reference");
    }
    if (!mandate.iban.empty() && !check_iban(mandate.iban).valid) problems.add("iban", "not_an_iban");
    if (!mandate.bic.empty() && parse_bic(mandate.bic) != mandate.bic) problems.add("bic", "not_a_bic");
}

void complete(Unit& unit, Mandate& mandate) {
    auto const today = unit.today(people::workspace_facts(unit).zone);
    if (mandate.signed_on > today) throw Refusal(No::invalid, "mandate.signed_later", "signed_on");
    auto const customer = people::details_of(unit, mandate.customer_id);
    if (mandate.holder.empty()) mandate.holder = std::string(first_code_points(customer.name, bank::longest_name));
    if (mandate.iban.empty()) {
        mandate.iban = customer.iban;
        if (mandate.bic.empty()) mandate.bic = customer.bic;
    }
    auto const iban = check_iban(mandate.iban);
    if (!iban.valid) throw Refusal(No::invalid, mandate.iban.empty() ? "required" : "not_an_iban", "iban");
    mandate.iban = iban.iban;
    if (mandate.reference.empty()) mandate.reference = bank::next_run_number(unit, "MANDATE", today);
}

namespace bank {

bool is_usable(Mandate const& mandate, Date on) {
    if (mandate.state != MandateState::active || (mandate.once && mandate.last_collected_on)) return false;
    auto const last = mandate.last_collected_on.value_or(mandate.signed_on);
    return on <= last.plus_months(months_until_lapse);
}

DebitSequence next_sequence(Mandate const& mandate) {
    if (mandate.once) return DebitSequence::once;
    return mandate.last_collected_on ? DebitSequence::recurring : DebitSequence::first;
}

Mandate revoke(Unit& unit, MandateId id) {
    auto mandate = unit.get(id);
    unit.authorize("revoke", mandate);
    http::refuse_in_wrong_state("revoke", mandate);
    mandate.state = MandateState::revoked;
    unit.save(mandate);
    return mandate;
}

}  // namespace bank
}  // namespace farflung
