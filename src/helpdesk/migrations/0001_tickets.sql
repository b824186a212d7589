CREATE TABLE helpdesk_tickets (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    number TEXT NOT NULL,
    subject TEXT NOT NULL,
    state TEXT NOT NULL,
    priority TEXT NOT NULL,
    channel TEXT NOT NULL,
    customer_id BLOB,
    requester_id BLOB,
    requester_name TEXT NOT NULL,
    requester_email TEXT NOT NULL,
    assignee_id BLOB,
    project_id BLOB,
    task_id BLOB,
    first_answer_due_at INTEGER NOT NULL,
    first_answered_at INTEGER,
    last_message_at INTEGER NOT NULL,
    solved_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT helpdesk_tickets_number_unique UNIQUE (workspace_id, number),
    CONSTRAINT helpdesk_tickets_customer_exists
        FOREIGN KEY (workspace_id, customer_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT helpdesk_tickets_requester_exists
        FOREIGN KEY (workspace_id, requester_id) REFERENCES people_parties (workspace_id, id),
    CONSTRAINT helpdesk_tickets_assignee_exists
        FOREIGN KEY (workspace_id, assignee_id) REFERENCES auth_accounts (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX helpdesk_tickets_customer ON helpdesk_tickets (workspace_id, customer_id);
CREATE INDEX helpdesk_tickets_requester ON helpdesk_tickets (workspace_id, requester_id);
CREATE INDEX helpdesk_tickets_assignee ON helpdesk_tickets (workspace_id, assignee_id);
CREATE INDEX helpdesk_tickets_task ON helpdesk_tickets (workspace_id, task_id);
CREATE INDEX helpdesk_tickets_last_message ON helpdesk_tickets (workspace_id, last_message_at, id);

CREATE TABLE helpdesk_messages (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    ticket_id BLOB NOT NULL,
    circle_id BLOB NOT NULL,
    audience TEXT NOT NULL,
    direction TEXT NOT NULL,
    author_id BLOB,
    from_name TEXT NOT NULL,
    from_email TEXT NOT NULL,
    to_email TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    quoted TEXT NOT NULL,
    is_automatic INTEGER NOT NULL,
    raw_sha256 TEXT NOT NULL,
    mail_id TEXT NOT NULL,
    in_reply_to TEXT NOT NULL,
    reference_ids TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT helpdesk_messages_ticket_exists
        FOREIGN KEY (workspace_id, ticket_id) REFERENCES helpdesk_tickets (workspace_id, id),
    CONSTRAINT helpdesk_messages_audience_known CHECK (audience IN ('team', 'team_customer', 'team_partner', 'everyone'))
) STRICT, WITHOUT ROWID;
CREATE INDEX helpdesk_messages_ticket ON helpdesk_messages (workspace_id, ticket_id, id);
CREATE INDEX helpdesk_messages_circle ON helpdesk_messages (workspace_id, circle_id);
CREATE INDEX helpdesk_messages_mail ON helpdesk_messages (workspace_id, mail_id);

CREATE TABLE helpdesk_inbound (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    raw_sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    envelope_from TEXT NOT NULL,
    envelope_to TEXT NOT NULL,
    from_email TEXT NOT NULL,
    subject TEXT NOT NULL,
    ticket_id BLOB,
    message_id BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT helpdesk_inbound_taken_once UNIQUE (workspace_id, raw_sha256, envelope_from, envelope_to),
    CONSTRAINT helpdesk_inbound_ticket_exists
        FOREIGN KEY (workspace_id, ticket_id) REFERENCES helpdesk_tickets (workspace_id, id),
    CONSTRAINT helpdesk_inbound_message_exists
        FOREIGN KEY (workspace_id, message_id) REFERENCES helpdesk_messages (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX helpdesk_inbound_ticket ON helpdesk_inbound (workspace_id, ticket_id);
CREATE INDEX helpdesk_inbound_message ON helpdesk_inbound (workspace_id, message_id);

-- Every Message-ID that was seen in a ticket's mails, also of ancestors that never came here.
CREATE TABLE helpdesk_mail_ids (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    mail_id TEXT NOT NULL,
    ticket_id BLOB NOT NULL,
    PRIMARY KEY (workspace_id, mail_id),
    CONSTRAINT helpdesk_mail_ids_ticket_exists
        FOREIGN KEY (workspace_id, ticket_id) REFERENCES helpdesk_tickets (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX helpdesk_mail_ids_ticket ON helpdesk_mail_ids (workspace_id, ticket_id);
