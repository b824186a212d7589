import { useCall } from '../api/queries.ts';
import { type Amount, api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { day, figure } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';

function Figure({ amount }: { amount: Amount }) {
  if (Number(amount.amount) === 0) return <span className="quiet">–</span>;
  return <bdi className={amount.amount.startsWith('-') ? 'bad' : ''}>{figure(amount.amount)}</bdi>;
}

/** How much of the largest one this is; only a picture, the figures stand beside it. */
function Bar({ part, whole }: { part: number; whole: number }) {
  const share = whole > 0 ? Math.max(0, Math.min(1, part / whole)) : 0;
  return (
    <span className="bar" aria-hidden="true">
      <i style={{ inlineSize: `${share * 100}%` }} />
    </span>
  );
}

/** What the bank accounts hold in each currency, and what 30 days should bring and take. */
export function CashByCurrency() {
  const cash = useCall(api.cash.get());
  const rows = cash.data?.currencies ?? [];
  if (!cash.data || rows.length === 0) return null;
  const worth = rows.map((row) => Number(row.base?.amount ?? 0));
  const largest = Math.max(...worth);
  const base = cash.data.total.currency;
  return (
    <Section
      title={t('Cash by currency')}
      aside={cash.data.rates_on && t('Rates of {day}', { day: day(cash.data.rates_on) })}
    >
      <div className="scroll-x" tabIndex={0}>
        <table className="table cash">
          <thead>
            <tr>
              <th>{t('Currency')}</th>
              <th className="end">{t('Today')}</th>
              <th className="end">{t('In, 30 days')}</th>
              <th className="end">{t('Out, 30 days')}</th>
              <th />
              <th className="end">{t('In {currency}', { currency: base })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.currency}>
                <td className="strong">{row.currency}</td>
                <td className="end">
                  <Figure amount={row.today} />
                </td>
                <td className="end quiet">
                  <Figure amount={row.in} />
                </td>
                <td className="end quiet">
                  <Figure amount={row.out} />
                </td>
                <td>
                  <Bar part={worth[index] ?? 0} whole={largest} />
                </td>
                <td className="end">
                  {row.base ? (
                    <Figure amount={row.base} />
                  ) : (
                    <span className="quiet">{t('no rate')}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={5}>{t('Total')}</td>
              <td className="end">{figure(cash.data.total.amount)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}
