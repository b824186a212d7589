-- A payment that was recorded by mistake stays, and says since when it counts for nothing.
ALTER TABLE billing_payments ADD COLUMN taken_back_at INTEGER;
