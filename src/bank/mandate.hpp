#pragma once

#include "bank/bank.hpp"
#include "bank/direct_debit.hpp"

namespace farflung {

enum class MandateState { active, revoked };
constexpr auto describe(Of<MandateState>) { return enumeration("mandate_state", "active", "revoked"); }

/// A customer's leave to collect from its account, by SEPA's Core or B2B scheme. It lapses 36 months after the last
/// collection (EPC016-06, 4.1).
struct Mandate {
    MandateId id;
    int version{};
    MandateState state = MandateState::active;
    std::string reference;
    PartyId customer_id;
    DebitScheme scheme = DebitScheme::core;
    bool once = false;
    Date signed_on;
    std::string holder;
    std::string iban;
    std::string bic;
    std::optional<Date> last_collected_on;
    Instant created_at;
};
constexpr auto describe(Of<Mandate>) {
    return entity(
        "mandate", "bank_mandates",  //
        field("id", &Mandate::id, {.key = true}), field("version", &Mandate::version, {.read_only = true}),
        field("state", &Mandate::state, {.read_only = true, .label = "State"}),
        field("reference", &Mandate::reference,
              {.fixed = true,
               .searchable = true,
               .title = true,
               .max_length = 35,
               .label = "Mandate reference",
               .help = "Empty: the next number of ours"}),
        field("customer_id", &Mandate::customer_id,
              {.required = true, .fixed = true, .references = "party", .label = "Customer"}),
        field("scheme", &Mandate::scheme, {.fixed = true, .label = "Scheme"}),
        field("once", &Mandate::once, {.fixed = true, .label = "For one payment"}),
        field("signed_on", &Mandate::signed_on, {.required = true, .fixed = true, .label = "Signed on"}),
        field("holder", &Mandate::holder,
              {.searchable = true, .max_length = 70, .label = "Account holder", .help = "Empty: the customer"}),
        field("iban", &Mandate::iban, {.max_length = 42, .label = "IBAN", .help = "Empty: the customer's"}),
        field("bic", &Mandate::bic, {.max_length = 11, .label = "BIC"}),
        field("last_collected_on", &Mandate::last_collected_on, {.read_only = true, .label = "Last collected"}),
        field("created_at", &Mandate::created_at, {.read_only = true, .label = "Added"}));
}
static_assert(describes_every_member<Mandate>);

void check(Mandate const& mandate, Problems& problems);
/// Number, holder and account where they are not given. Refuses a day to come, and no account at all.
void complete(Unit& unit, Mandate& mandate);
Policy<Mandate> const& policy(Of<Mandate>);

namespace bank {

inline constexpr int months_until_lapse = 36;
/// Whether it may still be collected by on that day: not revoked, not lapsed, and one for one payment not used.
bool is_usable(Mandate const& mandate, Date on);
DebitSequence next_sequence(Mandate const& mandate);

/// From then on nothing is collected by it.
Mandate revoke(Unit& unit, MandateId id);

}  // namespace bank
}  // namespace farflung
