import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { client } from '../api/queries.ts';
import { api, type ApiCall, type Revaluation } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { day, figure } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { choice } from '../ui/words.ts';

function Lines({ shown }: { shown: Revaluation }) {
  if (shown.lines.length === 0)
    return <Empty text={t('Nothing stands open in another currency on this day.')} />;
  return (
    <div className="scroll-x">
      <table className="table">
        <thead>
          <tr>
            <th>{t('Account')}</th>
            <th className="end">{t('Open')}</th>
            <th className="end">{t('As booked')}</th>
            <th className="end">{t('Worth on the day')}</th>
            <th className="end">{t('Difference')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.lines.map((line) => (
            <tr key={line.account + line.amount.currency}>
              <td>
                {choice(line.account)}{' '}
                <span className="quiet">
                  {figure(line.rate.rate)}, {line.rate.source}, {day(line.rate.on)}
                </span>
              </td>
              <td className="end">
                <Money amount={line.amount} />
              </td>
              <td className="end">
                <Money amount={line.booked} />
              </td>
              <td className="end">
                <Money amount={line.worth} />
              </td>
              <td className="end">
                <Money amount={line.difference} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>{t('Sum')}</td>
            <td className="end">
              <Money amount={shown.difference} strong />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** What open items are worth at a day's rates: shown first, booked with one click, taken back the day after. */
export function Revaluing({ on: start }: { on: string }) {
  const [on, setOn] = useState(start);
  const [shown, setShown] = useState<Revaluation | null>(null);
  const ask = async (dry: boolean) => {
    const call: ApiCall<Revaluation> = { ...api.ledger.revalue({ on }) };
    if (dry) call.query = { dry_run: true };
    try {
      setShown(await send(call));
      if (dry) return;
      await client.invalidateQueries();
      notifications.show({ message: t('Booked, and taken back the day after.') });
      setShown(null);
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' });
    }
  };
  return (
    <Section title={t('Revaluation')}>
      <div className="closing-actions">
        <TextInput
          type="date"
          aria-label={t('Day')}
          value={on}
          onChange={(event) => {
            setOn(event.currentTarget.value);
            setShown(null);
          }}
        />
        <Button variant="default" onClick={() => void ask(true)}>
          {t('Show the differences')}
        </Button>
        {shown && shown.entry_id && (
          <Button variant="default" onClick={() => void ask(false)}>
            {t('Book them')}
          </Button>
        )}
      </div>
      {shown && <Lines shown={shown} />}
    </Section>
  );
}
