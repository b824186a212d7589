import type { WorkingPerson } from '../api/generated.ts';

export interface Presence {
  state: 'on' | 'soon' | 'off';
  /** Until they stop, or until they are back. */
  minutes: number;
}

const aDay = 24 * 60;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Day of the week, 0 for Monday, and the minute of the day, in a zone. */
function localTime(at: Date, zone: string): { weekday: number; minute: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    weekday: weekdays.indexOf(part('weekday')),
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

/** Whether someone works now by the hours that they keep, Monday to Friday. */
export function presence(
  person: Pick<WorkingPerson, 'zone' | 'starts_minute' | 'ends_minute'>,
  at: Date,
): Presence {
  const { weekday, minute } = localTime(at, person.zone);
  const works = weekday < 5;
  if (works && minute >= person.starts_minute && minute < person.ends_minute) {
    return { state: 'on', minutes: person.ends_minute - minute };
  }
  const isBefore = works && minute < person.starts_minute;
  const days = isBefore ? 0 : weekday < 4 ? 1 : 7 - weekday;
  const minutes = days * aDay + person.starts_minute - minute;
  return { state: minutes <= 60 ? 'soon' : 'off', minutes };
}
