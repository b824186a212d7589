-- Quotes bear the tax, the discounts and the sums of the invoices that they become, and their paper is kept as it was
-- sent. Lines of before were all taxed by hand.
ALTER TABLE crm_quotes ADD COLUMN prices TEXT NOT NULL DEFAULT 'without_tax';
ALTER TABLE crm_quotes ADD COLUMN adjustments TEXT NOT NULL DEFAULT '[]';
ALTER TABLE crm_quotes ADD COLUMN tax_rounding TEXT;
ALTER TABLE crm_quotes ADD COLUMN tax_rounded_per TEXT;
ALTER TABLE crm_quotes ADD COLUMN taxes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE crm_quotes ADD COLUMN rounding_minor INTEGER;
ALTER TABLE crm_quotes ADD COLUMN rounding_currency TEXT;
ALTER TABLE crm_quotes ADD COLUMN seller TEXT;
ALTER TABLE crm_quotes ADD COLUMN buyer TEXT;
ALTER TABLE crm_quote_lines ADD COLUMN supply TEXT NOT NULL DEFAULT 'services';
ALTER TABLE crm_quote_lines ADD COLUMN tax_level TEXT NOT NULL DEFAULT 'standard';
ALTER TABLE crm_quote_lines ADD COLUMN tax_by TEXT NOT NULL DEFAULT 'hand';
ALTER TABLE crm_quote_lines ADD COLUMN tax_code TEXT NOT NULL DEFAULT '';
ALTER TABLE crm_quote_lines ADD COLUMN tax_note TEXT NOT NULL DEFAULT '';
ALTER TABLE crm_quote_lines ADD COLUMN tax_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE crm_quote_lines ADD COLUMN tax_question TEXT NOT NULL DEFAULT '';
ALTER TABLE crm_quote_lines ADD COLUMN adjustments TEXT NOT NULL DEFAULT '[]';
ALTER TABLE crm_quote_lines ADD COLUMN gross_minor INTEGER;
ALTER TABLE crm_quote_lines ADD COLUMN gross_currency TEXT;

CREATE TABLE crm_quote_papers (
    workspace_id BLOB NOT NULL REFERENCES workspaces (id),
    quote_id BLOB NOT NULL,
    bytes BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, quote_id),
    CONSTRAINT crm_quote_papers_quote_exists
        FOREIGN KEY (workspace_id, quote_id) REFERENCES crm_quotes (workspace_id, id)
) STRICT, WITHOUT ROWID;
