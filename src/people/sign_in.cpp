#include "people/sign_in.hpp"

#include "core/language_tag.hpp"
#include "core/text.hpp"
#include "core/zone.hpp"
#include "people/attempts.hpp"
#include "people/tax_number_check.hpp"
#include "platform/auth/credentials.hpp"
#include "platform/http/cookies.hpp"
#include "platform/http/represent.hpp"

namespace farflung::people {

namespace {

constexpr std::int64_t session_lives_ms = 30LL * 24 * 3600 * 1000;
constexpr std::size_t shortest_password = 10;

/// One account with this address and what its password must match.
struct Candidate {
    WorkspaceId workspace;
    AccountId account;
    std::string password_hash;
};
constexpr auto describe(Of<Candidate>) {
    return record("candidate", field("workspace_id", &Candidate::workspace), field("id", &Candidate::account),
                  field("password_hash", &Candidate::password_hash));
}

std::string cookie_for(Unit const& unit, std::string value, std::int64_t lives_ms) {
    bool const secure = unit.world().base_url().starts_with("https:");
    return http::set_cookie({std::string(http::session_cookie), std::move(value), static_cast<long>(lives_ms / 1000)},
                            secure);
}

}  // namespace

SetupState setup_state(Unit const& unit) {
    // The one question asked across workspaces: is there any?
    unit.connection().confine_to(std::nullopt);
    return {!unit.value<std::int64_t>("select 1 from workspaces limit 1").has_value()};
}

HashedSetup prepare_setup(Unit const& unit, Setup const& request, http::Caller const&) {
    if (!setup_state(unit).needed) throw Refusal(No::not_found, "not_found");
    Problems problems;
    if (!is_zone(request.zone)) problems.add("zone", "not_a_zone");
    if (!is_language_tag(request.language)) problems.add("language", "not_a_language");
    if (request.password.size() < shortest_password) {
        problems.add("password", "too_short", {{"min", std::to_string(shortest_password)}});
    }
    if (request.email.find('@') == std::string::npos) problems.add("email", "not_an_email");
    problems.refuse_if_any();
    return {request, hash_password(request.password)};
}

http::Answer set_up(Unit& unit, HashedSetup const& request) {
    if (!setup_state(unit).needed) throw Refusal(No::not_found, "not_found");
    auto const& setup = request.setup;
    auto const made = make_workspace(unit, {.company_name = setup.company_name,
                                            .country = setup.country,
                                            .base_currency = setup.base_currency,
                                            .zone = setup.zone,
                                            .language = setup.language,
                                            .owner_name = setup.name,
                                            .owner_email = lower_ascii(setup.email),
                                            .password_hash = request.password_hash});
    auto system = unit.as(system_actor(made.workspace));
    return start_session(system, made.owner, 201);
}

ProvenAccount prove_account(Unit const& unit, SignIn const& request, http::Caller const& caller) {
    auto const email = lower_ascii(request.email);
    refuse_too_many_attempts(email + "/" + caller.peer, unit.now());
    auto const candidates = unit.rows<Candidate>(
        "select workspace_id, id, password_hash from auth_accounts where email = :email and state = 'active'"
        " order by created_at limit 5",
        {{"email", email}});
    if (candidates.empty()) password_matches({}, request.password);  // the same work for an unknown address
    for (auto const& candidate : candidates) {
        if (password_matches(candidate.password_hash, request.password)) {
            return {candidate.workspace, candidate.account};
        }
    }
    throw Refusal(No::unauthenticated, "sign_in.wrong");
}

http::Answer sign_in(Unit& unit, ProvenAccount const& proven) {
    auto system = unit.as(system_actor(proven.workspace));
    return start_session(system, proven.account, 200);
}

http::Answer start_session(Unit& unit, AccountId id, int status) {
    auto const account = unit.get(id);
    if (account.state != AccountState::active) throw Refusal(No::unauthenticated, "sign_in.wrong");
    auto const secret = issue_credential(unit, {.account = id,
                                                .kind = CredentialKind::session,
                                                .name = {},
                                                .keys = {},
                                                .lives_ms = session_lives_ms,
                                                .code = {}});
    auto const seen = unit.as(actor_for(account, unit.workspace()));
    auto answer = http::represent(seen, session(seen), status, {});
    answer.headers.emplace_back("Set-Cookie", cookie_for(unit, secret, session_lives_ms));
    return answer;
}

http::Answer sign_out(Unit& unit, http::Caller const& caller) {
    revoke_secret(unit, caller.secret);
    http::Answer answer{.status = 204, .type = {}, .body = {}, .headers = {}};
    answer.headers.emplace_back("Set-Cookie", cookie_for(unit, {}, 0));
    return answer;
}

Session session(Unit const& unit) {
    auto const& actor = unit.actor();
    Session session;
    session.actor = {actor.account, actor.kind, actor.name, {}, actor.party, actor.organisation};
    for (std::uint32_t bit = 0; bit < 32; ++bit) {
        Keys const one(1U << bit);
        if (actor.keys.opens(one & key::signed_in)) session.actor.rights.push_back(key_names(one));
    }
    session.workspace = workspace_facts(unit);
    session.language = actor.language;
    session.zone = actor.zone;
    session.now = unit.now();
    session.checks_tax_numbers = has_register(unit.world());
    return session;
}

}  // namespace farflung::people
