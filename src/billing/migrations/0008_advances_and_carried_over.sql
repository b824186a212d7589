-- What is deducted as paid in advance, what was open when the books began, and what we write in a partner's name.
ALTER TABLE billing_invoice_lines ADD COLUMN deposit_base_minor INTEGER;
ALTER TABLE billing_invoice_lines ADD COLUMN deposit_base_currency TEXT;
ALTER TABLE billing_invoices ADD COLUMN carried_over_on TEXT;
ALTER TABLE billing_bills ADD COLUMN carried_over_on TEXT;
ALTER TABLE billing_bills ADD COLUMN self_billed_id BLOB;
