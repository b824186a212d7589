#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/auth/account.hpp"
#include "platform/unit.hpp"

namespace farflung {

/// Argon2id with libsodium's moderate limits; slow by design, so never called inside a writing unit.
std::string hash_password(std::string_view password);
/// Takes the same time for an empty hash, so that nobody learns which addresses have an account.
bool password_matches(std::string const& hash, std::string_view password);

/// What a secret opens. The kind stands inside the secret's text and beside its hash: one kind is never taken for
/// another.
enum class CredentialKind { session, token, invitation, portal_link };
constexpr auto describe(Of<CredentialKind>) {
    return enumeration("credential_kind", "session", "token", "invitation", "portal_link");
}

/// What the database keeps of a session, API token, invitation or portal link: a hash, never the secret.
struct Credential {
    Uuid id;
    AccountId account_id;
    CredentialKind kind = CredentialKind::session;
    std::string name;
    std::int64_t keys{};
    std::string peer;
    Instant created_at;
    Instant last_used_at;
    Instant expires_at;
    bool current = false;  // whoever asks came with it
};
constexpr auto describe(Of<Credential>) {
    return record("credential", field("id", &Credential::id), field("account_id", &Credential::account_id),
                  field("kind", &Credential::kind), field("name", &Credential::name),
                  field("keys", &Credential::keys, {.secret = true}), field("peer", &Credential::peer),
                  field("created_at", &Credential::created_at), field("last_used_at", &Credential::last_used_at),
                  field("expires_at", &Credential::expires_at), field("current", &Credential::current));
}

struct NewCredential {
    AccountId account;
    CredentialKind kind = CredentialKind::session;
    std::string name;
    Keys keys{};  // narrows a token; none: all that the account holds
    std::int64_t lives_ms = 0;
    std::string code;  // the short code of a portal link, or empty
};

/// Stores a new credential and returns its secret text, shown once.
std::string issue_credential(Unit& unit, NewCredential const& request);

/// The actor behind a secret of this kind: nothing when it is unknown, expired, of another kind, or its account is not
/// active. Looks across workspaces, so it runs before the connection is confined to one.
std::optional<Actor> actor_of(db::Connection& connection, CredentialKind kind, std::string_view secret, Instant now);

/// The actor that an account acts as; `narrowed` keys limit a token, none of them leave it whole.
Actor to_actor(Account const& account, WorkspaceId workspace, Keys narrowed);

/// The account behind a good secret of this kind, whatever the account's state.
struct FoundSecret {
    WorkspaceId workspace;
    AccountId account;
};
std::optional<FoundSecret> find_secret(db::Connection& connection, CredentialKind kind, std::string_view secret,
                                       Instant now);

/// The account whose portal link came with this code; only while that account is active.
std::optional<FoundSecret> find_code(db::Connection& connection, std::string_view email, std::string_view code,
                                     Instant now);

/// Ends one credential at once; a foreign one is not found.
void revoke_credential(Unit& unit, AccountId account, Uuid const& id);
/// Ends all of an account's credentials of a kind, or of every kind.
void revoke_all(Unit& unit, AccountId account, std::optional<CredentialKind> kind = {});
/// Ends the credential behind a secret, such as the session that signs out, or a link used once.
void revoke_secret(Unit& unit, std::string_view secret);

/// The one that `secret` opens is marked as current.
std::vector<Credential> credentials_of(Unit const& unit, AccountId account, std::string_view secret = {});

}  // namespace farflung
