CREATE TABLE billing_bills (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    number TEXT NOT NULL,
    their_number TEXT NOT NULL,
    partner_id BLOB NOT NULL,
    currency TEXT NOT NULL,
    billed_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    net_minor INTEGER NOT NULL,
    net_currency TEXT NOT NULL,
    tax_minor INTEGER NOT NULL,
    tax_currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    total_currency TEXT NOT NULL,
    open_minor INTEGER NOT NULL,
    open_currency TEXT NOT NULL,
    rate TEXT NOT NULL,
    rate_on TEXT NOT NULL,
    rate_source TEXT NOT NULL,
    base_total_minor INTEGER NOT NULL,
    base_total_currency TEXT NOT NULL,
    base_open_minor INTEGER NOT NULL,
    base_open_currency TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    source_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT billing_bills_partner_exists
        FOREIGN KEY (workspace_id, partner_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT billing_bills_number_unique UNIQUE (workspace_id, number),
    CONSTRAINT billing_bills_open_not_negative CHECK (open_minor >= 0)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX billing_bills_their_number_once ON billing_bills (workspace_id, partner_id, their_number)
    WHERE their_number <> '';
CREATE UNIQUE INDEX billing_bills_source_once ON billing_bills (workspace_id, source_kind, source_id)
    WHERE source_id IS NOT NULL;
CREATE INDEX billing_bills_partner ON billing_bills (workspace_id, partner_id);
CREATE INDEX billing_bills_state ON billing_bills (workspace_id, state, due_on);

CREATE TABLE billing_bill_lines (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    bill_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    description TEXT NOT NULL,
    quantity TEXT NOT NULL,
    unit TEXT NOT NULL,
    price TEXT NOT NULL,
    tax_rate TEXT NOT NULL,
    net_minor INTEGER NOT NULL,
    net_currency TEXT NOT NULL,
    project_id BLOB,
    package_id BLOB,
    customer_id BLOB,
    PRIMARY KEY (workspace_id, bill_id, position),
    CONSTRAINT billing_bill_lines_bill_exists
        FOREIGN KEY (workspace_id, bill_id) REFERENCES billing_bills (workspace_id, id),
    CONSTRAINT billing_bill_lines_customer_exists
        FOREIGN KEY (workspace_id, customer_id) REFERENCES people_parties (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_bill_lines_customer ON billing_bill_lines (workspace_id, customer_id) WHERE customer_id IS NOT NULL;

CREATE TABLE billing_payments (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    direction TEXT NOT NULL,
    party_id BLOB NOT NULL,
    paid_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    amount_currency TEXT NOT NULL,
    fee_minor INTEGER NOT NULL,
    fee_currency TEXT NOT NULL,
    reference TEXT NOT NULL,
    unallocated_minor INTEGER NOT NULL,
    unallocated_currency TEXT NOT NULL,
    rate TEXT NOT NULL,
    rate_on TEXT NOT NULL,
    rate_source TEXT NOT NULL,
    base_amount_minor INTEGER NOT NULL,
    base_amount_currency TEXT NOT NULL,
    base_unallocated_minor INTEGER NOT NULL,
    base_unallocated_currency TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT billing_payments_party_exists
        FOREIGN KEY (workspace_id, party_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT billing_payments_not_overused CHECK (unallocated_minor >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_payments_party ON billing_payments (workspace_id, party_id);
CREATE INDEX billing_payments_paid ON billing_payments (workspace_id, paid_on);

CREATE TABLE billing_allocations (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    payment_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    invoice_id BLOB,
    bill_id BLOB,
    amount_minor INTEGER NOT NULL,
    amount_currency TEXT NOT NULL,
    settled_minor INTEGER NOT NULL,
    settled_currency TEXT NOT NULL,
    released_minor INTEGER NOT NULL,
    released_currency TEXT NOT NULL,
    difference_minor INTEGER NOT NULL,
    difference_currency TEXT NOT NULL,
    PRIMARY KEY (workspace_id, payment_id, position),
    CONSTRAINT billing_allocations_payment_exists
        FOREIGN KEY (workspace_id, payment_id) REFERENCES billing_payments (workspace_id, id),
    CONSTRAINT billing_allocations_invoice_exists
        FOREIGN KEY (workspace_id, invoice_id) REFERENCES billing_invoices (workspace_id, id),
    CONSTRAINT billing_allocations_bill_exists
        FOREIGN KEY (workspace_id, bill_id) REFERENCES billing_bills (workspace_id, id),
    CONSTRAINT billing_allocations_of_one_document CHECK ((invoice_id IS NULL) <> (bill_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX billing_allocations_invoice ON billing_allocations (workspace_id, invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX billing_allocations_bill ON billing_allocations (workspace_id, bill_id) WHERE bill_id IS NOT NULL;
