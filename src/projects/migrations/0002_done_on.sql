-- When a task was done: what was done by a day and not billed by it is accrued at the end of a period.
ALTER TABLE projects_tasks ADD COLUMN done_on TEXT;
