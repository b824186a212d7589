-- What the tax of a line hangs on, who set it, and why. Lines of before were all set by hand.
ALTER TABLE billing_invoice_lines ADD COLUMN supply TEXT NOT NULL DEFAULT 'services';
ALTER TABLE billing_invoice_lines ADD COLUMN tax_level TEXT NOT NULL DEFAULT 'standard';
ALTER TABLE billing_invoice_lines ADD COLUMN tax_by TEXT NOT NULL DEFAULT 'hand';
ALTER TABLE billing_invoice_lines ADD COLUMN tax_code TEXT NOT NULL DEFAULT '';
ALTER TABLE billing_invoice_lines ADD COLUMN tax_note TEXT NOT NULL DEFAULT '';
ALTER TABLE billing_invoice_lines ADD COLUMN tax_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE billing_invoice_lines ADD COLUMN tax_question TEXT NOT NULL DEFAULT '';
