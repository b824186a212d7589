#include "people/access.hpp"

#include "core/language_tag.hpp"
#include "core/text.hpp"
#include "core/zone.hpp"
#include "people/attempts.hpp"
#include "people/members.hpp"
#include "people/sign_in.hpp"

namespace farflung::people {

namespace {

constexpr std::int64_t day_ms = 24LL * 3600 * 1000;
constexpr std::int64_t invitation_lives_ms = 7 * day_ms;
constexpr std::int64_t link_lives_ms = day_ms / 24;
constexpr std::size_t shortest_password = 10;

/// The account behind a secret of this kind, with its workspace; the secret is spent.
struct SpentSecret {
    WorkspaceId workspace;
    AccountId account;
};

SpentSecret spend(Unit& unit, CredentialKind kind, std::string const& secret) {
    unit.connection().confine_to(std::nullopt);
    auto const found = find_secret(unit.connection(), kind, secret, unit.now());
    if (!found) throw Refusal(No::not_found, "link.unknown");
    auto system = unit.as(system_actor(found->workspace));
    revoke_secret(system, secret);
    return {found->workspace, found->account};
}

std::string link_url(Unit const& unit, std::string_view page, std::string const& secret) {
    return unit.world().base_url() + "/" + std::string(page) + "#" + secret;
}

/// People write codes in small letters and in groups.
std::string as_written(std::string const& code) {
    std::string out;
    for (char const c : code) {
        if (c == ' ' || c == '-') continue;
        out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

}  // namespace

OneTimeLink invite(Unit& unit, Invite const& request) {
    Problems problems;
    if (!is_zone(request.zone)) problems.add("zone", "not_a_zone");
    if (!is_language_tag(request.language)) problems.add("language", "not_a_language");
    if (request.email.find('@') == std::string::npos) problems.add("email", "not_an_email");
    if (request.kind == ActorKind::nobody || request.kind == ActorKind::system) problems.add("kind", "not_one_of");
    if (request.kind == ActorKind::member && !unit.actor().keys.opens(key::owner | key::admin)) {
        throw Refusal(No::forbidden, "forbidden");
    }
    auto const keys = keys_of(request.rights, unit.actor().keys, problems);
    if (request.kind != ActorKind::member && !request.organisation_id) problems.add("organisation_id", "required");
    problems.refuse_if_any();
    if (unit.value<std::int64_t>("select 1 from auth_accounts where workspace_id = :workspace and email = :email",
                                 {{"email", lower_ascii(request.email)}})) {
        throw Refusal(No::conflict, "account.exists", "email");
    }
    auto const organisation =
        request.organisation_id ? unit.get(*request.organisation_id) : unit.get(own_company(unit));
    auto person = unit.find_by<Party>("email", request.email);
    if (!person || person->kind != PartyKind::person) {
        person.emplace();
        person->kind = PartyKind::person;
        person->name = request.name;
        person->email = request.email;
        person->organisation_id = organisation.id;
        person->language = request.language;
        person->zone = request.zone;
        person->currency = organisation.currency;
        unit.insert(*person);
    }
    auto const account = make_account(unit, {.kind = request.kind,
                                             .party = person->id,
                                             .organisation = organisation.id,
                                             .name = request.name,
                                             .email = request.email,
                                             .keys = keys,
                                             .language = request.language,
                                             .zone = request.zone,
                                             .state = AccountState::invited,
                                             .password_hash = {}});
    auto const secret = issue_credential(unit, {.account = account.id,
                                                .kind = CredentialKind::invitation,
                                                .name = {},
                                                .keys = {},
                                                .lives_ms = invitation_lives_ms,
                                                .code = {}});
    auto url = link_url(unit, "join", secret);
    unit.enqueue(PortalLinkAsked{request.email, request.name, request.language, url, true});
    return {url, account.id};
}

HashedInvitation hash_invitation(Unit const&, AcceptInvitation const& request, http::Caller const&) {
    Problems problems;
    if (request.password.size() < shortest_password) {
        problems.add("password", "too_short", {{"min", std::to_string(shortest_password)}});
    }
    problems.refuse_if_any();
    return {request.secret, hash_password(request.password)};
}

http::Answer accept_invitation(Unit& unit, HashedInvitation const& request) {
    auto const spent = spend(unit, CredentialKind::invitation, request.secret);
    auto system = unit.as(system_actor(spent.workspace));
    auto account = system.get(spent.account);
    if (account.state != AccountState::invited) throw Refusal(No::not_found, "link.unknown");
    account.state = AccountState::active;
    account.password_hash = request.password_hash;
    system.save(account);
    return start_session(system, account.id, 201);
}

void ask_for_link(Unit& unit, AskForLink const& request, http::Caller const& caller) {
    refuse_too_many_attempts("link/" + caller.peer, unit.now());
    unit.connection().confine_to(std::nullopt);
    struct Found {
        WorkspaceId workspace;
        AccountId id;
        std::string name;
        std::string language;
    };
    std::vector<Found> found;
    unit.query(
        "select workspace_id, id, name, language from auth_accounts where email = :email and state = 'active'"
        " and kind in ('partner', 'customer')",
        {{"email", lower_ascii(request.email)}}, [&](db::Row const& row) {
            found.push_back({WorkspaceId{Uuid::from_bytes(row.bytes(0))}, AccountId{Uuid::from_bytes(row.bytes(1))},
                             std::string(row.text(2)), std::string(row.text(3))});
        });
    for (auto const& account : found) {
        auto system = unit.as(system_actor(account.workspace));
        auto const code = unit.new_code();
        auto const secret = issue_credential(system, {.account = account.id,
                                                      .kind = CredentialKind::portal_link,
                                                      .name = {},
                                                      .keys = {},
                                                      .lives_ms = link_lives_ms,
                                                      .code = code});
        system.enqueue(PortalLinkAsked{request.email, account.name, account.language, link_url(unit, "portal", secret),
                                       false, code});
    }
}

http::Answer use_link(Unit& unit, UseLink const& request) {
    auto const spent = spend(unit, CredentialKind::portal_link, request.secret);
    auto system = unit.as(system_actor(spent.workspace));
    return start_session(system, spent.account, 200);
}

http::Answer use_code(Unit& unit, UseCode const& request, http::Caller const& caller) {
    auto const email = lower_ascii(request.email);
    refuse_too_many_attempts("code/" + caller.peer, unit.now());
    refuse_too_many_attempts("code/" + email, unit.now());
    unit.connection().confine_to(std::nullopt);
    auto const found = find_code(unit.connection(), email, as_written(request.code), unit.now());
    if (!found) throw Refusal(No::not_found, "link.unknown");
    auto system = unit.as(system_actor(found->workspace));
    revoke_all(system, found->account, CredentialKind::portal_link);
    return start_session(system, found->account, 200);
}

std::vector<Credential> my_credentials(Unit const& unit, http::Caller const& caller) {
    return credentials_of(unit, unit.actor().account, caller.secret);
}

void revoke_mine(Unit& unit, std::string const& id) {
    auto const uuid = Uuid::parse(id);
    if (!uuid) throw Refusal(No::not_found, "not_found");
    revoke_credential(unit, unit.actor().account, *uuid);
}

TokenOnce create_token(Unit& unit, NewToken const& request) {
    Problems problems;
    auto keys = keys_of(request.rights, unit.actor().keys, problems);
    problems.refuse_if_any();
    // A token made by a token never opens more than its maker.
    if (!keys.any() && unit.actor().by_token) keys = unit.actor().keys;
    return {issue_credential(unit, {.account = unit.actor().account,
                                    .kind = CredentialKind::token,
                                    .name = request.name,
                                    .keys = keys,
                                    .lives_ms = request.days * day_ms,
                                    .code = {}})};
}

}  // namespace farflung::people
