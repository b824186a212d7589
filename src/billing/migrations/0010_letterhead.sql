-- How a workspace's documents look.
CREATE TABLE billing_letterheads (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    accent TEXT NOT NULL,
    logo_sha256 TEXT NOT NULL,
    PRIMARY KEY (workspace_id)
) STRICT, WITHOUT ROWID;
