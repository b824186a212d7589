CREATE TABLE projects_projects (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    customer_id BLOB NOT NULL,
    quote_id BLOB,
    deal_id BLOB,
    currency TEXT NOT NULL,
    budget_minor INTEGER NOT NULL,
    budget_currency TEXT NOT NULL,
    state TEXT NOT NULL,
    starts_on TEXT,
    due_on TEXT,
    lead_id BLOB,
    description TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT projects_projects_customer_exists
        FOREIGN KEY (workspace_id, customer_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT projects_projects_quote_exists
        FOREIGN KEY (workspace_id, quote_id) REFERENCES crm_quotes (workspace_id, id),
    CONSTRAINT projects_projects_deal_exists
        FOREIGN KEY (workspace_id, deal_id) REFERENCES crm_deals (workspace_id, id),
    CONSTRAINT projects_projects_lead_exists
        FOREIGN KEY (workspace_id, lead_id) REFERENCES auth_accounts (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX projects_projects_customer ON projects_projects (workspace_id, customer_id);
CREATE UNIQUE INDEX projects_projects_one_per_quote ON projects_projects (workspace_id, quote_id)
    WHERE quote_id IS NOT NULL;
CREATE INDEX projects_projects_deal ON projects_projects (workspace_id, deal_id);
CREATE INDEX projects_projects_lead ON projects_projects (workspace_id, lead_id);

CREATE TABLE projects_tasks (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    project_id BLOB NOT NULL,
    circle_id BLOB NOT NULL,
    audience TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    state TEXT NOT NULL,
    position INTEGER NOT NULL,
    assignee_id BLOB,
    due_on TEXT,
    skill TEXT NOT NULL,
    is_billable INTEGER NOT NULL,
    fixed_price_minor INTEGER,
    fixed_price_currency TEXT,
    hourly_price TEXT,
    tax_rate TEXT NOT NULL,
    tax_category TEXT NOT NULL,
    budget_minor INTEGER,
    budget_currency TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT projects_tasks_project_exists
        FOREIGN KEY (workspace_id, project_id) REFERENCES projects_projects (workspace_id, id),
    CONSTRAINT projects_tasks_assignee_exists
        FOREIGN KEY (workspace_id, assignee_id) REFERENCES auth_accounts (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX projects_tasks_board ON projects_tasks (workspace_id, project_id, state, position);
CREATE INDEX projects_tasks_assignee ON projects_tasks (workspace_id, assignee_id);
CREATE INDEX projects_tasks_circle ON projects_tasks (workspace_id, circle_id);

CREATE TABLE projects_time_entries (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    task_id BLOB NOT NULL,
    project_id BLOB NOT NULL,
    circle_id BLOB NOT NULL,
    audience TEXT NOT NULL,
    account_id BLOB NOT NULL,
    party_id BLOB,
    worked_on TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    started_at INTEGER,
    note TEXT NOT NULL,
    state TEXT NOT NULL,
    is_billable INTEGER NOT NULL,
    hourly_price TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT projects_time_entries_task_exists
        FOREIGN KEY (workspace_id, task_id) REFERENCES projects_tasks (workspace_id, id),
    CONSTRAINT projects_time_entries_account_exists
        FOREIGN KEY (workspace_id, account_id) REFERENCES auth_accounts (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX projects_time_entries_task ON projects_time_entries (workspace_id, task_id);
CREATE INDEX projects_time_entries_project ON projects_time_entries (workspace_id, project_id);
CREATE INDEX projects_time_entries_account ON projects_time_entries (workspace_id, account_id, worked_on);
CREATE UNIQUE INDEX projects_time_entries_one_timer ON projects_time_entries (workspace_id, account_id)
    WHERE started_at IS NOT NULL;
