import { t, tag, wordsTag } from '../app/language.ts';
import type { Amount } from '../api/generated.ts';
import { inWords } from './day_names.ts';

const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(digits: number): Intl.NumberFormat {
  const key = `${tag()}/${digits}`;
  const made =
    kept.get(key) ??
    new Intl.NumberFormat(tag(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  kept.set(key, made);
  return made as Intl.NumberFormat;
}

function dates(options: Intl.DateTimeFormatOptions): { format: (at: Date) => string } {
  const language = wordsTag();
  const isKnown = Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  const key = `${language}/${JSON.stringify(options)}`;
  const made = kept.get(key) ?? new Intl.DateTimeFormat(isKnown ? language : 'en-GB', options);
  kept.set(key, made);
  const format = made as Intl.DateTimeFormat;
  return isKnown ? format : { format: (at) => inWords(format, at) };
}

function digitsOf(amount: string): number {
  return amount.includes('.') ? amount.length - amount.indexOf('.') - 1 : 0;
}

/** How many characters of a figure stand at and behind its point. */
export function fractionOf(amount: string): number {
  const digits = digitsOf(amount);
  return digits === 0 ? 0 : digits + 1;
}

/** The figure of an amount with the digits that the server sent; strings keep every cent exact. */
export function figure(amount: string): string {
  const digits = digitsOf(amount);
  return numbers(digits)
    .format(amount as Intl.StringNumericLiteral)
    .replace('-', '−');
}

export function money(amount: Amount): string {
  return `${amount.currency} ${figure(amount.amount)}`;
}

export function isNegative(amount: Amount): boolean {
  return amount.amount.startsWith('-');
}

/** A day is a day everywhere: read at noon in UTC, so that no zone moves it. Of another year it says which. */
export function day(text: string): string {
  const at = new Date(`${text}T12:00:00Z`);
  const isOfThisYear = at.getUTCFullYear() === new Date().getUTCFullYear();
  const rest = isOfThisYear ? ({ weekday: 'short' } as const) : ({ year: 'numeric' } as const);
  return dates({ ...rest, day: 'numeric', month: 'short', timeZone: 'UTC' }).format(at);
}

export function longDay(text: string): string {
  return dates({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${text}T12:00:00Z`),
  );
}

/** A month such as 2026-11: November 2026. */
export function month(text: string): string {
  return dates({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${text}-15T12:00:00Z`),
  );
}

/** The day as a heading: Monday 9 November. */
export function weekday(text: string): string {
  return dates({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${text}T12:00:00Z`),
  );
}

export function moment(text: string, zone: string): string {
  return dates({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(new Date(text));
}

export function clock(at: Date, zone: string): string {
  return dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at);
}

/** The size of a file, as people say it. */
export function bytes(size: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  let at = 0;
  let shown = size;
  for (; shown >= 1000 && at < units.length - 1; ++at) shown /= 1000;
  return new Intl.NumberFormat(tag(), {
    style: 'unit',
    unit: units[at],
    unitDisplay: 'short',
    maximumFractionDigits: shown < 10 && at > 0 ? 1 : 0,
  }).format(shown);
}

/** The town of an IANA zone, for people. */
export function town(zone: string): string {
  return (zone.split('/').pop() ?? zone).replaceAll('_', ' ');
}

export function hours(minutes: number): string {
  return `${numbers(2).format(minutes / 60)} h`;
}

/** One of these: Draft, Issued or Paid. */
export function either(words: string[]): string {
  return new Intl.ListFormat(tag(), { type: 'disjunction' }).format(words);
}

/** Today in a zone, as a day. */
export function today(zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
}

/** The day so many days later, or earlier. */
export function plusDays(text: string, count: number): string {
  return new Date(Date.parse(`${text}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Mon, in a zone. */
export function shortWeekday(at: Date, zone: string): string {
  return dates({ weekday: 'short', timeZone: zone }).format(at);
}

/** A span of time in its two largest measures: 5 h 55 min, 2 d 3 h. */
export function span(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  const [days, hoursLeft, rest] = [
    Math.floor(whole / 1440),
    Math.floor(whole / 60) % 24,
    whole % 60,
  ];
  if (days > 0) return t('{days} d {hours} h', { days, hours: hoursLeft });
  return hoursLeft > 0
    ? t('{hours} h {minutes} min', { hours: hoursLeft, minutes: rest })
    : t('{minutes} min', { minutes: rest });
}

/** A part of a whole in percent with one digit; nothing of nothing. */
export function percent(part: Amount, whole: Amount): string {
  const of = Number(whole.amount);
  if (of === 0) return '–';
  return `${numbers(1)
    .format((Number(part.amount) / of) * 100)
    .replace('-', '−')} %`;
}

/** An exchange rate, without the zeros that only fill it up. */
export function rate(text: string): string {
  return figure(text.includes('.') ? text.replace(/\.?0+$/, '') : text);
}

/** A price with at least as many digits after the point as the amounts beside it. */
export function withDigits(price: string, amount: string): string {
  const digits = (text: string) => text.split('.')[1]?.length ?? 0;
  const missing = digits(amount) - digits(price);
  if (missing <= 0) return price;
  return `${price}${price.includes('.') ? '' : '.'}${'0'.repeat(missing)}`;
}

/** AU as people of the reader's language call it. */
export function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([tag()], { type: 'region' }).of(code) ?? code;
}

/** nb as people of the reader's language call it. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([tag()], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
