CREATE TABLE ledger_accounts (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT ledger_accounts_code_unique UNIQUE (workspace_id, code)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX ledger_accounts_role_unique ON ledger_accounts (workspace_id, role) WHERE role <> 'other';

CREATE TABLE ledger_exchange_rates (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    currency TEXT NOT NULL,
    base_currency TEXT NOT NULL,
    valid_on TEXT NOT NULL,
    rate TEXT NOT NULL,
    source TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT ledger_exchange_rates_one_a_day UNIQUE (workspace_id, currency, base_currency, valid_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_entries (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    posted_on TEXT NOT NULL,
    text TEXT NOT NULL,
    document_id BLOB,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT ledger_entries_number_unique UNIQUE (workspace_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_entries_document ON ledger_entries (workspace_id, document_id);

CREATE TABLE ledger_postings (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    entry_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    account_id BLOB NOT NULL,
    posted_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    amount_currency TEXT NOT NULL,
    base_minor INTEGER NOT NULL,
    base_currency TEXT NOT NULL,
    party_id BLOB,
    customer_id BLOB,
    partner_id BLOB,
    project_id BLOB,
    package_id BLOB,
    document_id BLOB,
    memo TEXT NOT NULL,
    PRIMARY KEY (workspace_id, entry_id, position),
    CONSTRAINT ledger_postings_entry_exists
        FOREIGN KEY (workspace_id, entry_id) REFERENCES ledger_entries (workspace_id, id),
    CONSTRAINT ledger_postings_account_exists
        FOREIGN KEY (workspace_id, account_id) REFERENCES ledger_accounts (workspace_id, id),
    CONSTRAINT ledger_postings_party_exists
        FOREIGN KEY (workspace_id, party_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT ledger_postings_customer_exists
        FOREIGN KEY (workspace_id, customer_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT ledger_postings_partner_exists
        FOREIGN KEY (workspace_id, partner_id) REFERENCES people_parties (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_postings_account ON ledger_postings (workspace_id, account_id, posted_on);
CREATE INDEX ledger_postings_party ON ledger_postings (workspace_id, party_id) WHERE party_id IS NOT NULL;
CREATE INDEX ledger_postings_customer ON ledger_postings (workspace_id, customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX ledger_postings_partner ON ledger_postings (workspace_id, partner_id) WHERE partner_id IS NOT NULL;
CREATE INDEX ledger_postings_project ON ledger_postings (workspace_id, project_id) WHERE project_id IS NOT NULL;
CREATE INDEX ledger_postings_document ON ledger_postings (workspace_id, document_id) WHERE document_id IS NOT NULL;
