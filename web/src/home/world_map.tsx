import type { WorkingPerson } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { clock } from '../ui/format.ts';
import { land } from './land.ts';
import { presence } from './presence.ts';
import { duskAt, sunAt } from './sun.ts';
import { placeOf } from './zones.ts';

const north = 66;
const south = -47;
const flatness = 0.75; // of a degree north against one east: near what the eye expects between the tropics
const labelWidth = 48; // degrees, about
const labelHeight = 9;
const nearby = 7; // degrees within which people share one dot's label

interface Spot {
  east: number; // of the left edge, 0 to 360
  north: number;
  people: WorkingPerson[];
}

function eastOf(east: number, edge: number): number {
  return (((east - edge) % 360) + 360) % 360;
}

/** People who sit near each other share a spot, so that names do not cover names. */
function spots(people: WorkingPerson[], edge: number): Spot[] {
  const found: Spot[] = [];
  for (const person of people) {
    const place = placeOf(person.zone);
    if (!place) continue;
    const east = eastOf(place.east, edge);
    const near = found.find(
      (spot) => Math.abs(spot.east - east) < nearby && Math.abs(spot.north - place.north) < nearby,
    );
    if (near) near.people.push(person);
    else found.push({ east, north: place.north, people: [person] });
  }
  return found;
}

function nightPath(at: Date, edge: number): string {
  const sun = sunAt(at);
  const points: string[] = [];
  for (let step = 0; step <= 360; step += 3)
    points.push(`${step * 2} ${-duskAt(edge + step, sun) * 2}`);
  const dark = sun.north > 0 ? 200 : -200;
  return `M0 ${dark}L${points.join('L')}L720 ${dark}z`;
}

/** The label goes to the other side when it would reach the edge or cover the next one. */
function isBefore(spot: Spot, all: Spot[]): boolean {
  const covers = (other: Spot) =>
    other.east > spot.east &&
    other.east - spot.east < labelWidth &&
    Math.abs(other.north - spot.north) < labelHeight;
  return spot.east > 360 - labelWidth || all.some(covers);
}

function Dot({ spot, at, before }: { spot: Spot; at: Date; before: boolean }) {
  const [first] = spot.people;
  if (!first) return null;
  const more = spot.people.length - 1;
  const states = spot.people.map((person) => presence(person, at).state);
  const state = states.includes('on') ? 'on' : states.includes('soon') ? 'soon' : 'off';
  const given = first.name.split(' ')[0] ?? first.name;
  return (
    <div
      className={`spot${before ? ' before' : ''}`}
      style={{
        left: `${(spot.east / 360) * 100}%`,
        top: `${((north - spot.north) / (north - south)) * 100}%`,
      }}
      title={spot.people.map((person) => person.name).join(', ')}
    >
      <i className={`presence ${state}`} aria-hidden="true" />
      <span>
        <bdi>{given}</bdi>
        {more > 0 && ` ${t('and {n} more', { n: more })}`} {clock(at, first.zone)}
      </span>
    </div>
  );
}

/** The hours of the day where they are now, along the foot; the reader's own zone tells where. */
function Hours({
  at,
  zone,
  edge,
  centre,
}: {
  at: Date;
  zone: string;
  edge: number;
  centre: number;
}) {
  const [hour = 0, minute = 0] = clock(at, zone).split(':').map(Number);
  const here = hour + minute / 60;
  return (
    <div className="hours" aria-hidden="true">
      {[0, 3, 6, 9, 12, 15, 18, 21].map((one) => (
        <span
          key={one}
          style={{ left: `${(eastOf(centre + (one - here) * 15, edge) / 360) * 100}%` }}
        >
          {String(one).padStart(2, '0')}
        </span>
      ))}
    </div>
  );
}

/** Land in grey, night as shade, people as dots with their time; centred on the reader. North is up in every language. */
export function WorldMap({
  people,
  zone,
  at,
}: {
  people: WorkingPerson[];
  zone: string;
  at: Date;
}) {
  const centre = placeOf(zone)?.east ?? 0;
  const edge = centre - 180;
  const turn = -edge * 2;
  const dots = spots(people, edge);
  return (
    <figure className="map" dir="ltr">
      <div className="map-land">
        <svg
          viewBox={`0 ${-north * 2} 720 ${(north - south) * 2}`}
          preserveAspectRatio="none"
          style={{ aspectRatio: `720 / ${(north - south) * 2 * flatness}` }}
          role="img"
          aria-label={t('Map of the world with day and night')}
        >
          {[-720, 0, 720].map((shift) => (
            <path
              key={shift}
              className="land"
              d={land}
              transform={`translate(${turn + shift} 0)`}
            />
          ))}
          <path className="night" d={nightPath(at, edge)} />
        </svg>
        {dots.map((spot) => (
          <Dot
            key={`${spot.east}/${spot.north}`}
            spot={spot}
            at={at}
            before={isBefore(spot, dots)}
          />
        ))}
      </div>
      <Hours at={at} zone={zone} edge={edge} centre={centre} />
    </figure>
  );
}
