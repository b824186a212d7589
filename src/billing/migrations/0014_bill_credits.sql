-- What partners take off their bills.
ALTER TABLE billing_bills ADD COLUMN kind TEXT NOT NULL DEFAULT 'bill';
ALTER TABLE billing_bills ADD COLUMN corrects_id BLOB;
ALTER TABLE billing_bills ADD COLUMN credited_minor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE billing_bills ADD COLUMN credited_currency TEXT NOT NULL DEFAULT '';
-- What was credited as a whole may be billed again.
DROP INDEX billing_bills_source_once;
CREATE UNIQUE INDEX billing_bills_source_once ON billing_bills (workspace_id, source_kind, source_id)
    WHERE source_id IS NOT NULL AND state <> 'credited';
UPDATE billing_bills SET credited_currency = currency;
