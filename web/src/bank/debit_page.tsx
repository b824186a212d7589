import { Link } from '@tanstack/react-router';
import { api, type DebitLine, type DebitSequence, entities } from '../api/generated.ts';
import type { AnyRecord } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { Money } from '../ui/money.tsx';
import { runActions, RunFiles, RunPage } from './run_page.tsx';

const linesOf = (run: AnyRecord) => run['lines'] as DebitLine[];

const sequences: Record<DebitSequence, string> = {
  first: 'First collection',
  recurring: 'Repeated collection',
  last: 'Last collection',
  once: 'Only collection',
};

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
      <RunFiles
        entity={entities.direct_debit_run}
        run={run}
        files={[
          [t('Bank file (pain.008.001.08)'), 'pain008.xml'],
          [t('For older banks (.02)'), 'pain008.xml?edition=older'],
        ]}
      />
    </article>
  );
}

/** Invoices collected together, and the file for the bank. */
export function DebitPage() {
  const { zone } = useSession();
  return (
    <RunPage
      entity={entities.direct_debit_run}
      crumb={{ to: '/debits', label: t('Direct debits') }}
      day="collect_on"
      actions={runActions(api.direct_debit_runs, 'collect_on', zone)}
      counted={(n) => t('{n, plural, one {# invoice} other {# invoices}}', { n })}
    >
      {(run) => <Lines run={run} />}
    </RunPage>
  );
}
