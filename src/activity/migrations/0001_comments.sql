CREATE TABLE activity_comments (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    subject_entity TEXT NOT NULL,
    subject_id BLOB NOT NULL,
    circle_id BLOB NOT NULL,
    audience TEXT NOT NULL,
    text TEXT NOT NULL,
    author_id BLOB,
    author_name TEXT NOT NULL,
    author_kind TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT activity_comments_audience_known CHECK (audience IN ('team', 'team_customer', 'team_partner', 'everyone'))
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_comments_subject ON activity_comments (workspace_id, subject_entity, subject_id, id);
CREATE INDEX activity_comments_circle ON activity_comments (workspace_id, circle_id);
