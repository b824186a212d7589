import { beforeEach, describe, expect, it } from 'vitest';
import { daysBetween, figure, hours, money, moment, town } from './format.ts';

beforeEach(() => {
  (globalThis as { document?: unknown }).document = { documentElement: { lang: 'en' } };
});

describe('figures', () => {
  it('keep every digit that the server sent', () => {
    expect(figure('1284000')).toBe('1,284,000');
    expect(figure('4550.00')).toBe('4,550.00');
    expect(figure('1.250')).toBe('1.250');
    expect(figure('9007199254740993.01')).toBe('9,007,199,254,740,993.01');
  });
  it('write a minus as a minus', () => {
    expect(figure('-2652.48')).toBe('−2,652.48');
  });
  it('put the code before a figure that stands alone', () => {
    expect(money({ amount: '12400.00', currency: 'RON' })).toBe('RON 12,400.00');
  });
});

describe('times', () => {
  it('are told in the zone of who reads', () => {
    expect(moment('2026-11-09T01:10:00Z', 'Australia/Sydney')).toContain('12:10');
    expect(moment('2026-11-09T01:10:00Z', 'America/Phoenix')).toContain('18:10');
  });
  it('count days without hours', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2026-11-10', '2026-11-09')).toBe(-1);
  });
  it('name a zone by its town', () => {
    expect(town('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(hours(90)).toBe('1.50 h');
  });
});
