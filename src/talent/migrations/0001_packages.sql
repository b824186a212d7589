CREATE TABLE talent_work_packages (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    project_id BLOB NOT NULL,
    task_id BLOB,
    customer_id BLOB NOT NULL,
    title TEXT NOT NULL,
    scope TEXT NOT NULL,
    acceptance_criteria TEXT NOT NULL,
    skills TEXT NOT NULL,
    due_at INTEGER,
    zone TEXT NOT NULL,
    budget_minor INTEGER,
    budget_currency TEXT,
    state TEXT NOT NULL,
    partner_id BLOB,
    price_minor INTEGER,
    price_currency TEXT,
    agreed_at INTEGER,
    agreement_sha256 TEXT NOT NULL,
    bill_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT talent_work_packages_project_exists
        FOREIGN KEY (workspace_id, project_id) REFERENCES projects_projects (workspace_id, id),
    CONSTRAINT talent_work_packages_task_exists
        FOREIGN KEY (workspace_id, task_id) REFERENCES projects_tasks (workspace_id, id),
    CONSTRAINT talent_work_packages_customer_exists
        FOREIGN KEY (workspace_id, customer_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT talent_work_packages_partner_exists
        FOREIGN KEY (workspace_id, partner_id) REFERENCES people_parties (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX talent_work_packages_project ON talent_work_packages (workspace_id, project_id);
CREATE UNIQUE INDEX talent_work_packages_one_per_task ON talent_work_packages (workspace_id, task_id)
    WHERE task_id IS NOT NULL;
CREATE INDEX talent_work_packages_customer ON talent_work_packages (workspace_id, customer_id);
CREATE INDEX talent_work_packages_partner ON talent_work_packages (workspace_id, partner_id);

CREATE TABLE talent_offers (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    package_id BLOB NOT NULL,
    partner_id BLOB NOT NULL,
    price_minor INTEGER NOT NULL,
    price_currency TEXT NOT NULL,
    message TEXT NOT NULL,
    state TEXT NOT NULL,
    counter_price_minor INTEGER,
    counter_price_currency TEXT,
    counter_due_at INTEGER,
    counter_message TEXT NOT NULL,
    declined_reason TEXT NOT NULL,
    answered_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT talent_offers_package_exists
        FOREIGN KEY (workspace_id, package_id) REFERENCES talent_work_packages (workspace_id, id),
    CONSTRAINT talent_offers_partner_exists
        FOREIGN KEY (workspace_id, partner_id) REFERENCES people_parties (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX talent_offers_package ON talent_offers (workspace_id, package_id);
CREATE INDEX talent_offers_partner ON talent_offers (workspace_id, partner_id);
-- Whoever accepts second finds this, should every other check fail.
CREATE UNIQUE INDEX talent_offers_one_agreement ON talent_offers (workspace_id, package_id) WHERE state = 'accepted';

CREATE TABLE talent_deliveries (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    package_id BLOB NOT NULL,
    partner_id BLOB NOT NULL,
    note TEXT NOT NULL,
    link TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    on_time INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT talent_deliveries_package_exists
        FOREIGN KEY (workspace_id, package_id) REFERENCES talent_work_packages (workspace_id, id),
    CONSTRAINT talent_deliveries_partner_exists
        FOREIGN KEY (workspace_id, partner_id) REFERENCES people_parties (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX talent_deliveries_package ON talent_deliveries (workspace_id, package_id);
CREATE INDEX talent_deliveries_partner ON talent_deliveries (workspace_id, partner_id);
