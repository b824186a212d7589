-- A bill of a closed month keeps its own day and is booked on an open one.
ALTER TABLE billing_bills ADD COLUMN booked_on TEXT;
