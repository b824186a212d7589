#pragma once

#include <string>
#include <vector>

#include "people/people.hpp"
#include "platform/auth/credentials.hpp"
#include "platform/http/call.hpp"

namespace farflung {

/// Zone and language are checked.
void check(Account const& account, Problems& problems);

namespace people {

/// Someone with a login, as the people who answer for logins see them.
struct Member {
    AccountId id;
    ActorKind kind = ActorKind::member;
    std::string name;
    std::string email;
    AccountState state = AccountState::invited;
    std::vector<std::string> rights;
    PartyId organisation_id;
    std::optional<Instant> last_seen_at;
    std::int64_t sessions{};
    std::vector<std::string> can;  // rights, disable, enable
};
constexpr auto describe(Of<Member>) {
    return record("member", field("id", &Member::id), field("kind", &Member::kind, {.label = "Kind"}),
                  field("name", &Member::name, {.label = "Name"}), field("email", &Member::email, {.label = "Email"}),
                  field("state", &Member::state, {.label = "State"}),
                  field("rights", &Member::rights, {.label = "Rights"}),
                  field("organisation_id", &Member::organisation_id, {.references = "party", .label = "Works for"}),
                  field("last_seen_at", &Member::last_seen_at, {.label = "Last seen"}),
                  field("sessions", &Member::sessions, {.label = "Signed in on"}), field("can", &Member::can));
}

struct SetRights {
    std::vector<std::string> rights;
};
constexpr auto describe(Of<SetRights>) {
    return record("set_rights", field("rights", &SetRights::rights, {.label = "Rights"}));
}

/// The keys of these rights. Notes `not_a_right`, and `not_held` for what the giver does not hold.
Keys keys_of(std::vector<std::string> const& rights, Keys held, Problems& problems);
/// The names of single rights of the team.
std::vector<std::string> rights_of(Keys keys);

/// All logins: the team first, then partners and customers.
std::vector<Member> members(Unit const& unit);
/// Gives a member these rights instead of those they had; holds from their next request. Refuses `account.of_owner` to
/// all but owners, and `account.last_owner`.
Account set_rights(Unit& unit, AccountId id, SetRights const& request);
/// Ends a login and all its sessions and tokens at once. Refuses one's own, and what `set_rights` does.
Account disable(Unit& unit, AccountId id);
/// Opens a login again that was ended; sessions do not come back.
Account enable(Unit& unit, AccountId id);

/// Sessions and tokens of one login; and the end of one of them.
std::vector<Credential> member_credentials(Unit const& unit, AccountId id);
void revoke_of_member(Unit& unit, AccountId id, std::string const& credential);

struct ChangePassword {
    std::string current;
    std::string password;
};
constexpr auto describe(Of<ChangePassword>) {
    return record(
        "change_password",
        field("current", &ChangePassword::current, {.required = true, .max_length = 200, .label = "Password now"}),
        field("password", &ChangePassword::password, {.required = true, .max_length = 200, .label = "New password"}));
}
struct HashedPassword {
    std::string hash;
};
/// Refuses `password.wrong` and a short one. All sessions end with the change; the answer begins a new one.
HashedPassword prove_password(Unit const& unit, ChangePassword const& request);
http::Answer change_password(Unit& unit, HashedPassword const& proven);

}  // namespace people
}  // namespace farflung
