import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { api, entities, type PayoutLine } from '../api/generated.ts';
import type { AnyRecord } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { asks, type Action } from '../ui/actions.tsx';
import { day, rate, today } from '../ui/format.ts';
import { Money, MoneyLine } from '../ui/money.tsx';
import { RecordPage } from '../ui/record.tsx';
import { addUp } from '../ui/sums.ts';
import './bank.css';
import { shortAccount, wayWords } from './run_words.ts';
import '../ui/sheet.css';

const linesOf = (run: AnyRecord) => run['lines'] as PayoutLine[];

const approve: Action = {
  verb: 'approve',
  label: () => t('Approve'),
  call: (run) => api.payout_runs.approve(run.id),
  primary: true,
};

const cancel: Action = {
  verb: 'cancel',
  label: () => t('Cancel run'),
  call: (run) => api.payout_runs.cancel(run.id),
};

const book = (zone: string): Action => ({
  verb: 'book',
  label: () => t('All is paid'),
  fields: () => ({ paid_on: asks('date', 'Paid on', { required: true }) }),
  start: (run) => ({ paid_on: [String(run['pay_on']), today(zone)].sort()[0] }),
  call: (run, values) => api.payout_runs.book(run.id, values as never),
  primary: true,
});

const bookOne = (zone: string): Action => ({
  verb: 'book',
  label: () => t('One is paid'),
  fields: (run) => ({
    bill: asks('choice', 'Bill', {
      required: true,
      options: linesOf(run)
        .filter((line) => line.payment_id === null)
        .map((line) => line.number),
    }),
    paid_on: asks('date', 'Paid on', { required: true }),
    amount: asks('amount', 'What left the bank', { required: true, nullable: false }),
    fee: asks('amount', 'Bank fee'),
  }),
  start: (run) => {
    const first = linesOf(run).find((line) => line.payment_id === null);
    return { bill: first?.number, paid_on: today(zone), amount: first?.amount, fee: null };
  },
  call: (run, { bill, paid_on, amount, fee }) =>
    api.payout_runs.book(run.id, {
      paid_on,
      lines: [{ bill_id: linesOf(run).find((line) => line.number === bill)?.bill_id, amount, fee }],
    } as never),
  shows: (run) => linesOf(run).filter((line) => line.payment_id === null).length > 0,
});

function File({ run, form, label }: { run: AnyRecord; form: string; label: string }) {
  return (
    <Button
      component="a"
      href={`/api/v1/payout_runs/${run.id}/document/${form}`}
      variant="default"
      leftSection={<IconDownload size={14} aria-hidden="true" />}
    >
      {label}
    </Button>
  );
}

/** The files that carry the run out, once it is approved. */
function Files({ run }: { run: AnyRecord }) {
  if (!['approved', 'done'].includes(String(run['state']))) return null;
  const has = (way: string) => linesOf(run).some((line) => line.way === way);
  return (
    <div className="run-files">
      {has('credit_transfer') && (
        <>
          <File run={run} form="pain001.xml" label={t('Bank file (pain.001.001.09)')} />
          <File run={run} form="pain001.xml?edition=older" label={t('For older banks (.03)')} />
        </>
      )}
      {has('transfer_service') && (
        <File run={run} form="transfers.csv" label={t('File for the transfer service (CSV)')} />
      )}
    </div>
  );
}

function Outcome({ line }: { line: PayoutLine }) {
  if (line.payment_id === null || !line.paid || !line.fee || !line.difference) return null;
  return (
    <span className="under">
      {t('Paid on {day}', { day: day(String(line.paid_on)) })}
      {' · '}
      <MoneyLine amounts={[line.paid]} />
      {/[1-9]/.test(line.fee.amount) && (
        <>
          {' · '}
          {t('Bank fee')} <MoneyLine amounts={[line.fee]} />
        </>
      )}
      {/[1-9]/.test(line.difference.amount) && (
        <>
          {' · '}
          {t('Exchange difference at {rate}', { rate: rate(String(line.rate)) })}{' '}
          <MoneyLine amounts={[line.difference]} />
        </>
      )}
    </span>
  );
}

function Lines({ run }: { run: AnyRecord }) {
  return (
    <article className="sheet">
      <table className="table">
        <thead>
          <tr>
            <th>{t('Partner')}</th>
            <th className="wide">{t('Way')}</th>
            <th className="wide">{t('Account')}</th>
            <th className="end">{t('Amount')}</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(run).map((line) => (
            <tr key={line.bill_id}>
              <td>
                <span className="strong">{line.name}</span>
                <span className="under">
                  <Link to={`/bills/${line.bill_id}`}>{line.number}</Link>
                  {line.reference !== '' && ` · ${line.reference}`}
                </span>
                <span className="under narrow">
                  {wayWords(line.way)} · <bdi className="nowrap">{shortAccount(line)}</bdi>
                </span>
                <Outcome line={line} />
              </td>
              <td className="wide">{wayWords(line.way)}</td>
              <td className="wide">
                <bdi className="nowrap">{shortAccount(line)}</bdi>
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

/** Bills paid together: who gets what, which way, the files for it, and what came of it. */
export function PayoutPage() {
  const { id = '' } = useParams({ strict: false });
  const { zone } = useSession();
  return (
    <RecordPage
      entity={entities.payout_run}
      id={id}
      crumb={{ to: '/payouts', label: t('Payout runs') }}
      titleOf={(run) => String(run['number'])}
      actions={[approve, book(zone), bookOne(zone), cancel]}
      facts={['bank_account_id', 'pay_on', 'approved_by', 'approved_at', 'created_at']}
      head={(run) => (
        <span className="figure">
          <MoneyLine amounts={addUp(linesOf(run).map((line) => line.amount))} />
        </span>
      )}
      under={(run) => (
        <p className="quiet">
          {t('{n, plural, one {# bill} other {# bills}}', { n: linesOf(run).length })}
        </p>
      )}
    >
      {(run) => <Lines run={run} />}
    </RecordPage>
  );
}
