#include "platform/auth/credentials.hpp"

#include <sodium.h>

#include "core/hash.hpp"
#include "platform/auth/account.hpp"

namespace farflung {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19U * 1024 * 1024;  // OWASP's second choice for Argon2id, RFC 9106

void start_sodium() {
    static int const started = sodium_init();
    ensure(started >= 0, "libsodium starts");
}

std::string hash_of(std::string_view secret) {
    auto const digest = sha256(secret);
    return {digest.begin(), digest.end()};
}

std::string_view prefix_of(CredentialKind kind) {
    switch (kind) {
        case CredentialKind::session:
            return "ffs_";
        case CredentialKind::token:
            return "fft_";
        case CredentialKind::invitation:
            return "ffi_";
        case CredentialKind::portal_link:
            break;
    }
    return "ffp_";
}

/// The row that a secret leads to.
struct SecretRow {
    WorkspaceId workspace;
    std::int64_t credential_keys{};
    Instant expires_at;
    Account account;
};

/// Who is behind a secret, until it expires; what ends it earlier is a commit, which makes a connection forget this.
struct KnownActor {
    Actor actor;
    Instant expires_at;
};

std::optional<SecretRow> find_actor(db::Connection& connection, CredentialKind kind, std::string const& hash,
                                    Instant now) {
    static std::string const sql =
        "select s.workspace_id, s.keys, s.expires_at, " + db::joined(db::all_columns<Account>(), "a.", ", ") +
        " from auth_sessions s join auth_accounts a on a.workspace_id = s.workspace_id and a.id = s.account_id"
        " where s.token_hash = :hash and s.kind = :kind and s.expires_at > :now and a.state = 'active'";
    db::Parameters parameters;
    db::bind(parameters, "hash", db::Bytes{hash});
    db::bind(parameters, "kind", kind);
    db::bind(parameters, "now", now);
    std::optional<SecretRow> found;
    connection.query(sql, parameters.span(), [&](db::Row const& row) {
        db::Columns columns(row);
        auto& into = found.emplace();
        db::take(columns, into.workspace);
        db::take(columns, into.credential_keys);
        db::take(columns, into.expires_at);
        db::take_fields(columns, into.account);
    });
    return found;
}

}  // namespace

std::string hash_password(std::string_view password) {
    start_sodium();
    std::string out(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), passes, memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::bad_alloc();
    }
    out.resize(std::char_traits<char>::length(out.c_str()));
    return out;
}

bool password_matches(std::string const& hash, std::string_view password) {
    start_sodium();
    static std::string const nobody = hash_password("no account has this password");
    auto const& tried = hash.empty() ? nobody : hash;
    bool const good = crypto_pwhash_str_verify(tried.c_str(), password.data(), password.size()) == 0;
    return good && !hash.empty();
}

std::string issue_credential(Unit& unit, NewCredential const& request) {
    auto secret = std::string(prefix_of(request.kind)) + unit.new_secret();
    auto const hash = hash_of(secret);
    auto const code_hash = request.code.empty() ? std::string() : hash_of(request.code);
    unit.execute(
        "insert into auth_sessions (workspace_id, id, token_hash, account_id, kind, name, keys, code_hash, peer,"
        " created_at, last_used_at, expires_at, version) values (:workspace, :id, :hash, :of_account, :kind, :name,"
        " :keys, :code_hash, :peer, :now, :now, :expires, 1)",
        {{"id", unit.new_uuid()},
         {"hash", db::Bytes{hash}},
         {"of_account", request.account},
         {"kind", request.kind},
         {"name", request.name},
         {"keys", std::int64_t{request.keys.bits()}},
         {"code_hash", db::Bytes{code_hash}},
         {"peer", unit.origin().peer},
         {"now", unit.now()},
         {"expires", unit.now().plus_ms(request.lives_ms)}});
    return secret;
}

std::optional<Actor> actor_of(db::Connection& connection, CredentialKind kind, std::string_view secret, Instant now) {
    if (!secret.starts_with(prefix_of(kind)) || secret.size() > 100) return std::nullopt;
    auto const hash = hash_of(secret);
    auto const key = "actor/" + hash;  // of this kind: the prefix says so
    auto* const memory = connection.memory();
    auto const* const known = memory == nullptr ? nullptr : memory->find<KnownActor>(key);
    if (known != nullptr && known->expires_at > now) return known->actor;
    auto const found = find_actor(connection, kind, hash, now);
    if (!found) return std::nullopt;
    auto actor = to_actor(found->account, found->workspace, Keys(static_cast<std::uint32_t>(found->credential_keys)));
    actor.by_token = kind == CredentialKind::token;
    if (memory != nullptr) memory->keep(key, KnownActor{actor, found->expires_at});
    return actor;
}

