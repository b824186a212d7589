-- What every module stands on: workspaces, accounts and their sessions, the log of all that happens, jobs,
-- numbers, kept answers, search.

CREATE TABLE workspaces (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    base_currency TEXT NOT NULL,
    zone TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE auth_sessions (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    account_id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('session', 'token', 'invitation', 'portal_link')),
    name TEXT NOT NULL,
    keys INTEGER NOT NULL,
    code_hash BLOB,
    attempts INTEGER NOT NULL DEFAULT 0,
    peer TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX auth_sessions_token_unique ON auth_sessions (token_hash);
CREATE INDEX auth_sessions_account ON auth_sessions (workspace_id, account_id);

CREATE TABLE activity_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    at INTEGER NOT NULL,
    actor_id BLOB,
    actor_kind TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    peer TEXT NOT NULL,
    request_id TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    action TEXT NOT NULL,
    data TEXT NOT NULL,
    written_by INTEGER NOT NULL
) STRICT;
CREATE INDEX activity_log_entity ON activity_log (workspace_id, entity, entity_id, id);
CREATE INDEX activity_log_workspace ON activity_log (workspace_id, written_by, id);

CREATE TABLE jobs (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    job TEXT NOT NULL,
    data TEXT NOT NULL,
    period_key TEXT NOT NULL,
    not_before INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    last_error TEXT,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT jobs_period_key_unique UNIQUE (workspace_id, period_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX jobs_due ON jobs (not_before) WHERE state = 'waiting';

CREATE TABLE number_series (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    series TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, series)
) STRICT, WITHOUT ROWID;

-- The answer to a POST, stored in the transaction of its effect, so that the same request is done once (M7).
CREATE TABLE idempotency_keys (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    account_id BLOB NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, account_id, idempotency_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

CREATE TABLE search_entries (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    entity TEXT NOT NULL,
    entity_id BLOB NOT NULL,
    title TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (workspace_id, entity, entity_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE auth_accounts (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    keys INTEGER NOT NULL,
    party_id BLOB,
    organisation_id BLOB,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    state TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT auth_accounts_email_unique UNIQUE (workspace_id, email)
) STRICT, WITHOUT ROWID;
CREATE INDEX auth_accounts_email ON auth_accounts (email);
