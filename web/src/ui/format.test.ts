import { beforeEach, describe, expect, it } from 'vitest';
import { inWords } from './day_names.ts';
import { speak } from '../app/language.ts';
import {
  bytes,
  day,
  daysBetween,
  figure,
  hours,
  money,
  moment,
  percent,
  plusDays,
  span,
  town,
  withDigits,
} from './format.ts';

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
  it('are a part of a whole in percent, and of nothing none', () => {
    const aud = (amount: string) => ({ amount, currency: 'AUD' });
    expect(percent(aud('-6.90'), aud('100.00'))).toBe('−6.9 %');
    expect(percent(aud('1.00'), aud('0.00'))).toBe('–');
  });
  it('give a price the digits of the amounts beside it', () => {
    expect(withDigits('150', '1050.00')).toBe('150.00');
    expect(withDigits('0.125', '1.00')).toBe('0.125');
    expect(withDigits('1.5', '3')).toBe('1.5');
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
  it('go from day to day over the ends of months', () => {
    expect(plusDays('2026-11-01', -1)).toBe('2026-10-31');
  });
  it('tell spans in their two largest measures', async () => {
    await speak('en');
    expect(span(355)).toBe('5 h 55 min');
    expect(span(-45)).toBe('45 min');
    expect(span(3000)).toBe('2 d 2 h');
  });
  it('name a zone by its town', () => {
    expect(town('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(hours(90)).toBe('1.50 h');
  });
});

describe('sizes of files', () => {
  it('are said in the unit that people read', () => {
    expect(bytes(512)).toBe('512 byte');
    expect(bytes(1_500)).toBe('1.5 kB');
    expect(bytes(20_000_000)).toBe('20 MB');
  });
});

describe('days', () => {
  it('say their year when it is another one than this', () => {
    expect(day('2015-01-09')).toBe('9 Jan 2015');
    expect(day(`${new Date().getUTCFullYear()}-01-09`)).not.toMatch(/\d{4}/);
  });
  it('have their names from the catalogue where the browser knows none', () => {
    const format = new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
    expect(inWords(format, new Date('2026-11-09T12:00:00Z'))).toBe('Mon 9 November');
  });
  it('are Welsh in Welsh, all of them', async () => {
    await speak('cy');
    const short = new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    });
    const told = Array.from({ length: 12 }, (_, month) =>
      inWords(short, new Date(Date.UTC(2026, month, 9 + (month % 7)))),
    );
    expect(told.slice(8, 11)).toEqual(['Iau 10 Medi', 'Sul 11 Hyd', 'Iau 12 Tach']);
    expect(told.join(' ')).not.toMatch(
      /Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar\b|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/,
    );
    await speak('en');
  });
});