Actor to_actor(Account const& account, WorkspaceId workspace, Keys narrowed) {
    Actor actor;
    actor.kind = account.kind;
    actor.keys = Keys(static_cast<std::uint32_t>(account.keys));
    // Owner and admin hold the working keys of the team; only the owner holds the owner's own.
    if (actor.keys.opens(key::owner | key::admin)) actor.keys = actor.keys | (key::working & Keys(~key::owner.bits()));
    if (actor.kind == ActorKind::member) actor.keys = actor.keys | key::member;
    if (narrowed.any()) actor.keys = actor.keys & narrowed;
    actor.keys = actor.keys | key::anyone;
    actor.workspace = workspace;
    actor.account = account.id;
    actor.party = account.party_id;
    actor.organisation = account.organisation_id.is_nil() ? account.party_id : account.organisation_id;
    actor.name = account.name;
    actor.language = account.language;
    actor.zone = account.zone;
    return actor;
}

std::optional<FoundSecret> find_secret(db::Connection& connection, CredentialKind kind, std::string_view secret,
                                       Instant now) {
    if (!secret.starts_with(prefix_of(kind)) || secret.size() > 100) return std::nullopt;
    auto const hash = hash_of(secret);
    db::Parameters parameters;
    db::bind(parameters, "hash", db::Bytes{hash});
    db::bind(parameters, "kind", kind);
    db::bind(parameters, "now", now);
    std::optional<FoundSecret> found;
    connection.query(
        "select workspace_id, account_id from auth_sessions where token_hash = :hash and kind = :kind"
        " and expires_at > :now",
        parameters.span(), [&](db::Row const& row) {
            found = FoundSecret{WorkspaceId{Uuid::from_bytes(row.bytes(0))}, AccountId{Uuid::from_bytes(row.bytes(1))}};
        });
    return found;
}

std::optional<FoundSecret> find_code(db::Connection& connection, std::string_view email, std::string_view code,
                                     Instant now) {
    if (code.empty()) return std::nullopt;
    auto const hash = hash_of(code);
    db::Parameters parameters;
    db::bind(parameters, "email", email);
    db::bind(parameters, "hash", db::Bytes{hash});
    db::bind(parameters, "now", now);
    std::optional<FoundSecret> found;
    connection.query(
        "select s.workspace_id, s.account_id from auth_accounts a join auth_sessions s on s.workspace_id ="
        " a.workspace_id and s.account_id = a.id where a.email = :email and a.state = 'active' and s.code_hash = :hash"
        " and s.kind = 'portal_link' and s.expires_at > :now",
        parameters.span(), [&](db::Row const& row) {
            found = FoundSecret{WorkspaceId{Uuid::from_bytes(row.bytes(0))}, AccountId{Uuid::from_bytes(row.bytes(1))}};
        });
    return found;
}

void revoke_credential(Unit& unit, AccountId account, Uuid const& id) {
    auto const changed = unit.execute(
        "delete from auth_sessions where workspace_id = :workspace and id = :id and account_id = :of_account",
        {{"id", id}, {"of_account", account}});
    if (changed == 0) throw Refusal(No::not_found, "not_found");
}

void revoke_all(Unit& unit, AccountId account, std::optional<CredentialKind> kind) {
    if (kind) {
        unit.execute(
            "delete from auth_sessions where workspace_id = :workspace and account_id = :of_account and kind = :kind",
            {{"of_account", account}, {"kind", *kind}});
    } else {
        unit.execute("delete from auth_sessions where workspace_id = :workspace and account_id = :of_account",
                     {{"of_account", account}});
    }
}

void revoke_secret(Unit& unit, std::string_view secret) {
    auto const hash = hash_of(secret);
    unit.execute("delete from auth_sessions where workspace_id = :workspace and token_hash = :hash",
                 {{"hash", db::Bytes{hash}}});
}

std::vector<Credential> credentials_of(Unit const& unit, AccountId account, std::string_view secret) {
    auto const hash = hash_of(secret);
    return unit.rows<Credential>(
        "select id, account_id, kind, name, keys, peer, created_at, last_used_at, expires_at,"
        " case when token_hash = :hash then 1 else 0 end as current from auth_sessions"
        " where workspace_id = :workspace and account_id = :of_account and expires_at > :now"
        " and kind in ('session', 'token') order by created_at desc",
        {{"hash", db::Bytes{hash}}, {"of_account", account}, {"now", unit.now()}});
}

}  // namespace farflung
