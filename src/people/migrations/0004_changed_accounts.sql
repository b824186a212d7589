ALTER TABLE people_parties ADD COLUMN account_changed_by BLOB;
