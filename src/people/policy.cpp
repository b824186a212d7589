#include "people/party.hpp"
#include "people/vies.hpp"

namespace farflung {

bool decides_over_money(Actor const& actor) { return actor.keys.opens(key::owner | key::admin | key::finance); }

namespace {

/// What stands of us on every document, and where customers pay to, is not everybody's to change.
bool may_update(Party const& party, Actor const& actor) { return !party.is_own || decides_over_money(actor); }

bool can_be_in_register(Party const& party) {
    return people::is_for_vies(check_tax_number(party.tax_number, party.address.country));
}

}  // namespace

Policy<Party> const& policy(Of<Party>) {
    // An outsider sees the own company, the organisation that they act for, and the people in it.
    constexpr std::string_view own_circle =
        "t.is_own = 1 or t.id = :organisation or t.id = :actor_party or t.organisation_id = :organisation";
    static Policy<Party> const rules{
        .team = key::member,
        .team_reach = {},
        .customer = own_circle,
        .partner = own_circle,
        .verbs = {{"create", key::working},
                  {"update", key::working, nullptr, may_update},
                  {"check_tax_number", key::working, can_be_in_register, may_update},
                  {"confirm_account", key::owner | key::admin | key::finance},
                  {"delete", key::owner | key::admin, [](Party const& party) { return !party.is_own; }}}};
    return rules;
}

Policy<Account> const& policy(Of<Account>) {
    static Policy<Account> const rules{
        .team = key::member,
        .team_reach = {},
        .customer = "t.id = :account",
        .partner = "t.id = :account",
        .verbs = {{"update", key::signed_in, nullptr,
                   [](Account const& account, Actor const& actor) {
                       return account.id == actor.account || actor.keys.opens(key::owner | key::admin);
                   }},
                  {"disable", key::owner | key::admin,
                   [](Account const& account) { return account.state != AccountState::disabled; }}}};
    return rules;
}

}  // namespace farflung
