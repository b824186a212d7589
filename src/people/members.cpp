#include "people/members.hpp"

#include <algorithm>
#include <array>

#include "core/language_tag.hpp"
#include "core/zone.hpp"
#include "people/attempts.hpp"
#include "people/sign_in.hpp"

namespace farflung {

void check(Account const& account, Problems& problems) {
    if (!is_zone(account.zone)) problems.add("zone", "not_a_zone");
    if (!is_language_tag(account.language)) problems.add("language", "not_a_language");
}

namespace people {

namespace {

constexpr std::size_t shortest_password = 10;
constexpr std::array rights_in_order{key::owner,   key::admin,   key::sales,  key::projects,
                                     key::finance, key::support, key::auditor};

struct MemberRow {
    AccountId id;
    ActorKind kind = ActorKind::member;
    std::string name;
    std::string email;
    AccountState state = AccountState::invited;
    std::int64_t keys{};
    PartyId organisation_id;
    std::optional<Instant> last_seen_at;
    std::int64_t sessions{};
};
constexpr auto describe(Of<MemberRow>) {
    return record("member_row", field("id", &MemberRow::id), field("kind", &MemberRow::kind),
                  field("name", &MemberRow::name), field("email", &MemberRow::email), field("state", &MemberRow::state),
                  field("keys", &MemberRow::keys), field("organisation_id", &MemberRow::organisation_id),
                  field("last_seen_at", &MemberRow::last_seen_at), field("sessions", &MemberRow::sessions));
}

Keys keys_in(std::int64_t stored) { return Keys(static_cast<std::uint32_t>(stored)); }

bool is_owner(std::int64_t keys) { return keys_in(keys).opens(key::owner); }

/// Only an owner decides over an owner.
bool may_decide_over(Unit const& unit, std::int64_t keys) {
    return unit.actor().keys.opens(key::owner) || !is_owner(keys);
}

std::vector<std::string> verbs_for(Unit const& unit, MemberRow const& row) {
    if (!may_decide_over(unit, row.keys)) return {};
    std::vector<std::string> can;
    if (row.kind == ActorKind::member) can.emplace_back("rights");
    bool const is_own = row.id == unit.actor().account;
    if (row.state == AccountState::disabled)
        can.emplace_back("enable");
    else if (!is_own)
        can.emplace_back("disable");
    return can;
}

void refuse_foreign_owner(Unit const& unit, Account const& account) {
    if (!may_decide_over(unit, account.keys)) throw Refusal(No::forbidden, "account.of_owner");
}

void refuse_last_owner(Unit const& unit, Account const& account) {
    if (!is_owner(account.keys)) return;
    auto const others = unit.rows<MemberRow>(
        "select id, kind, name, email, state, keys, organisation_id, null, 0 from auth_accounts"
        " where workspace_id = :workspace and state = 'active' and id <> :id",
        {{"id", account.id}});
    if (std::ranges::none_of(others, [](MemberRow const& row) { return is_owner(row.keys); })) {
        throw Refusal(No::conflict, "account.last_owner");
    }
}

}  // namespace

Keys keys_of(std::vector<std::string> const& rights, Keys held, Problems& problems) {
    Keys keys;
    for (std::size_t i = 0; i < rights.size(); ++i) {
        auto const one = key_named(rights[i]) & key::team;
        auto const path = "rights/" + std::to_string(i);
        if (!one.any())
            problems.add(path, "not_a_right");
        else if (!held.holds_all(one) && !(one == key::auditor && held.opens(key::admin)))
            problems.add(path, "not_held");
        keys = keys | one;
    }
    return keys;
}

std::vector<std::string> rights_of(Keys keys) {
    std::vector<std::string> rights;
    for (auto const& one : rights_in_order) {
        if (keys.opens(one)) rights.push_back(key_names(one));
    }
    return rights;
}

std::vector<Member> members(Unit const& unit) {
    std::vector<Member> found;
    for (auto& row : unit.rows<MemberRow>(
             "select a.id, a.kind, a.name, a.email, a.state, a.keys, a.organisation_id,"
             " (select max(s.last_used_at) from auth_sessions s where s.workspace_id = a.workspace_id"
             " and s.account_id = a.id),"
             " (select count(*) from auth_sessions s where s.workspace_id = a.workspace_id and s.account_id = a.id"
             " and s.kind = 'session' and s.expires_at > :now)"
             " from auth_accounts a where a.workspace_id = :workspace"
             " order by case a.kind when 'member' then 0 when 'partner' then 1 else 2 end, a.name, a.id",
             {{"now", unit.now()}})) {
        auto can = verbs_for(unit, row);
        found.push_back({row.id, row.kind, row.name, row.email, row.state, rights_of(keys_in(row.keys)),
                         row.organisation_id, row.last_seen_at, row.sessions, std::move(can)});
    }
    return found;
}

Account set_rights(Unit& unit, AccountId id, SetRights const& request) {
    auto account = unit.get(id);
    refuse_foreign_owner(unit, account);
    if (account.kind != ActorKind::member) throw Refusal(No::conflict, "account.not_of_team");
    Problems problems;
    auto const keys = keys_of(request.rights, unit.actor().keys, problems);
    problems.refuse_if_any();
    if (!keys.opens(key::owner)) refuse_last_owner(unit, account);
    account.keys = keys.bits();
    unit.save(account);
    return account;
}

Account disable(Unit& unit, AccountId id) {
    auto account = unit.get(id);
    unit.authorize("disable", account);
    refuse_foreign_owner(unit, account);
    if (account.id == unit.actor().account) throw Refusal(No::conflict, "account.own");
    account.state = AccountState::disabled;
    unit.save(account);
    revoke_all(unit, id);
    return account;
}

Account enable(Unit& unit, AccountId id) {
    auto account = unit.get(id);
    refuse_foreign_owner(unit, account);
    if (account.state != AccountState::disabled) throw Refusal(No::conflict, "account.not_disabled");
    account.state = AccountState::active;
    unit.save(account);
    return account;
}

std::vector<Credential> member_credentials(Unit const& unit, AccountId id) {
    return credentials_of(unit, unit.get(id).id);
}

void revoke_of_member(Unit& unit, AccountId id, std::string const& credential) {
    refuse_foreign_owner(unit, unit.get(id));
    auto const uuid = Uuid::parse(credential);
    if (!uuid) throw Refusal(No::not_found, "not_found");
    revoke_credential(unit, id, *uuid);
}

HashedPassword prove_password(Unit const& unit, ChangePassword const& request) {
    refuse_too_many_attempts("password/" + unit.actor().account.text(), unit.now());
    Problems problems;
    if (request.password.size() < shortest_password) {
        problems.add("password", "too_short", {{"min", std::to_string(shortest_password)}});
    }
    problems.refuse_if_any();
    auto const account = unit.get(unit.actor().account);
    if (!password_matches(account.password_hash, request.current)) {
        throw Refusal(No::invalid, "password.wrong", "current");
    }
    return {hash_password(request.password)};
}

http::Answer change_password(Unit& unit, HashedPassword const& proven) {
    auto account = unit.get(unit.actor().account);
    account.password_hash = proven.hash;
    unit.save(account);
    revoke_all(unit, account.id, CredentialKind::session);
    return start_session(unit, account.id, 200);
}

}  // namespace people
}  // namespace farflung
