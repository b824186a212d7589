import type { IncomingDifference } from '../api/generated.ts';
import type { AnyRecord } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { figure } from '../ui/format.ts';

const differencesOf = (invoice: AnyRecord) => invoice['differences'] as IncomingDifference[];
/** Whether it names another account than we have. */
export const isAboutAccount = (invoice: AnyRecord) =>
  differencesOf(invoice).some((one) => one.field === 'iban');

/** What stands in the data of a PDF and nowhere on its paper, in a sentence. */
function onPaper(one: IncomingDifference): string {
  if (one.field === 'paper_total') {
    return t('The paper does not show the total of the data, {total}.', {
      total: figure(one.theirs),
    });
  }
  if (one.field === 'paper_number') {
    return t('The paper does not show the number of the data, {number}.', { number: one.theirs });
  }
  return one.ours
    ? t('The paper shows the account {paper}, the data name {data}.', {
        paper: one.ours,
        data: one.theirs,
      })
    : t('The paper does not show the account of the data, {iban}.', { iban: one.theirs });
}

/** What an e-invoice says otherwise than we have it, or than its own paper does. */
export function Differences({ invoice }: { invoice: AnyRecord }) {
  const all = differencesOf(invoice);
  if (!all.length) return null;
  const differences = all.filter((one) => !one.field.startsWith('paper_'));
  return (
    <section role="alert">
      {invoice['state'] === 'held' && (
        <p className="strong">
          {isAboutAccount(invoice)
            ? t('The account is another one than we have. Someone else must say yes to it.')
            : t('The paper shows other money than the data. Someone else must say yes to it.')}
        </p>
      )}
      {all
        .filter((one) => one.field.startsWith('paper_'))
        .map((one) => (
          <p key={one.field}>{onPaper(one)}</p>
        ))}
      <OurDifferences differences={differences} />
    </section>
  );
}

function OurDifferences({ differences }: { differences: IncomingDifference[] }) {
  if (!differences.length) return null;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('Differences')}</th>
          <th>{t('They say')}</th>
          <th>{t('We have')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => (
          <tr key={one.field}>
            <td>{one.field === 'iban' ? 'IBAN' : t('Total')}</td>
            <td>{one.theirs}</td>
            <td>{one.ours || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
