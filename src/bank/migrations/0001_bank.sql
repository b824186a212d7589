CREATE TABLE bank_accounts (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    bic TEXT NOT NULL,
    currency TEXT NOT NULL,
    ledger_account_id BLOB,
    csv_columns TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT bank_accounts_number_unique UNIQUE (workspace_id, number, currency),
    CONSTRAINT bank_accounts_ledger_account_exists
        FOREIGN KEY (workspace_id, ledger_account_id) REFERENCES ledger_accounts (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_accounts_ledger_account ON bank_accounts (workspace_id, ledger_account_id);

CREATE TABLE bank_statements (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    bank_account_id BLOB NOT NULL,
    form TEXT NOT NULL,
    number TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    file_line INTEGER NOT NULL,
    opening_minor INTEGER,
    opening_currency TEXT,
    closing_minor INTEGER,
    closing_currency TEXT,
    closed_on TEXT,
    taken INTEGER NOT NULL,
    known INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT bank_statements_read_once UNIQUE (workspace_id, bank_account_id, sha256, file_line),
    CONSTRAINT bank_statements_account_exists
        FOREIGN KEY (workspace_id, bank_account_id) REFERENCES bank_accounts (workspace_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE bank_lines (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    bank_account_id BLOB NOT NULL,
    bank_statement_id BLOB NOT NULL,
    file_line INTEGER NOT NULL,
    state TEXT NOT NULL,
    booked_on TEXT NOT NULL,
    value_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    amount_currency TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    reference TEXT NOT NULL,
    end_to_end_id TEXT NOT NULL,
    creditor_reference TEXT NOT NULL,
    iban TEXT NOT NULL,
    bic TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    payment_id BLOB,
    entry_id BLOB,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT bank_lines_taken_once UNIQUE (workspace_id, bank_account_id, fingerprint),
    CONSTRAINT bank_lines_account_exists
        FOREIGN KEY (workspace_id, bank_account_id) REFERENCES bank_accounts (workspace_id, id),
    CONSTRAINT bank_lines_statement_exists
        FOREIGN KEY (workspace_id, bank_statement_id) REFERENCES bank_statements (workspace_id, id),
    CONSTRAINT bank_lines_payment_exists
        FOREIGN KEY (workspace_id, payment_id) REFERENCES billing_payments (workspace_id, id),
    CONSTRAINT bank_lines_entry_exists
        FOREIGN KEY (workspace_id, entry_id) REFERENCES ledger_entries (workspace_id, id),
    CONSTRAINT bank_lines_booked_by_one CHECK (payment_id IS NULL OR entry_id IS NULL),
    CONSTRAINT bank_lines_booked_by_something CHECK ((state = 'booked') = (payment_id IS NOT NULL OR entry_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_lines_day ON bank_lines (workspace_id, bank_account_id, booked_on);
CREATE INDEX bank_lines_state ON bank_lines (workspace_id, state, booked_on);
CREATE INDEX bank_lines_statement ON bank_lines (workspace_id, bank_statement_id);
CREATE UNIQUE INDEX bank_lines_payment ON bank_lines (workspace_id, payment_id) WHERE payment_id IS NOT NULL;
CREATE UNIQUE INDEX bank_lines_entry ON bank_lines (workspace_id, entry_id) WHERE entry_id IS NOT NULL;
