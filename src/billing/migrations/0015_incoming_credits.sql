-- A credit note that comes in names the document that it takes back.
ALTER TABLE billing_incoming_invoices ADD COLUMN corrects_number TEXT NOT NULL DEFAULT '';
ALTER TABLE billing_incoming_invoices ADD COLUMN corrects_id BLOB;
