import { Link } from '@tanstack/react-router';
import { api, entities, type PayoutLine } from '../api/generated.ts';
import type { AnyRecord } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { asks, type Action } from '../ui/actions.tsx';
import { day, rate, today } from '../ui/format.ts';
import { Money, MoneyLine } from '../ui/money.tsx';
import { runActions, RunFiles, RunPage } from './run_page.tsx';
import { shortAccount, wayWords } from './run_words.ts';

const linesOf = (run: AnyRecord) => run['lines'] as PayoutLine[];

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

/** Only the files that have something to carry. */
function filesOf(run: AnyRecord): [string, string][] {
  const has = (way: string) => linesOf(run).some((line) => line.way === way);
  return [
    ...(has('credit_transfer')
      ? ([
          [t('Bank file (pain.001.001.09)'), 'pain001.xml'],
          [t('For older banks (.03)'), 'pain001.xml?edition=older'],
        ] as [string, string][])
      : []),
    ...(has('transfer_service')
      ? ([[t('File for the transfer service (CSV)'), 'transfers.csv']] as [string, string][])
      : []),
  ];
}

function Outcome({ line }: { line: PayoutLine }) {
  if (line.payment_id === null || !line.paid || !line.difference) return null;
  return (
    <span className="under">
      {t('Paid on {day}', { day: day(String(line.paid_on)) })}
      {' · '}
      <MoneyLine amounts={[line.paid]} />
      {line.fee && /[1-9]/.test(line.fee.amount) && (
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
      <RunFiles entity={entities.payout_run} run={run} files={filesOf(run)} />
    </article>
  );
}

/** Bills paid together: who gets what, which way, the files for it, and what came of it. */
export function PayoutPage() {
  const { zone } = useSession();
  return (
    <RunPage
      entity={entities.payout_run}
      crumb={{ to: '/payouts', label: t('Payout runs') }}
      day="pay_on"
      actions={[...runActions(api.payout_runs, 'pay_on', zone), bookOne(zone)]}
      counted={(n) => t('{n, plural, one {# bill} other {# bills}}', { n })}
    >
      {(run) => <Lines run={run} />}
    </RunPage>
  );
}
