import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { send } from '../api/client.ts';
import type { Able, Amount, EntityFacts } from '../api/generated.ts';
import { type AnyRecord, client, type Fields } from '../api/queries.ts';
import { useKeys } from '../app/keys.ts';
import { t } from '../app/language.ts';
import type { Action } from './actions.tsx';
import { MoneyLine } from './money.tsx';
import { removeAll } from './remove_button.tsx';

interface Props {
  entity: EntityFacts;
  records: (Fields & Able)[];
  names: Record<string, string>;
  sums: Amount[];
  actions: Action[];
  onClear: () => void;
}

/** Does one thing to many records, one after the other, and tells what was refused and why. */
async function runAll(action: Action, records: AnyRecord[]): Promise<void> {
  const refused: string[] = [];
  for (const record of records) {
    await send(action.call(record, {})).catch((error: Error) => refused.push(error.message));
  }
  await client.invalidateQueries();
  const done = records.length - refused.length;
  notifications.show({
    message: [
      t('{n, plural, =0 {None done.} one {# done.} other {# done.}}', { n: done }),
      ...new Set(refused),
    ].join(' '),
    ...(refused.length > 0 ? { color: 'red' } : {}),
  });
}

/** What is selected, what it adds up to, and what can be done to all of it at once. */
export function SelectionBar({ entity, records, names, sums, actions, onClear }: Props) {
  const [busy, setBusy] = useState('');
  useKeys([{ keys: 'Esc', label: 'Clear the selection', press: onClear }]);
  const all = records.map((record) => ({ ...record, names }));
  const able = actions.filter((action) => records.every((one) => one.can.includes(action.verb)));
  const run = async (action: Action) => {
    setBusy(action.verb);
    await runAll(action, all);
    setBusy('');
    onClear();
  };
  const first = all[0];
  if (!first) return null;
  return (
    <div className="selection" role="region" aria-label={t('Selection')}>
      <span className="strong">{t('{n} selected', { n: records.length })}</span>
      {sums.length > 0 && (
        <span className="quiet">
          <MoneyLine amounts={sums} />
        </span>
      )}
      {able.map((action) => (
        <Button
          key={action.verb}
          variant={action.primary ? 'filled' : 'default'}
          loading={busy === action.verb}
          onClick={() => void run(action)}
        >
          {action.label(first)}
        </Button>
      ))}
      {records.every((one) => one.can.includes('delete')) && (
        <Button
          variant="default"
          onClick={() => removeAll(entity, records, t('{n} removed', { n: records.length }))}
        >
          {t('Remove')}
        </Button>
      )}
      <Button variant="subtle" color="gray" title="Esc" onClick={onClear}>
        {t('Clear')}&nbsp;<kbd aria-hidden="true">Esc</kbd>
      </Button>
    </div>
  );
}
