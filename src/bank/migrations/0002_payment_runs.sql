ALTER TABLE bank_accounts ADD COLUMN creditor_id TEXT NOT NULL DEFAULT '';

CREATE TABLE bank_payout_runs (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    bank_account_id BLOB NOT NULL,
    pay_on TEXT NOT NULL,
    lines TEXT NOT NULL,
    approved_by BLOB,
    approved_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT bank_payout_runs_number_unique UNIQUE (workspace_id, number),
    CONSTRAINT bank_payout_runs_account_exists
        FOREIGN KEY (workspace_id, bank_account_id) REFERENCES bank_accounts (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_payout_runs_state ON bank_payout_runs (workspace_id, state, pay_on);
CREATE INDEX bank_payout_runs_account ON bank_payout_runs (workspace_id, bank_account_id);

-- A bill is in one run at a time, until it is paid or the run is cancelled.
CREATE TABLE bank_payout_claims (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    bill_id BLOB NOT NULL,
    run_id BLOB NOT NULL,
    CONSTRAINT bank_payout_claims_once PRIMARY KEY (workspace_id, bill_id),
    CONSTRAINT bank_payout_claims_bill_exists
        FOREIGN KEY (workspace_id, bill_id) REFERENCES billing_bills (workspace_id, id),
    CONSTRAINT bank_payout_claims_run_exists
        FOREIGN KEY (workspace_id, run_id) REFERENCES bank_payout_runs (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_payout_claims_run ON bank_payout_claims (workspace_id, run_id);

CREATE TABLE bank_mandates (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    reference TEXT NOT NULL,
    customer_id BLOB NOT NULL,
    scheme TEXT NOT NULL,
    once INTEGER NOT NULL,
    signed_on TEXT NOT NULL,
    holder TEXT NOT NULL,
    iban TEXT NOT NULL,
    bic TEXT NOT NULL,
    last_collected_on TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT bank_mandates_reference_unique UNIQUE (workspace_id, reference),
    CONSTRAINT bank_mandates_customer_exists
        FOREIGN KEY (workspace_id, customer_id) REFERENCES people_parties (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_mandates_customer ON bank_mandates (workspace_id, customer_id);

CREATE TABLE bank_direct_debit_runs (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    bank_account_id BLOB NOT NULL,
    collect_on TEXT NOT NULL,
    lines TEXT NOT NULL,
    approved_by BLOB,
    approved_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT bank_direct_debit_runs_number_unique UNIQUE (workspace_id, number),
    CONSTRAINT bank_direct_debit_runs_account_exists
        FOREIGN KEY (workspace_id, bank_account_id) REFERENCES bank_accounts (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_direct_debit_runs_state ON bank_direct_debit_runs (workspace_id, state, collect_on);
CREATE INDEX bank_direct_debit_runs_account ON bank_direct_debit_runs (workspace_id, bank_account_id);

CREATE TABLE bank_debit_claims (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    invoice_id BLOB NOT NULL,
    run_id BLOB NOT NULL,
    CONSTRAINT bank_debit_claims_once PRIMARY KEY (workspace_id, invoice_id),
    CONSTRAINT bank_debit_claims_invoice_exists
        FOREIGN KEY (workspace_id, invoice_id) REFERENCES billing_invoices (workspace_id, id),
    CONSTRAINT bank_debit_claims_run_exists
        FOREIGN KEY (workspace_id, run_id) REFERENCES bank_direct_debit_runs (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_debit_claims_run ON bank_debit_claims (workspace_id, run_id);
