import { Select } from '@mantine/core';
import { useCall } from '../api/queries.ts';
import { api, type Presentation } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { day, rate as plainRate } from '../ui/format.ts';

/** What the figures above are in, and what they were converted at; nothing where they are the books' own. */
export function Presented({ presentation }: { presentation?: Presentation | null | undefined }) {
  const base = useSession().workspace.base_currency;
  if (!presentation) return null;
  const { currency, rate } = presentation;
  return (
    <p className="quiet">
      {t(
        'Every line is converted at the closing rate: 1 {currency} is {rate} {base} ({source}, {on}). What is booked stays in {base}.',
        { currency, rate: plainRate(rate.rate), base, source: rate.source, on: day(rate.on) },
      )}
    </p>
  );
}

interface Props {
  /** Nothing for the books' own currency. */
  value: string | undefined;
  onChange: (currency: string | undefined) => void;
}

/** The currency that a report is shown in: the books' own, or one that has a rate. */
export function ShownIn({ value, onChange }: Props) {
  const base = useSession().workspace.base_currency;
  const rates = useCall(api.exchange_rates.list({ sort: '-valid_on', limit: 200 }));
  const known = (rates.data?.items ?? []).map((rate) => rate.currency);
  const others = [...new Set(value ? [value, ...known] : known)].filter((one) => one !== base);
  if (others.length === 0) return null;
  return (
    <Select
      size="xs"
      w={150}
      aria-label={t('Shown in')}
      value={value ?? base}
      allowDeselect={false}
      searchable
      data={[base, ...others.sort()].map((one) => ({
        value: one,
        label: t('In {currency}', { currency: one }),
      }))}
      onChange={(one) => onChange(one === null || one === base ? undefined : one)}
    />
  );
}
