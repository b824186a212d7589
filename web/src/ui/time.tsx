import { Tooltip } from '@mantine/core';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { clock, day, daysBetween, longDay, moment, today, town } from './format.ts';
import { useNow } from './now.ts';

/** A moment in the reader's zone; the workspace's or another's beside it when told to. */
export function Time({ at, other }: { at: string; other?: string }) {
  const { zone } = useSession();
  const label = other && other !== zone ? `${moment(at, other)}, ${town(other)}` : town(zone);
  return (
    <Tooltip label={label}>
      <time dateTime={at}>{moment(at, zone)}</time>
    </Tooltip>
  );
}

export function Day({ date }: { date: string | null | undefined }) {
  if (!date) return <span className="quiet">–</span>;
  return (
    <time dateTime={date} title={longDay(date)}>
      {day(date)}
    </time>
  );
}

/** A day that something is due: red with words when it has passed. */
export function DueDay({ date, done }: { date: string | null | undefined; done?: boolean }) {
  const { zone } = useSession();
  if (!date) return <span className="quiet">–</span>;
  const late = done ? 0 : daysBetween(date, today(zone));
  return (
    <span className={late > 0 ? 'bad' : ''}>
      <Day date={date} />
      {late > 0 && (
        <span className="late">
          <span className="comma">, </span>
          {t('{n, plural, one {# day late} other {# days late}}', { n: late })}
        </span>
      )}
    </span>
  );
}

/** How far away a day is, in words; late is red. */
export function Away({ date }: { date: string }) {
  const { zone } = useSession();
  const days = daysBetween(today(zone), date);
  if (days === 0) return <>{t('today')}</>;
  if (days > 0) return <>{t('{n, plural, one {in # day} other {in # days}}', { n: days })}</>;
  return (
    <span className="bad">
      {t('{n, plural, one {# day late} other {# days late}}', { n: -days })}
    </span>
  );
}

/** The town of a zone and what time it is there. */
export function ZoneNow({ zone }: { zone: string }) {
  return (
    <span>
      {town(zone)} <span className="quiet">{clock(useNow(), zone)}</span>
    </span>
  );
}
