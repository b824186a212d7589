import { Link } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Money } from '../ui/money.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import type { Span } from './span.ts';

/** Every account in every currency, and in the books' own. */
export function TrialBalance({ span }: { span: Span }) {
  const balance = useCall(api.ledger.trial_balance({ on: span.to }));
  if (balance.isError) return <ErrorState error={balance.error} />;
  if (balance.isPending) return <Loading />;
  if (balance.data.items.length === 0)
    return <Empty text={t('Nothing is booked yet. The first issued invoice opens your books.')} />;
  return (
    <div className="scroll-x">
      <table className="table">
        <thead>
          <tr>
            <th>{t('Account')}</th>
            <th className="end">{t('Balance')}</th>
            <th className="end">{t('In your books')}</th>
          </tr>
        </thead>
        <tbody>
          {balance.data.items.map((row, index) => (
            <tr key={index}>
              <td>
                <span className="quiet">{row.code}</span> {row.name}
              </td>
              <td className="end">
                <Money amount={row.amount} />
              </td>
              <td className="end">
                <Link
                  to="/books"
                  search={{ view: 'journal', account_id: row.account_id, to: span.to } as never}
                  title={t('Open the postings')}
                >
                  <Money amount={row.base} />
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
