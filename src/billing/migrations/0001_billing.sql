CREATE TABLE billing_invoices (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    number TEXT NOT NULL,
    customer_id BLOB NOT NULL,
    currency TEXT NOT NULL,
    reference TEXT NOT NULL,
    note TEXT NOT NULL,
    terms_days INTEGER NOT NULL,
    language TEXT NOT NULL,
    issued_on TEXT,
    due_on TEXT,
    corrects_id BLOB,
    taxes TEXT NOT NULL,
    net_minor INTEGER NOT NULL,
    net_currency TEXT NOT NULL,
    tax_minor INTEGER NOT NULL,
    tax_currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    total_currency TEXT NOT NULL,
    credited_minor INTEGER NOT NULL,
    credited_currency TEXT NOT NULL,
    open_minor INTEGER NOT NULL,
    open_currency TEXT NOT NULL,
    rate TEXT,
    rate_on TEXT,
    rate_source TEXT NOT NULL,
    base_total_minor INTEGER,
    base_total_currency TEXT,
    base_open_minor INTEGER,
    base_open_currency TEXT,
    seller TEXT,
    buyer TEXT,
    sent_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT billing_invoices_customer_exists
        FOREIGN KEY (workspace_id, customer_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT billing_invoices_corrected_exists
        FOREIGN KEY (workspace_id, corrects_id) REFERENCES billing_invoices (workspace_id, id),
    CONSTRAINT billing_invoices_open_not_negative CHECK (open_minor >= 0),
    CONSTRAINT billing_invoices_credited_at_most_total CHECK (number = '' OR credited_minor <= total_minor)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX billing_invoices_number_unique ON billing_invoices (workspace_id, number) WHERE number <> '';
CREATE INDEX billing_invoices_customer ON billing_invoices (workspace_id, customer_id);
CREATE INDEX billing_invoices_issued ON billing_invoices (workspace_id, kind, issued_on);
CREATE INDEX billing_invoices_corrected ON billing_invoices (workspace_id, corrects_id) WHERE corrects_id IS NOT NULL;
CREATE INDEX billing_invoices_state ON billing_invoices (workspace_id, state, due_on);

CREATE TABLE billing_invoice_lines (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    invoice_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    description TEXT NOT NULL,
    detail TEXT NOT NULL,
    quantity TEXT NOT NULL,
    unit TEXT NOT NULL,
    price TEXT NOT NULL,
    tax_rate TEXT NOT NULL,
    tax_category TEXT NOT NULL,
    net_minor INTEGER NOT NULL,
    net_currency TEXT NOT NULL,
    project_id BLOB,
    task_id BLOB,
    package_id BLOB,
    partner_id BLOB,
    source_kind TEXT NOT NULL,
    source_id BLOB,
    PRIMARY KEY (workspace_id, invoice_id, position),
    CONSTRAINT billing_invoice_lines_invoice_exists
        FOREIGN KEY (workspace_id, invoice_id) REFERENCES billing_invoices (workspace_id, id),
    CONSTRAINT billing_invoice_lines_partner_exists
        FOREIGN KEY (workspace_id, partner_id) REFERENCES people_parties (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_invoice_lines_project ON billing_invoice_lines (workspace_id, project_id)
    WHERE project_id IS NOT NULL;
CREATE INDEX billing_invoice_lines_partner ON billing_invoice_lines (workspace_id, partner_id)
    WHERE partner_id IS NOT NULL;

-- Which source stands on which invoice; deleted with a draft, and when an invoice is taken back in full.
CREATE TABLE billing_claims (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    source_kind TEXT NOT NULL,
    source_id BLOB NOT NULL,
    invoice_id BLOB NOT NULL,
    PRIMARY KEY (workspace_id, source_kind, source_id),
    CONSTRAINT billing_claims_invoice_exists
        FOREIGN KEY (workspace_id, invoice_id) REFERENCES billing_invoices (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_claims_invoice ON billing_claims (workspace_id, invoice_id);

-- What was issued, byte for byte: the frozen words of each invoice, and each form drawn from them. Rows are only added.
CREATE TABLE billing_documents (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    position INTEGER NOT NULL,
    invoice_id BLOB NOT NULL,
    form TEXT NOT NULL,
    bytes BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, position),
    CONSTRAINT billing_documents_form_once UNIQUE (workspace_id, invoice_id, form),
    CONSTRAINT billing_documents_invoice_exists
        FOREIGN KEY (workspace_id, invoice_id) REFERENCES billing_invoices (workspace_id, id)
) STRICT, WITHOUT ROWID;

-- Who holds the secret may read the invoice; only its hash is kept.
CREATE TABLE billing_links (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    secret_hash TEXT NOT NULL,
    invoice_id BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, secret_hash),
    CONSTRAINT billing_links_secret_unique UNIQUE (secret_hash),
    CONSTRAINT billing_links_invoice_exists
        FOREIGN KEY (workspace_id, invoice_id) REFERENCES billing_invoices (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_links_invoice ON billing_links (workspace_id, invoice_id);
