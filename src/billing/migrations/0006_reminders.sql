CREATE TABLE billing_reminders (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    customer_id BLOB NOT NULL,
    currency TEXT NOT NULL,
    level INTEGER NOT NULL,
    reminded_on TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    invoices TEXT NOT NULL,
    open_minor INTEGER NOT NULL,
    open_currency TEXT NOT NULL,
    interest_minor INTEGER NOT NULL,
    interest_currency TEXT NOT NULL,
    article TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT billing_reminders_customer_exists
        FOREIGN KEY (workspace_id, customer_id) REFERENCES people_parties (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_reminders_customer ON billing_reminders (workspace_id, customer_id);

-- Which level of which invoice was told, once.
CREATE TABLE billing_reminded_invoices (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    invoice_id BLOB NOT NULL,
    level INTEGER NOT NULL,
    reminder_id BLOB NOT NULL,
    reminded_on TEXT NOT NULL,
    CONSTRAINT billing_reminded_invoices_once PRIMARY KEY (workspace_id, invoice_id, level),
    CONSTRAINT billing_reminded_invoices_invoice_exists
        FOREIGN KEY (workspace_id, invoice_id) REFERENCES billing_invoices (workspace_id, id),
    CONSTRAINT billing_reminded_invoices_reminder_exists
        FOREIGN KEY (workspace_id, reminder_id) REFERENCES billing_reminders (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_reminded_invoices_reminder ON billing_reminded_invoices (workspace_id, reminder_id);
