import { Link } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Money } from '../ui/money.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { Presented } from './presented.tsx';
import type { Span } from './span.ts';

interface Props {
  span: Span;
  shownIn?: string | undefined;
}

/** Every account in every currency, and in the books' own or the one asked for. */
export function TrialBalance({ span, shownIn }: Props) {
  const balance = useCall(api.ledger.trial_balance({ on: span.to, shown_in: shownIn }));
  if (balance.isError) return <ErrorState error={balance.error} />;
  if (balance.isPending) return <Loading />;
  if (balance.data.items.length === 0)
    return <Empty text={t('Nothing is booked yet. The first issued invoice opens your books.')} />;
  const { items, presentation, rounding } = balance.data;
  return (
    <div className="scroll-x">
      <table className="table">
        <thead>
          <tr>
            <th>{t('Account')}</th>
            <th className="end">{t('Balance')}</th>
            <th className="end">
              {presentation
                ? t('In {currency}', { currency: presentation.currency })
                : t('In your books')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((row, index) => (
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
        {rounding && (
          <tfoot>
            <tr>
              <td colSpan={2}>{t('Rounding')}</td>
              <td className="end">
                <Money amount={rounding} />
              </td>
            </tr>
          </tfoot>
        )}
      </table>
      <Presented presentation={presentation} />
    </div>
  );
}
