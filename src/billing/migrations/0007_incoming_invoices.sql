-- E-invoices that came in, until they are a bill or refused. The file itself lies with the blobs, under its hash.
CREATE TABLE billing_incoming_invoices (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    number TEXT NOT NULL,
    sender TEXT NOT NULL,
    is_credit_note INTEGER NOT NULL,
    order_reference TEXT NOT NULL,
    currency TEXT NOT NULL,
    issued_on TEXT,
    due_on TEXT,
    net_minor INTEGER NOT NULL,
    net_currency TEXT NOT NULL,
    tax_minor INTEGER NOT NULL,
    tax_currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    total_currency TEXT NOT NULL,
    iban TEXT NOT NULL,
    vendor_id BLOB,
    matched_by TEXT NOT NULL,
    bill_id BLOB,
    differences TEXT NOT NULL,
    findings TEXT NOT NULL,
    lines TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    file_type TEXT NOT NULL,
    accepted_by BLOB,
    reason TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT billing_incoming_invoices_vendor_exists
        FOREIGN KEY (workspace_id, vendor_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT billing_incoming_invoices_bill_exists
        FOREIGN KEY (workspace_id, bill_id) REFERENCES billing_bills (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_incoming_invoices_state ON billing_incoming_invoices (workspace_id, state);
CREATE INDEX billing_incoming_invoices_vendor ON billing_incoming_invoices (workspace_id, vendor_id);
CREATE INDEX billing_incoming_invoices_bill ON billing_incoming_invoices (workspace_id, bill_id);
