-- Of older lines nobody knows whether their booking made the payment: they let it go as ever.
ALTER TABLE bank_lines ADD COLUMN made_payment INTEGER NOT NULL DEFAULT 0;
