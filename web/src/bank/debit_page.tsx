import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { api, type DebitLine, type DebitSequence, entities } from '../api/generated.ts';
import type { AnyRecord } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { asks, type Action } from '../ui/actions.tsx';
import { today } from '../ui/format.ts';
import { Money, MoneyLine } from '../ui/money.tsx';
import { RecordPage } from '../ui/record.tsx';
import { addUp } from '../ui/sums.ts';
import './bank.css';
import '../ui/sheet.css';

const linesOf = (run: AnyRecord) => run['lines'] as DebitLine[];

const sequences: Record<DebitSequence, string> = {
  first: 'First collection',
  recurring: 'Repeated collection',
  last: 'Last collection',
  once: 'Only collection',
};

const actions = (zone: string): Action[] => [
  {
    verb: 'approve',
    label: () => t('Approve'),
    call: (run) => api.direct_debit_runs.approve(run.id),
    primary: true,
  },
  {
    verb: 'book',
    label: () => t('All is paid'),
    fields: () => ({ paid_on: asks('date', 'Paid on', { required: true }) }),
    start: (run) => ({ paid_on: [String(run['collect_on']), today(zone)].sort()[0] }),
    call: (run, values) => api.direct_debit_runs.book(run.id, values as never),
    primary: true,
  },
  {
    verb: 'cancel',
    label: () => t('Cancel run'),
    call: (run) => api.direct_debit_runs.cancel(run.id),
  },
];

function Files({ run }: { run: AnyRecord }) {
  if (!['approved', 'done'].includes(String(run['state']))) return null;
  const path = `/api/v1/direct_debit_runs/${run.id}/document/pain008.xml`;
  const icon = <IconDownload size={14} aria-hidden="true" />;
  return (
    <div className="run-files">
      <Button component="a" href={path} variant="default" leftSection={icon}>
        {t('Bank file (pain.008.001.08)')}
      </Button>
      <Button component="a" href={`${path}?edition=older`} variant="default" leftSection={icon}>
        {t('For older banks (.02)')}
      </Button>
    </div>
  );
}

function Lines({ run }: { run: AnyRecord }) {
  return (
    <article className="sheet">
      <table className="table">
        <thead>
          <tr>
            <th>{t('Customer')}</th>
            <th className="wide">{t('Mandate')}</th>
            <th className="end">{t('Amount')}</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(run).map((line) => (
            <tr key={line.invoice_id}>
              <td>
                <span className="strong">{line.name}</span>
                <span className="under">
                  <Link to={`/invoices/${line.invoice_id}`}>{line.number}</Link>
                  {line.payment_id !== null && ` · ${t('Paid')}`}
                </span>
              </td>
              <td className="wide">
                <Link to={`/mandates/${line.mandate_id}`}>{line.mandate}</Link>
                <span className="under">{t(sequences[line.sequence])}</span>
              </td>
              <td className="end">
                <Money amount={line.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Files run={run} />
    </article>
  );
}

/** Invoices collected together, and the file for the bank. */
export function DebitPage() {
  const { id = '' } = useParams({ strict: false });
  const { zone } = useSession();
  return (
    <RecordPage
      entity={entities.direct_debit_run}
      id={id}
      crumb={{ to: '/debits', label: t('Direct debits') }}
      titleOf={(run) => String(run['number'])}
      actions={actions(zone)}
      facts={['bank_account_id', 'collect_on', 'approved_by', 'approved_at', 'created_at']}
      head={(run) => (
        <span className="figure">
          <MoneyLine amounts={addUp(linesOf(run).map((line) => line.amount))} />
        </span>
      )}
      under={(run) => (
        <p className="quiet">
          {t('{n, plural, one {# invoice} other {# invoices}}', { n: linesOf(run).length })}
        </p>
      )}
    >
      {(run) => <Lines run={run} />}
    </RecordPage>
  );
}
