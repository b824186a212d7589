import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ApiCall, BankAccount } from '../api/generated.ts';
import { asks } from '../ui/actions.tsx';
import { FormDialog, type Values } from '../ui/form.tsx';

interface Props {
  label: string;
  /** The field of the day on which money moves, its label, and what it begins with. */
  day: { field: string; label: string; start: string };
  accounts: BankAccount[];
  /** The account that is meant where there is one only. */
  usual: BankAccount | undefined;
  count: number;
  call: (values: Values) => ApiCall<{ id: string }>;
  to: string;
}

/** The button that makes a run of what is chosen: from which account, and when. */
export function PrepareRun({ label, day, accounts, usual, count, call, to }: Props) {
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button disabled={count === 0} onClick={() => setAsking(true)}>
        {label}
      </Button>
      {asking && (
        <FormDialog<{ id: string }>
          title={label}
          button={label}
          fields={{
            bank_account_id: {
              ...asks('id', 'Bank account', { required: true }),
              references: 'bank_account',
            },
            [day.field]: asks('date', day.label, { required: true }),
          }}
          start={{ bank_account_id: usual?.id ?? null, [day.field]: day.start }}
          names={Object.fromEntries(accounts.map((one) => [one.id, one.name]))}
          call={call}
          onDone={(run) => void navigate({ to: `${to}/${run.id}` })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
