-- What proves that a register was asked.
ALTER TABLE people_parties ADD COLUMN tax_number_consultation TEXT NOT NULL DEFAULT '';
