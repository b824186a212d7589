#pragma once

#include <string>

#include "core/currency.hpp"
#include "people/people.hpp"
#include "platform/http/call.hpp"

namespace farflung::people {

struct SignIn {
    std::string email;
    std::string password;
};
constexpr auto describe(Of<SignIn>) {
    return record("sign_in", field("email", &SignIn::email, {.required = true, .max_length = 254, .label = "Email"}),
                  field("password", &SignIn::password, {.required = true, .max_length = 200, .label = "Password"}));
}

/// What the first page that anyone opens asks for; gone once a workspace exists.
struct Setup {
    std::string company_name;
    std::string country;
    Currency base_currency;
    std::string zone;
    std::string language;
    std::string name;
    std::string email;
    std::string password;
};
constexpr auto describe(Of<Setup>) {
    return record("setup", field("company_name", &Setup::company_name, {.required = true, .label = "Company"}),
                  field("country", &Setup::country, {.required = true, .max_length = 2, .label = "Country"}),
                  field("base_currency", &Setup::base_currency, {.required = true, .label = "Currency of your books"}),
                  field("zone", &Setup::zone, {.required = true, .max_length = 64, .label = "Time zone"}),
                  field("language", &Setup::language, {.required = true, .max_length = 35, .label = "Language"}),
                  field("name", &Setup::name, {.required = true, .label = "Your name"}),
                  field("email", &Setup::email, {.required = true, .max_length = 254, .label = "Email"}),
                  field("password", &Setup::password, {.required = true, .max_length = 200, .label = "Password"}));
}

/// A set-up whose password is already hashed.
struct HashedSetup {
    Setup setup;
    std::string password_hash;
};

/// An account whose password was right, found before the unit that signs it in.
struct ProvenAccount {
    WorkspaceId workspace;
    AccountId account;
};

/// Where set-up stands.
struct SetupState {
    bool needed = false;
};
constexpr auto describe(Of<SetupState>) { return record("setup_state", field("needed", &SetupState::needed)); }

/// The signed-in person and their workspace.
struct SessionActor {
    AccountId id;
    ActorKind kind = ActorKind::nobody;
    std::string name;
    std::vector<std::string> rights;
    PartyId party_id;
    PartyId organisation_id;
};
constexpr auto describe(Of<SessionActor>) {
    return record("session_actor", field("id", &SessionActor::id), field("kind", &SessionActor::kind),
                  field("name", &SessionActor::name), field("rights", &SessionActor::rights),
                  field("party_id", &SessionActor::party_id), field("organisation_id", &SessionActor::organisation_id));
}
struct Session {
    SessionActor actor;
    WorkspaceFacts workspace;
    std::string language;
    std::string zone;
    Instant now;
    bool checks_tax_numbers = false;  // a register is asked about them here
};
constexpr auto describe(Of<Session>) {
    return record("session", field("actor", &Session::actor), field("workspace", &Session::workspace),
                  field("language", &Session::language), field("zone", &Session::zone), field("now", &Session::now),
                  field("checks_tax_numbers", &Session::checks_tax_numbers));
}

SetupState setup_state(Unit const& unit);
/// Refuses `setup.done` when any workspace exists, a short password, an unknown zone.
HashedSetup prepare_setup(Unit const& unit, Setup const& request, http::Caller const& caller);
http::Answer set_up(Unit& unit, HashedSetup const& request);

/// Refuses `sign_in.wrong` for an unknown address and a wrong password alike, after the same work; `sign_in.too_many`
/// after ten tries a minute.
ProvenAccount prove_account(Unit const& unit, SignIn const& request, http::Caller const& caller);
http::Answer sign_in(Unit& unit, ProvenAccount const& proven);
http::Answer sign_out(Unit& unit, http::Caller const& caller);
Session session(Unit const& unit);

/// Answers with the cookie of a new session.
http::Answer start_session(Unit& unit, AccountId account, int status);

}  // namespace farflung::people
