import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { notifications } from '@mantine/notifications';
import { send } from '../api/client.ts';
import { client, useCall } from '../api/queries.ts';
import { type Accrual, api, type ApiCall } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Money } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';

function Lines({ shown }: { shown: Accrual }) {
  const projects = useCall(api.projects.list({ limit: 200 }));
  if (shown.lines.length === 0)
    return <Empty text={t('All that was done by this day was invoiced by it.')} />;
  const title = (id: string) => projects.data?.items.find((one) => one.id === id)?.title ?? '…';
  return (
    <div className="scroll-x">
      <table className="table">
        <thead>
          <tr>
            <th>{t('Project')}</th>
            <th className="end">{t('Not invoiced')}</th>
            <th className="end">{t('Worth on the day')}</th>
            <th className="end">{t('Difference')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.lines.map((line) => (
            <tr key={line.project_id}>
              <td>
                <Link to={`/projects/${line.project_id}`}>{title(line.project_id)}</Link>
              </td>
              <td className="end">
                <Money amount={line.unbilled} />
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
            <td colSpan={3}>{t('Sum')}</td>
            <td className="end">
              <Money amount={shown.difference} strong />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Work that was done and not invoiced by a day: shown first, booked with one click, taken back the day after. */
export function Accruing({ on: start }: { on: string }) {
  const [on, setOn] = useState(start);
  const [shown, setShown] = useState<Accrual | null>(null);
  const ask = async (dry: boolean) => {
    const call: ApiCall<Accrual> = { ...api.projects.accrue({ on }) };
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
    <Section title={t('Work done and not invoiced')}>
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
          {t('Show the work')}
        </Button>
        {shown && shown.entry_id && (
          <Button variant="default" onClick={() => void ask(false)}>
            {t('Book it')}
          </Button>
        )}
      </div>
      {shown && <Lines shown={shown} />}
    </Section>
  );
}
