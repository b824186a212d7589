-- The project whose approved hours come on each invoice of a retainer.
ALTER TABLE billing_recurring_invoices ADD COLUMN project_id BLOB;
