ALTER TABLE people_parties ADD COLUMN self_billing_since TEXT;
