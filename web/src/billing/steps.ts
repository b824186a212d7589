import type { AnyRecord } from '../api/queries.ts';
import { type Adjustment, type Amount, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';

/** `Discount 10 %: Loyal customer`. */
export function adjustmentLabel({ kind, percent, reason }: Adjustment): string {
  if (percent === null)
    return kind === 'discount'
      ? t('Discount: {reason}', { reason })
      : t('Charge: {reason}', { reason });
  const words = { percent: `${percent} %`, reason };
  return kind === 'discount'
    ? t('Discount {percent}: {reason}', words)
    : t('Charge {percent}: {reason}', words);
}

/** What an adjustment comes to, with its sign. */
export function signed({ kind, amount }: Adjustment): Amount {
  const there = amount ?? { amount: '0', currency: '' };
  return kind === 'discount' ? { ...there, amount: `-${there.amount}` } : there;
}

/** The sums below the lines of an invoice or a quote, in the order in which they are added. */
export function steps(document: AnyRecord): { label: string; amount: Amount }[] {
  const sum = (field: 'net' | 'tax' | 'rounding' | 'total') => ({
    label: t(entities.invoice.fields[field].label),
    amount: document[field] as Amount,
  });
  return [
    ...(document['adjustments'] as Adjustment[]).map((one) => ({
      label: adjustmentLabel(one),
      amount: signed(one),
    })),
    sum('net'),
    sum('tax'),
    ...(document['rounding'] === null ? [] : [sum('rounding')]),
    sum('total'),
  ];
}
