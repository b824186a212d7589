import { useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { today } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';

/** The trial balance: every account in every currency, and in the books' own. */
export function BooksPage() {
  const { zone } = useSession();
  const balance = useCall(api.ledger.trial_balance({ on: today(zone) }));
  return (
    <Page title={t('Books')}>
      {balance.isError ? (
        <ErrorState error={balance.error} />
      ) : balance.isPending ? (
        <Loading />
      ) : balance.data.items.length === 0 ? (
        <Empty text={t('Nothing is booked yet. The first issued invoice opens your books.')} />
      ) : (
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
                    <Money amount={row.base} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
}
