import { expect, test } from 'vitest';
import { duskAt, sunAt } from './sun.ts';

test('in June the sun stands over the northern tropic, at noon over Greenwich', () => {
  const sun = sunAt(new Date('2026-06-21T12:00:00Z'));
  expect(sun.north).toBeCloseTo(23.4, 1);
  expect(Math.abs(sun.east)).toBeLessThan(1);
});

test('in November clocks of the sun are a quarter of an hour early, and the south has the day', () => {
  const sun = sunAt(new Date('2026-11-03T12:00:00Z'));
  expect(sun.north).toBeCloseTo(-15, 0);
  expect(sun.east).toBeCloseTo(-4.1, 0);
});

test('night begins a quarter of the way round, and covers the pole in winter', () => {
  const sun = sunAt(new Date('2026-12-21T12:00:00Z'));
  expect(duskAt(sun.east + 90, sun)).toBeCloseTo(0, 1);
  expect(duskAt(sun.east, sun)).toBeCloseTo(66.6, 0);
});
