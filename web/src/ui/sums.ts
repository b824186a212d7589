import type { Amount } from '../api/generated.ts';

function digitsOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

function scaled(text: string, digits: number): bigint {
  return BigInt(text.replace('.', '') + '0'.repeat(digits - digitsOf(text)));
}

function written(value: bigint, digits: number): string {
  const sign = value < 0n ? '-' : '';
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** What amounts add up to, exactly and one per currency, by code. */
export function addUp(amounts: readonly (Amount | null | undefined)[]): Amount[] {
  const groups = new Map<string, string[]>();
  for (const one of amounts) {
    if (!one) continue;
    groups.set(one.currency, [...(groups.get(one.currency) ?? []), one.amount]);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([currency, texts]) => {
      const digits = Math.max(...texts.map(digitsOf));
      const sum = texts.reduce((all, text) => all + scaled(text, digits), 0n);
      return { amount: written(sum, digits), currency };
    });
}

/** One amount less another of the same currency, exactly. */
export function less(amount: Amount, taken: Amount): Amount {
  const digits = Math.max(digitsOf(amount.amount), digitsOf(taken.amount));
  const rest = scaled(amount.amount, digits) - scaled(taken.amount, digits);
  return { amount: written(rest, digits), currency: amount.currency };
}
