CREATE TABLE crm_deals (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    customer_id BLOB NOT NULL,
    contact_id BLOB,
    stage TEXT NOT NULL,
    position INTEGER NOT NULL,
    value_minor INTEGER NOT NULL,
    value_currency TEXT NOT NULL,
    expected_on TEXT,
    next_step TEXT NOT NULL,
    next_step_on TEXT,
    owner_id BLOB,
    lost_reason TEXT NOT NULL,
    notes TEXT NOT NULL,
    closed_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT crm_deals_customer_exists
        FOREIGN KEY (workspace_id, customer_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT crm_deals_contact_exists
        FOREIGN KEY (workspace_id, contact_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT crm_deals_owner_exists
        FOREIGN KEY (workspace_id, owner_id) REFERENCES auth_accounts (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX crm_deals_board ON crm_deals (workspace_id, stage, position);
CREATE INDEX crm_deals_customer ON crm_deals (workspace_id, customer_id);
CREATE INDEX crm_deals_contact ON crm_deals (workspace_id, contact_id);
CREATE INDEX crm_deals_owner ON crm_deals (workspace_id, owner_id);

CREATE TABLE crm_quotes (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    number TEXT NOT NULL,
    version_number INTEGER NOT NULL,
    previous_id BLOB,
    deal_id BLOB,
    customer_id BLOB NOT NULL,
    contact_id BLOB,
    title TEXT NOT NULL,
    currency TEXT NOT NULL,
    intro TEXT NOT NULL,
    terms TEXT NOT NULL,
    valid_until TEXT,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    net_minor INTEGER NOT NULL,
    net_currency TEXT NOT NULL,
    tax_minor INTEGER NOT NULL,
    tax_currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    total_currency TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    shown_html TEXT NOT NULL,
    shown_sha256 TEXT NOT NULL,
    sent_at INTEGER,
    answered_at INTEGER,
    answered_by TEXT NOT NULL,
    answered_from TEXT NOT NULL,
    answered_with TEXT NOT NULL,
    declined_reason TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT crm_quotes_customer_exists
        FOREIGN KEY (workspace_id, customer_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT crm_quotes_contact_exists
        FOREIGN KEY (workspace_id, contact_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT crm_quotes_deal_exists
        FOREIGN KEY (workspace_id, deal_id) REFERENCES crm_deals (workspace_id, id),
    CONSTRAINT crm_quotes_previous_exists
        FOREIGN KEY (workspace_id, previous_id) REFERENCES crm_quotes (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX crm_quotes_customer ON crm_quotes (workspace_id, customer_id);
CREATE INDEX crm_quotes_contact ON crm_quotes (workspace_id, contact_id);
CREATE INDEX crm_quotes_deal ON crm_quotes (workspace_id, deal_id);
CREATE INDEX crm_quotes_previous ON crm_quotes (workspace_id, previous_id);
CREATE UNIQUE INDEX crm_quotes_secret_unique ON crm_quotes (secret_hash) WHERE secret_hash <> '';
CREATE UNIQUE INDEX crm_quotes_number_unique ON crm_quotes (workspace_id, number, version_number) WHERE number <> '';

CREATE TABLE crm_quote_lines (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    quote_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    description TEXT NOT NULL,
    detail TEXT NOT NULL,
    quantity TEXT NOT NULL,
    unit TEXT NOT NULL,
    price TEXT NOT NULL,
    tax_rate TEXT NOT NULL,
    tax_category TEXT NOT NULL,
    skill TEXT NOT NULL,
    cost_minor INTEGER,
    cost_currency TEXT,
    net_minor INTEGER NOT NULL,
    net_currency TEXT NOT NULL,
    PRIMARY KEY (workspace_id, quote_id, position),
    CONSTRAINT crm_quote_lines_quote_exists
        FOREIGN KEY (workspace_id, quote_id) REFERENCES crm_quotes (workspace_id, id)
) STRICT, WITHOUT ROWID;
