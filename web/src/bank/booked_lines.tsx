import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../api/queries.ts';
import { api, type BankLine } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { asks } from '../ui/actions.tsx';
import { FormDialog } from '../ui/form.tsx';
import { day } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { tell } from '../ui/undo.tsx';
import { nameOf } from './lines.tsx';

const most = 20;

/** A payment that was there before its line is only let go, so nobody is asked about it. */
function asked(line: BankLine) {
  const reason = asks('text', 'Reason', { required: true });
  if (!line.made_payment) return { reason };
  return {
    reason,
    payment: asks('choice', 'The payment', { options: ['take_back', 'keep'], nullable: false }),
  };
}

/** What was booked last, and the way back for a line that was booked as the wrong thing. */
export function BookedLines({ account, able }: { account: string; able: boolean }) {
  const [undone, setUndone] = useState<BankLine | null>(null);
  const booked = useCall(
    api.bank_lines.list({
      state: 'booked',
      sort: '-booked_on',
      limit: most,
      ...(account ? { bank_account_id: account } : {}),
    }),
  );
  const lines = booked.data?.items ?? [];
  if (lines.length === 0) return null;
  return (
    <Section title={t('Booked')}>
      <ul className="bank-booked">
        {lines.map((line) => (
          <li key={line.id}>
            <span>
              <bdi className="strong">{nameOf(line)}</bdi>
              <span className="under" dir="auto">
                {[day(line.booked_on), line.note].filter(Boolean).join(' · ')}
              </span>
            </span>
            <Money amount={line.amount} />
            {able && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('Take back the booking of {what}', { what: nameOf(line) })}
                onClick={() => setUndone(line)}
              >
                {t('Take back')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {undone && (
        <FormDialog
          title={t('Take back the booking of {what}', { what: nameOf(undone) })}
          button={t('Take back')}
          fields={asked(undone)}
          start={undone.made_payment ? { payment: 'take_back' } : {}}
          call={(values) => api.bank_lines.unbook(undone.id, values as { reason: string })}
          onDone={() => tell(t('To do again: {what}', { what: nameOf(undone) }))}
          onClose={() => setUndone(null)}
        />
      )}
    </Section>
  );
}
