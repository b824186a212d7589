#pragma once

#include <optional>
#include <string>

#include "core/date.hpp"
#include "core/describe.hpp"
#include "platform/auth/actor.hpp"
#include "platform/auth/policy.hpp"

namespace farflung {

enum class AccountState { invited, active, disabled };
constexpr auto describe(Of<AccountState>) { return enumeration("account_state", "invited", "active", "disabled"); }

/// A login: of a member, a partner or a customer contact. The person is a party; the organisation is who they act for.
struct Account {
    AccountId id;
    int version{};
    ActorKind kind = ActorKind::member;
    std::string name;
    std::string email;
    std::int64_t keys{};
    PartyId party_id;
    PartyId organisation_id;
    std::string language = "en";
    std::string zone = "UTC";
    AccountState state = AccountState::invited;
    std::string password_hash;
    Instant created_at;
};

constexpr auto describe(Of<Account>) {
    return entity("account", "auth_accounts",                                           //
                  field("id", &Account::id, {.key = true}),                             //
                  field("version", &Account::version, {.read_only = true}),             //
                  field("kind", &Account::kind, {.read_only = true, .label = "Kind"}),  //
                  field("name", &Account::name, {.required = true, .searchable = true, .title = true, .label = "Name"}),
                  field("email", &Account::email, {.read_only = true, .label = "Email"}),             //
                  field("keys", &Account::keys, {.read_only = true, .team_only = true}),              //
                  field("party_id", &Account::party_id, {.read_only = true, .references = "party"}),  //
                  field("organisation_id", &Account::organisation_id, {.read_only = true, .references = "party"}),
                  field("language", &Account::language, {.required = true, .max_length = 35, .label = "Language"}),
                  field("zone", &Account::zone, {.required = true, .max_length = 64, .label = "Time zone"}),
                  field("state", &Account::state, {.read_only = true, .label = "State"}),  //
                  field("password_hash", &Account::password_hash, {.secret = true}),       //
                  field("created_at", &Account::created_at, {.read_only = true}));
}
static_assert(describes_every_member<Account>);

Policy<Account> const& policy(Of<Account>);

}  // namespace farflung
