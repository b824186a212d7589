import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useCall } from '../api/queries.ts';
import { api, type WorkingPerson } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { clock, shortWeekday, span, today, town } from '../ui/format.ts';
import { useNow } from '../ui/now.ts';
import { Section } from '../ui/page.tsx';
import { presence } from './presence.ts';

const WorldMap = lazy(() => import('./world_map.tsx').then((map) => ({ default: map.WorldMap })));

const order = { on: 0, soon: 1, off: 2 };

function PersonNow({ person, at }: { person: WorkingPerson; at: Date }) {
  const { zone } = useSession();
  const { state, minutes } = presence(person, at);
  const isOtherDay = today(person.zone) !== today(zone);
  const then = new Date(at.getTime() + minutes * 60_000);
  return (
    <li>
      <i className={`presence ${state}`} aria-hidden="true" />
      <span>
        <Link to={`/customers/${person.id}`} className="strong">
          {person.name}
        </Link>{' '}
        <span className="quiet">{person.town || town(person.zone)}</span>
        <br />
        {isOtherDay && <span className="quiet">{shortWeekday(at, person.zone)} </span>}
        {clock(at, person.zone)}{' '}
        <span className="quiet until">
          {state === 'on'
            ? t('till {time}', { time: clock(then, person.zone) })
            : minutes < 24 * 60
              ? t('back in {span}', { span: span(minutes) })
              : t('back {day} {time}', {
                  day: shortWeekday(then, person.zone),
                  time: clock(then, person.zone),
                })}
        </span>
      </span>
    </li>
  );
}

/** The team, and the partners who have work in hand, by the hours that they keep where they are. */
export function WhoIsWorking() {
  const { zone } = useSession();
  const at = useNow();
  const working = useCall(api.working.get());
  const people = working.data?.items ?? [];
  if (people.length === 0) return null;
  const on = people.filter((person) => presence(person, at).state === 'on').length;
  const sorted = [...people].sort((a, b) => {
    const [one, other] = [presence(a, at), presence(b, at)];
    return order[one.state] - order[other.state] || one.minutes - other.minutes;
  });
  return (
    <Section
      title={t('Who is working')}
      aside={t('{on} now, {off} off', { on, off: people.length - on })}
    >
      <Suspense fallback={<div className="map" />}>
        <WorldMap people={sorted} zone={zone} at={at} />
      </Suspense>
      <ul className="people-now">
        {sorted.map((person) => (
          <PersonNow key={`${person.id}/${person.zone}`} person={person} at={at} />
        ))}
      </ul>
    </Section>
  );
}
