CREATE TABLE billing_recurring_invoices (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    customer_id BLOB NOT NULL,
    currency TEXT NOT NULL,
    rhythm TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    anchor_day INTEGER NOT NULL,
    billing TEXT NOT NULL,
    makes TEXT NOT NULL,
    zone TEXT NOT NULL,
    terms_days INTEGER NOT NULL,
    reference TEXT NOT NULL,
    note TEXT NOT NULL,
    prices TEXT NOT NULL,
    next_period INTEGER NOT NULL,
    next_on TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT billing_recurring_customer_exists
        FOREIGN KEY (workspace_id, customer_id) REFERENCES people_parties (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_recurring_customer ON billing_recurring_invoices (workspace_id, customer_id);
CREATE INDEX billing_recurring_state ON billing_recurring_invoices (workspace_id, state);

CREATE TABLE billing_recurring_lines (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    recurring_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    description TEXT NOT NULL,
    detail TEXT NOT NULL,
    quantity TEXT NOT NULL,
    unit TEXT NOT NULL,
    price TEXT NOT NULL,
    tax_rate TEXT NOT NULL,
    tax_category TEXT NOT NULL,
    supply TEXT NOT NULL,
    tax_level TEXT NOT NULL,
    tax_by TEXT NOT NULL,
    project_id BLOB,
    PRIMARY KEY (workspace_id, recurring_id, position),
    CONSTRAINT billing_recurring_lines_owner_exists
        FOREIGN KEY (workspace_id, recurring_id) REFERENCES billing_recurring_invoices (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_recurring_lines_project ON billing_recurring_lines (workspace_id, project_id)
    WHERE project_id IS NOT NULL;

-- One invoice for each period (M12). It stays said when that draft is deleted: the period was billed, or given away.
CREATE TABLE billing_recurring_periods (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    recurring_id BLOB NOT NULL,
    period INTEGER NOT NULL,
    invoice_id BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    CONSTRAINT billing_recurring_periods_once PRIMARY KEY (workspace_id, recurring_id, period),
    CONSTRAINT billing_recurring_periods_owner_exists
        FOREIGN KEY (workspace_id, recurring_id) REFERENCES billing_recurring_invoices (workspace_id, id)
) STRICT, WITHOUT ROWID;
