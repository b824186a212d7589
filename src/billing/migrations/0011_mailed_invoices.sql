-- E-invoices that came with a mail. Tickets and messages are a later module's, so nothing here refers to their tables.
CREATE TABLE billing_mailed_invoices (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    incoming_invoice_id BLOB,
    bill_id BLOB,
    ticket_id BLOB NOT NULL,
    message_id BLOB NOT NULL,
    file_id BLOB NOT NULL,
    file_sha256 TEXT NOT NULL,
    from_email TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT billing_mailed_invoices_once UNIQUE (workspace_id, message_id, file_sha256),
    CONSTRAINT billing_mailed_invoices_incoming_exists
        FOREIGN KEY (workspace_id, incoming_invoice_id) REFERENCES billing_incoming_invoices (workspace_id, id),
    CONSTRAINT billing_mailed_invoices_bill_exists
        FOREIGN KEY (workspace_id, bill_id) REFERENCES billing_bills (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_mailed_invoices_incoming ON billing_mailed_invoices (workspace_id, incoming_invoice_id);
CREATE INDEX billing_mailed_invoices_bill ON billing_mailed_invoices (workspace_id, bill_id);
CREATE INDEX billing_mailed_invoices_ticket ON billing_mailed_invoices (workspace_id, ticket_id);
CREATE INDEX billing_incoming_invoices_file ON billing_incoming_invoices (workspace_id, file_sha256);
