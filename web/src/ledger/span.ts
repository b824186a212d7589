import { t } from '../app/language.ts';

/** Days that reports are asked for; an open end is not narrowed. */
export interface Span {
  from?: string | undefined;
  to?: string | undefined;
}

function iso(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}

export const spans = ['this_month', 'last_month', 'this_year', 'last_year', 'all'] as const;
export type SpanName = (typeof spans)[number];

/** Whole months and calendar years around a day. */
export function spanOf(name: SpanName, today: string): Span {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  switch (name) {
    case 'this_month':
      return { from: iso(year, month, 1), to: iso(year, month + 1, 0) };
    case 'last_month':
      return { from: iso(year, month - 1, 1), to: iso(year, month, 0) };
    case 'this_year':
      return { from: iso(year, 0, 1), to: iso(year, 11, 31) };
    case 'last_year':
      return { from: iso(year - 1, 0, 1), to: iso(year - 1, 11, 31) };
    case 'all':
      return {};
  }
}

export function spanLabel(name: SpanName): string {
  switch (name) {
    case 'this_month':
      return t('This month');
    case 'last_month':
      return t('Last month');
    case 'this_year':
      return t('This year');
    case 'last_year':
      return t('Last year');
    case 'all':
      return t('All time');
  }
}
