import type { Amount, EntityFacts, FieldFacts, QueryValue } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { dayAfter, dayOf, dayStart } from './days.ts';

/** How the API compares: the end of a parameter's name. */
export const suffixes = ['', '.ne', '.gte', '.lte', '.in', '.empty'] as const;
export type Suffix = (typeof suffixes)[number];

/** One condition of a list, as the API and the address write it. */
export interface Filter {
  field: string;
  suffix: Suffix;
  value: string;
}

export function keyOf(filter: Filter): string {
  return filter.field + filter.suffix;
}

/** The conditions that an address holds; what names no field of the entity is something else. */
export function filtersOf(search: Record<string, unknown>, entity: EntityFacts): Filter[] {
  return Object.entries(search).flatMap(([key, value]) => {
    const suffix = suffixes.findLast((one) => one !== '' && key.endsWith(one)) ?? '';
    const field = suffix === '' ? key : key.slice(0, -suffix.length);
    return entity.fields[field] === undefined || value === undefined
      ? []
      : [{ field, suffix, value: String(value) }];
  });
}

export function queryOf(filters: readonly Filter[]): Record<string, QueryValue> {
  return Object.fromEntries(filters.map((filter) => [keyOf(filter), filter.value]));
}

function isMoment(facts: FieldFacts): boolean {
  return facts.type === 'date' || facts.type === 'instant';
}

/** The comparisons that make sense for a field, as the API writes them; none when it cannot be filtered. */
export function comparisons(facts: FieldFacts): Suffix[] {
  const empty: Suffix[] = facts.nullable ? ['.empty'] : [];
  if (facts.references !== undefined) return ['', '.ne', ...empty];
  switch (facts.type) {
    case 'date':
      return ['.gte', '.lte', '', ...empty];
    case 'instant':
      return ['.gte', '.lte', ...empty];
    case 'choice':
      return ['.in', '.ne'];
    case 'currency':
      return ['', '.ne'];
    case 'integer':
      return ['.gte', '.lte', ''];
    case 'amount':
      return ['.gte', '.lte'];
    case 'flag':
    case 'text':
      return [''];
    case 'list':
      return facts.of === 'text' ? [''] : [];
    default:
      return [];
  }
}

/** The fields that people would narrow a list by: those shown, and whatever has few values or an order in time. */
export function filterable(entity: EntityFacts, shown: readonly string[]): string[] {
  return Object.entries(entity.fields)
    .filter(([name, facts]) => {
      if (name === 'version' || comparisons(facts).length === 0) return false;
      const isPlain = ['text', 'integer'].includes(facts.type) && facts.references === undefined;
      return !isPlain || shown.includes(name);
    })
    .map(([name]) => name);
}

/** An amount as the API compares with it: 4550.00 EUR. With a currency alone it is not said yet. */
export function fromAmount({ amount, currency }: Amount): string {
  return `${amount} ${currency}`;
}

export function isSaid(value: string): boolean {
  return value !== '' && !value.startsWith(' ');
}

export function toAmount(value: string, currency: string): Amount {
  const [amount = '', code = currency] = value.split(' ');
  return { amount, currency: code };
}

/** The verb of the sentence on a chip. */
export function verb(facts: FieldFacts, suffix: Suffix, value = 'true'): string {
  switch (suffix) {
    case '.ne':
      return t('is not');
    case '.gte':
      return isMoment(facts) ? t('is after') : t('is at least');
    case '.lte':
      return isMoment(facts) ? t('is before') : t('is at most');
    case '.empty':
      return value === 'false' ? t('is filled') : t('is empty');
    default:
      return facts.type === 'list' ? t('holds') : t('is');
  }
}

/** The API compares with the bounds themselves; people say after the 15th and before the 30th. */
export function fromDay(facts: FieldFacts, suffix: Suffix, day: string, zone: string): string {
  if (facts.type === 'date') {
    return suffix === '.gte' ? dayAfter(day, 1) : suffix === '.lte' ? dayAfter(day, -1) : day;
  }
  const start = dayStart(suffix === '.gte' ? dayAfter(day, 1) : day, zone);
  return new Date(suffix === '.lte' ? start - 1 : start).toISOString();
}

/** The day that people said, from what the API was given. */
export function toDay(facts: FieldFacts, suffix: Suffix, value: string, zone: string): string {
  const day = facts.type === 'date' ? value : dayOf(Date.parse(value), zone);
  return suffix === '.gte' ? dayAfter(day, -1) : suffix === '.lte' ? dayAfter(day, 1) : day;
}
