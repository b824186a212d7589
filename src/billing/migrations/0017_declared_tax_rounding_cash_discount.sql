-- The tax in the currency that it is declared in, how the tax is rounded, and what who pays early may take off.
ALTER TABLE billing_invoices ADD COLUMN declared_tax TEXT;
ALTER TABLE billing_invoices ADD COLUMN tax_rounding TEXT;
ALTER TABLE billing_invoices ADD COLUMN tax_rounded_per TEXT;
ALTER TABLE billing_invoices ADD COLUMN cash_discount_percent TEXT;
ALTER TABLE billing_invoices ADD COLUMN cash_discount_days INTEGER;
ALTER TABLE billing_invoices ADD COLUMN cash_discount_by TEXT;
ALTER TABLE billing_invoices ADD COLUMN cash_discount_minor INTEGER;
ALTER TABLE billing_invoices ADD COLUMN cash_discount_currency TEXT;
