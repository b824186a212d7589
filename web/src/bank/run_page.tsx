import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Amount, EntityFacts } from '../api/generated.ts';
import type { AnyRecord } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { asks, type Action } from '../ui/actions.tsx';
import { today } from '../ui/format.ts';
import { MoneyLine } from '../ui/money.tsx';
import { RecordPage } from '../ui/record.tsx';
import { addUp } from '../ui/sums.ts';
import './bank.css';
import '../ui/sheet.css';

type Calls = Record<'approve' | 'cancel', (id: string) => ReturnType<Action['call']>> & {
  book: (id: string, values: never) => ReturnType<Action['call']>;
};

/** What is done to a run: approved, booked on a day, or given up. */
export function runActions(calls: Calls, day: string, zone: string): Action[] {
  return [
    {
      verb: 'approve',
      label: () => t('Approve'),
      call: (run) => calls.approve(run.id),
      primary: true,
    },
    {
      verb: 'book',
      label: () => t('All is paid'),
      fields: () => ({ paid_on: asks('date', 'Paid on', { required: true }) }),
      start: (run) => ({ paid_on: [String(run[day]), today(zone)].sort()[0] }),
      call: (run, values) => calls.book(run.id, values as never),
      primary: true,
    },
    { verb: 'cancel', label: () => t('Cancel run'), call: (run) => calls.cancel(run.id) },
  ];
}

/** The files that carry a run out, once it is approved. */
export function RunFiles({
  entity,
  run,
  files,
}: {
  entity: EntityFacts;
  run: AnyRecord;
  files: [label: string, form: string][];
}) {
  if (!['approved', 'done'].includes(String(run['state']))) return null;
  return (
    <div className="run-files">
      {files.map(([label, form]) => (
        <Button
          key={form}
          component="a"
          href={`/api/v1${entity.path}/${run.id}/document/${form}`}
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden="true" />}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}

interface Props {
  entity: EntityFacts;
  crumb: { to: string; label: string };
  day: string;
  actions: Action[];
  counted: (count: number) => string;
  children: (run: AnyRecord) => ReactNode;
}

/** A run: what it moves in all, its lines, and who approved it. */
export function RunPage({ entity, crumb, day, actions, counted, children }: Props) {
  const { id = '' } = useParams({ strict: false });
  const linesOf = (run: AnyRecord) => run['lines'] as { amount: Amount }[];
  return (
    <RecordPage
      entity={entity}
      id={id}
      crumb={crumb}
      titleOf={(run) => String(run['number'])}
      actions={actions}
      facts={['bank_account_id', day, 'approved_by', 'approved_at', 'created_at']}
      head={(run) => (
        <span className="figure">
          <MoneyLine amounts={addUp(linesOf(run).map((line) => line.amount))} />
        </span>
      )}
      under={(run) => <p className="quiet">{counted(linesOf(run).length)}</p>}
    >
      {children}
    </RecordPage>
  );
}
