CREATE TABLE activity_inbox_marks (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    account_id BLOB NOT NULL,
    read_up_to INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, account_id),
    CONSTRAINT activity_inbox_marks_account_exists
        FOREIGN KEY (workspace_id, account_id) REFERENCES auth_accounts (workspace_id, id)
) STRICT, WITHOUT ROWID;
