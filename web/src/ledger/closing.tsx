import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../api/queries.ts';
import { api, type FieldFacts } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { asks } from '../ui/actions.tsx';
import { longDay, today } from '../ui/format.ts';
import { FormDialog, type Values } from '../ui/form.tsx';
import { Section } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { Accruing } from './accruing.tsx';
import { Revaluing } from './revaluing.tsx';
import { spanOf } from './span.ts';

const closes: Record<string, FieldFacts> = {
  through: asks('date', 'Close up to', { required: true }),
  reason: asks('text', 'Reason', { nullable: false }),
};
const opens: Record<string, FieldFacts> = {
  through: asks('date', 'Stays closed up to', { help: 'Leave it empty to open all days' }),
  reason: asks('text', 'Reason', { required: true, nullable: false }),
};

/** Month's end: worth of open items first, then the days are closed. */
export function Closing() {
  const session = useSession();
  const [asking, setAsking] = useState<'lock' | 'unlock' | null>(null);
  const locks = useCall(api.period_locks.list({ sort: '-number', limit: 50 }));
  if (locks.isError) return <ErrorState error={locks.error} />;
  if (locks.isPending) return <Loading />;
  const through = locks.data.items[0]?.locked_through ?? null;
  const last = spanOf('last_month', today(session.zone)).to ?? '';
  return (
    <>
      <p className="strong">
        {through
          ? t('The books are closed up to {day}. Nothing is booked there, by anyone.', {
              day: longDay(through),
            })
          : t('All days are open.')}
      </p>
      <div className="closing-actions">
        {holds(session, 'owner', 'admin', 'finance') && (
          <Button variant="default" onClick={() => setAsking('lock')}>
            {t('Close days')}
          </Button>
        )}
        {through && holds(session, 'owner', 'admin') && (
          <Button variant="default" onClick={() => setAsking('unlock')}>
            {t('Open again')}
          </Button>
        )}
      </div>
      {holds(session, 'owner', 'admin', 'finance') && (
        <>
          <Accruing on={last} />
          <Revaluing on={last} />
        </>
      )}
      <Section title={t('Closed and opened')}>
        {locks.data.items.length === 0 ? (
          <Empty text={t('Here stands who closed which days, and why they were opened again.')} />
        ) : (
          <ul className="plain">
            {locks.data.items.map((lock) => (
              <li key={lock.id}>
                <span className="strong">
                  {lock.locked_through
                    ? t('Closed up to {day}', { day: longDay(lock.locked_through) })
                    : t('All days opened')}
                </span>{' '}
                {lock.reason}{' '}
                <span className="quiet">
                  <Time at={lock.created_at} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {asking && (
        <FormDialog
          title={asking === 'lock' ? t('Close days') : t('Open again')}
          button={asking === 'lock' ? t('Close days') : t('Open again')}
          fields={asking === 'lock' ? closes : opens}
          start={asking === 'lock' ? { through: last, reason: '' } : { through: null, reason: '' }}
          call={(values: Values) => api.period_locks[asking](values as never)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
