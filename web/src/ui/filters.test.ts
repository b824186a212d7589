import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { entities, type FieldFacts } from '../api/generated.ts';
import { dayStart } from './days.ts';
import {
  comparisons,
  filterable,
  filtersOf,
  fromAmount,
  fromDay,
  isSaid,
  queryOf,
  toAmount,
  toDay,
  verb,
} from './filters.ts';

i18n.loadAndActivate({ locale: 'en', messages: {} });

const invoice = entities.invoice;
const facts = (name: string): FieldFacts => {
  const found = (invoice.fields as Record<string, FieldFacts>)[name];
  if (!found) throw new Error(`no field ${name}`);
  return found;
};

describe('filters in the address', () => {
  it('come back as they were written', () => {
    const query = {
      'issued_on.gte': '2026-09-16',
      'state.in': 'issued,part_paid',
      currency: 'EUR',
      'due_on.empty': 'true',
    };
    expect(queryOf(filtersOf(query, invoice))).toEqual(query);
  });

  it('leave search, sorting and strangers alone', () => {
    const search = { q: 'dive', sort: '-total', view: 2, columns: 'number.state', nonsense: '1' };
    expect(filtersOf(search, invoice)).toEqual([]);
  });

  it('read what the router made of a flag', () => {
    expect(filtersOf({ is_customer: true }, entities.party)).toEqual([
      { field: 'is_customer', suffix: '', value: 'true' },
    ]);
  });
});

describe('days as people say them', () => {
  it.each(['.gte', '.lte', ''] as const)('a date with "%s" comes back', (suffix) => {
    const sent = fromDay(facts('issued_on'), suffix, '2026-09-15', 'Asia/Tokyo');
    expect(toDay(facts('issued_on'), suffix, sent, 'Asia/Tokyo')).toBe('2026-09-15');
  });

  it('after a day begins with the next', () => {
    expect(fromDay(facts('issued_on'), '.gte', '2026-02-28', 'UTC')).toBe('2026-03-01');
    expect(fromDay(facts('issued_on'), '.lte', '2026-03-01', 'UTC')).toBe('2026-02-28');
  });

  it.each([
    ['.gte', 'America/Phoenix'],
    ['.lte', 'Pacific/Apia'],
    ['.gte', 'Europe/Malta'],
  ] as const)('a moment with "%s" comes back in %s', (suffix, zone) => {
    const sent = fromDay(facts('created_at'), suffix, '2026-10-24', zone);
    expect(toDay(facts('created_at'), suffix, sent, zone)).toBe('2026-10-24');
  });

  it('knows where a day begins when the clocks change', () => {
    expect(new Date(dayStart('2026-03-29', 'Europe/Malta')).toISOString()).toBe(
      '2026-03-28T23:00:00.000Z',
    );
    expect(new Date(dayStart('2026-03-30', 'Europe/Malta')).toISOString()).toBe(
      '2026-03-29T22:00:00.000Z',
    );
  });
});

describe('what can be filtered', () => {
  it('offers states, days, customers and amounts, and no long texts', () => {
    const offered = filterable(invoice, ['number']);
    expect(offered).toEqual(expect.arrayContaining(['state', 'due_on', 'customer_id', 'number']));
    expect(offered).toContain('total');
    expect(offered).not.toContain('note');
  });

  it('compares an amount within its currency, once it is said', () => {
    expect(toAmount('4550.00 EUR', 'AUD')).toEqual({ amount: '4550.00', currency: 'EUR' });
    expect(fromAmount(toAmount('', 'AUD'))).toBe(' AUD');
    expect(isSaid(' AUD')).toBe(false);
    expect(isSaid('4550.00 EUR')).toBe(true);
    expect(comparisons(facts('total'))).toEqual(['.gte', '.lte']);
  });

  it('says each comparison in words', () => {
    expect(comparisons(facts('due_on')).map((one) => verb(facts('due_on'), one))).toEqual([
      'is after',
      'is before',
      'is',
      'is empty',
    ]);
  });
});
