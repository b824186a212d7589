import { useCall } from '../api/queries.ts';
import { api, type ConsumerThreshold as Threshold } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { money } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { ErrorState } from '../ui/states.tsx';

function advice(state: Threshold['state'], isSold: boolean): string {
  if (state === 'over' && isSold)
    return t(
      'That is above the threshold: such sales bear the tax of the consumer’s country. Register for the One Stop Shop, and note it in Settings under Your company.',
    );
  if (state === 'over')
    return t(
      'Your company is said to be above the threshold: such sales bear the tax of the consumer’s country.',
    );
  return t(
    'Above the threshold such sales bear the tax of the consumer’s country. Register for the One Stop Shop in time.',
  );
}

/** How far a seller in the Union is from the threshold; nothing for those whom it does not bind. */
export function ConsumerThreshold({ year }: { year: number }) {
  const threshold = useCall(api.vat.threshold({ year }));
  if (threshold.isError)
    return (
      <Section title={t('Consumers in other member states')}>
        <ErrorState error={threshold.error} />
      </Section>
    );
  if (!threshold.data) return null;
  const { state, sold, sold_before: before, limit } = threshold.data;
  const isQuiet = state === 'below' && !/[1-9]/.test(sold.amount);
  if (state === 'outside' || state === 'registered' || isQuiet) return null;
  return (
    <Section title={t('Consumers in other member states')}>
      <p>
        {t('Sold in {year}: {sold} of {limit}. Sold the year before: {before}.', {
          year: String(year),
          sold: money(sold),
          limit: money(limit),
          before: money(before),
        })}
      </p>
      {state !== 'below' && (
        <p className="warn" role="status">
          {advice(state, /[1-9]/.test(sold.amount + before.amount))}
        </p>
      )}
    </Section>
  );
}
