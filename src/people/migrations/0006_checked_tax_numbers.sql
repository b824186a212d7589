ALTER TABLE people_parties ADD COLUMN tax_number_state TEXT NOT NULL DEFAULT 'unchecked';
ALTER TABLE people_parties ADD COLUMN tax_number_checked_at INTEGER;
ALTER TABLE people_parties ADD COLUMN tax_number_checked_by TEXT NOT NULL DEFAULT '';
