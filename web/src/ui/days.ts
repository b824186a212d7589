/** A day so many days later, or earlier. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day that a moment falls on in a zone. */
export function dayOf(moment: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(moment);
}

function wallClock(moment: number, zone: string): number {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(moment);
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}

/** The moment at which a day begins in a zone; asked twice, since the first guess may stand across a clock change. */
export function dayStart(day: string, zone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const guess = midnight - (wallClock(midnight, zone) - midnight);
  return guess - (wallClock(guess, zone) - midnight);
}
