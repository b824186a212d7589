-- Tasks bear the tax that their quote agreed on, or the one that the rules set when they are billed. Tasks of before were
-- all taxed by hand.
ALTER TABLE projects_projects ADD COLUMN prices TEXT NOT NULL DEFAULT 'without_tax';
ALTER TABLE projects_projects ADD COLUMN tax_rounding TEXT;
ALTER TABLE projects_projects ADD COLUMN tax_rounded_per TEXT;
ALTER TABLE projects_tasks ADD COLUMN supply TEXT NOT NULL DEFAULT 'services';
ALTER TABLE projects_tasks ADD COLUMN tax_level TEXT NOT NULL DEFAULT 'standard';
ALTER TABLE projects_tasks ADD COLUMN tax_by TEXT NOT NULL DEFAULT 'hand';
ALTER TABLE projects_tasks ADD COLUMN tax_code TEXT NOT NULL DEFAULT '';
ALTER TABLE projects_tasks ADD COLUMN tax_note TEXT NOT NULL DEFAULT '';
ALTER TABLE projects_tasks ADD COLUMN tax_reason TEXT NOT NULL DEFAULT '';
