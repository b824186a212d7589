CREATE TABLE files_files (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    subject_entity TEXT NOT NULL,
    subject_id BLOB NOT NULL,
    circle_id BLOB NOT NULL,
    audience TEXT NOT NULL,
    uploaded_by BLOB,
    uploaded_by_name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT files_files_audience_known CHECK (audience IN ('team', 'team_customer', 'team_partner', 'everyone'))
) STRICT, WITHOUT ROWID;
CREATE INDEX files_files_subject ON files_files (workspace_id, subject_entity, subject_id);
CREATE INDEX files_files_circle ON files_files (workspace_id, circle_id);
CREATE INDEX files_files_sha256 ON files_files (workspace_id, sha256);
