CREATE TABLE people_parties (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    organisation_id BLOB,
    is_customer INTEGER NOT NULL,
    is_partner INTEGER NOT NULL,
    is_vendor INTEGER NOT NULL,
    is_own INTEGER NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    website TEXT NOT NULL,
    address TEXT NOT NULL,
    tax_number TEXT NOT NULL,
    registration_number TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    currency TEXT NOT NULL,
    iban TEXT NOT NULL,
    skills TEXT NOT NULL,
    hourly_rate_minor INTEGER,
    hourly_rate_currency TEXT,
    notes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT people_parties_organisation_exists
        FOREIGN KEY (workspace_id, organisation_id) REFERENCES people_parties (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX people_parties_organisation ON people_parties (workspace_id, organisation_id);
CREATE INDEX people_parties_email ON people_parties (workspace_id, email);
CREATE INDEX people_parties_name ON people_parties (workspace_id, name);
CREATE UNIQUE INDEX people_parties_one_own_company ON people_parties (workspace_id) WHERE is_own = 1;

CREATE TABLE people_circles (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    circle_id BLOB NOT NULL,
    party_id BLOB NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('customer', 'partner')),
    PRIMARY KEY (workspace_id, circle_id, party_id),
    CONSTRAINT people_circles_party_exists
        FOREIGN KEY (workspace_id, party_id) REFERENCES people_parties (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX people_circles_party ON people_circles (workspace_id, party_id);
