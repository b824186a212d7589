import { t } from '../app/language.ts';

/** Browsers know the days and months of few languages; these stand in the catalogue for the others. */
const names: Record<string, () => string> = {
  Monday: () => t('Monday'),
  Tuesday: () => t('Tuesday'),
  Wednesday: () => t('Wednesday'),
  Thursday: () => t('Thursday'),
  Friday: () => t('Friday'),
  Saturday: () => t('Saturday'),
  Sunday: () => t('Sunday'),
  Mon: () => t('Mon'),
  Tue: () => t('Tue'),
  Wed: () => t('Wed'),
  Thu: () => t('Thu'),
  Fri: () => t('Fri'),
  Sat: () => t('Sat'),
  Sun: () => t('Sun'),
  January: () => t('January'),
  February: () => t('February'),
  March: () => t('March'),
  April: () => t('April'),
  May: () => t('May'),
  June: () => t('June'),
  July: () => t('July'),
  August: () => t('August'),
  September: () => t('September'),
  October: () => t('October'),
  November: () => t('November'),
  December: () => t('December'),
  Jan: () => t('Jan'),
  Feb: () => t('Feb'),
  Mar: () => t('Mar'),
  Apr: () => t('Apr'),
  Jun: () => t('Jun'),
  Jul: () => t('Jul'),
  Aug: () => t('Aug'),
  Sept: () => t('Sept'),
  Oct: () => t('Oct'),
  Nov: () => t('Nov'),
  Dec: () => t('Dec'),
};

/** A day as English orders it, with the names of the reader's language. */
export function inWords(format: Intl.DateTimeFormat, at: Date): string {
  return format
    .formatToParts(at)
    .map(({ type, value }) =>
      type === 'weekday' || type === 'month' ? (names[value]?.() ?? value) : value,
    )
    .join('');
}
