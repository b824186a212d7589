-- Who takes money for us online, and each try of a customer to pay there.
CREATE TABLE billing_payment_providers (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    checkout_url TEXT NOT NULL,
    signing_secret TEXT NOT NULL,
    account_id BLOB,
    is_active INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT billing_payment_providers_account_exists
        FOREIGN KEY (workspace_id, account_id) REFERENCES ledger_accounts (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_payment_providers_account ON billing_payment_providers (workspace_id, account_id);
CREATE UNIQUE INDEX billing_payment_providers_address ON billing_payment_providers (id);

CREATE TABLE billing_payment_attempts (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    provider_id BLOB NOT NULL,
    invoice_id BLOB NOT NULL,
    reference TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    amount_currency TEXT NOT NULL,
    reason TEXT NOT NULL,
    payment_id BLOB,
    happened_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT billing_payment_attempts_once UNIQUE (workspace_id, provider_id, reference),
    CONSTRAINT billing_payment_attempts_provider_exists
        FOREIGN KEY (workspace_id, provider_id) REFERENCES billing_payment_providers (workspace_id, id),
    CONSTRAINT billing_payment_attempts_invoice_exists
        FOREIGN KEY (workspace_id, invoice_id) REFERENCES billing_invoices (workspace_id, id),
    CONSTRAINT billing_payment_attempts_payment_exists
        FOREIGN KEY (workspace_id, payment_id) REFERENCES billing_payments (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_payment_attempts_invoice ON billing_payment_attempts (workspace_id, invoice_id);
CREATE INDEX billing_payment_attempts_payment ON billing_payment_attempts (workspace_id, payment_id);
