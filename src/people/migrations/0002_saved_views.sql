CREATE TABLE people_saved_views (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    account_id BLOB NOT NULL,
    entity TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT people_saved_views_name_unique UNIQUE (workspace_id, account_id, entity, name),
    CONSTRAINT people_saved_views_account_exists
        FOREIGN KEY (workspace_id, account_id) REFERENCES auth_accounts (workspace_id, id)
) STRICT, WITHOUT ROWID;
