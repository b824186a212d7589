-- Up to which day the books are closed: the newest row holds, the older ones say how it came to be. Rows are only added.
CREATE TABLE ledger_period_locks (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    number INTEGER NOT NULL,
    locked_through TEXT,
    reason TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT ledger_period_locks_number_unique UNIQUE (workspace_id, number)
) STRICT, WITHOUT ROWID;
