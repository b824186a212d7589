-- What each account moved on a day, over the entries up to a number: entries never change, so these never do either.
CREATE TABLE ledger_day_totals (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    account_id BLOB NOT NULL,
    amount_currency TEXT NOT NULL,
    base_currency TEXT NOT NULL,
    posted_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    base_minor INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, account_id, amount_currency, base_currency, posted_on),
    CONSTRAINT ledger_day_totals_account_exists
        FOREIGN KEY (workspace_id, account_id) REFERENCES ledger_accounts (workspace_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_totalled (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    through_number INTEGER NOT NULL,
    PRIMARY KEY (workspace_id)
) STRICT, WITHOUT ROWID;
