import '../ui/table.css';
import { useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { countryName } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { ErrorState } from '../ui/states.tsx';

/** What the One Stop Shop asks for of a quarter such as `2026-4`; nothing for those who have no part in it. */
export function OneStopShop({ quarter }: { quarter: string }) {
  const [year, n] = quarter.split('-').map(Number);
  const shop = useCall(api.vat.one_stop_shop({ year, quarter: n }));
  if (shop.isError)
    return (
      <Section title={t('One Stop Shop')}>
        <ErrorState error={shop.error} />
      </Section>
    );
  if (!shop.data) return null;
  const { lines, corrections, nil_countries: nil, payable } = shop.data;
  if (lines.length + corrections.length + nil.length === 0) return null;
  return (
    <Section title={t('One Stop Shop')} aside={t('In euro, at the rate of the last day')}>
      <table className="table">
        <tbody>
          {lines.map((line) => (
            <tr key={line.country + line.rate}>
              <td>
                {countryName(line.country)}, {line.rate} %
              </td>
              <td className="end">
                <Money amount={line.taxable} />
              </td>
              <td className="end">
                <Money amount={line.tax} />
              </td>
            </tr>
          ))}
          {corrections.map((one) => (
            <tr key={`${one.country}${one.year}-${one.quarter}`}>
              <td colSpan={2}>
                {countryName(one.country)}
                <span className="under">
                  {t('Correction of {quarter}', { quarter: `${one.year} Q${one.quarter}` })}
                </span>
              </td>
              <td className="end">
                <Money amount={one.tax} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{t('To pay')}</td>
            <td className="end">
              <Money amount={payable} strong />
            </td>
          </tr>
        </tfoot>
      </table>
      {nil.length > 0 && (
        <p className="quiet">
          {t('Nothing to declare: {countries}', { countries: nil.map(countryName).join(', ') })}
        </p>
      )}
    </Section>
  );
}
