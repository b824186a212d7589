-- Discounts and charges with what they come to, prices with their tax, when the work was done, and what becomes of an
-- invoice that is not paid. Documents of before had none of it.
ALTER TABLE billing_invoices ADD COLUMN prices TEXT NOT NULL DEFAULT 'without_tax';
ALTER TABLE billing_invoices ADD COLUMN adjustments TEXT NOT NULL DEFAULT '[]';
ALTER TABLE billing_invoices ADD COLUMN adjustment_parts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE billing_invoices ADD COLUMN rounding_minor INTEGER;
ALTER TABLE billing_invoices ADD COLUMN rounding_currency TEXT;
ALTER TABLE billing_invoices ADD COLUMN delivered_on TEXT;
ALTER TABLE billing_invoices ADD COLUMN period_from TEXT;
ALTER TABLE billing_invoices ADD COLUMN period_to TEXT;
ALTER TABLE billing_invoices ADD COLUMN purpose TEXT NOT NULL DEFAULT 'ordinary';
ALTER TABLE billing_invoices ADD COLUMN disputed_on TEXT;
ALTER TABLE billing_invoices ADD COLUMN dispute TEXT NOT NULL DEFAULT '';
ALTER TABLE billing_invoices ADD COLUMN written_off_on TEXT;
ALTER TABLE billing_invoices ADD COLUMN written_off_minor INTEGER;
ALTER TABLE billing_invoices ADD COLUMN written_off_currency TEXT;
ALTER TABLE billing_invoices ADD COLUMN base_written_off_minor INTEGER;
ALTER TABLE billing_invoices ADD COLUMN base_written_off_currency TEXT;
ALTER TABLE billing_invoices ADD COLUMN write_off_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE billing_invoice_lines ADD COLUMN adjustments TEXT NOT NULL DEFAULT '[]';
ALTER TABLE billing_invoice_lines ADD COLUMN gross_minor INTEGER;
ALTER TABLE billing_invoice_lines ADD COLUMN gross_currency TEXT;
-- The day on which an allocation was booked. Most were with their payment.
ALTER TABLE billing_allocations ADD COLUMN allocated_on TEXT NOT NULL DEFAULT '';
UPDATE billing_allocations SET allocated_on = (SELECT p.paid_on FROM billing_payments p
    WHERE p.workspace_id = billing_allocations.workspace_id AND p.id = billing_allocations.payment_id);
