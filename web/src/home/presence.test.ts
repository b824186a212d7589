import { expect, test } from 'vitest';
import { presence } from './presence.ts';

const manila = { zone: 'Asia/Manila', starts_minute: 540, ends_minute: 1050 };

test('someone works from nine till half past five of their own day', () => {
  expect(presence(manila, new Date('2026-11-09T01:10:00Z'))).toEqual({ state: 'on', minutes: 500 });
});

test('someone whose day begins within the hour is here soon', () => {
  expect(presence(manila, new Date('2026-11-09T00:10:00Z'))).toEqual({
    state: 'soon',
    minutes: 50,
  });
});

test('who left on Friday is back on Monday', () => {
  const left = presence(manila, new Date('2026-11-06T10:00:00Z'));
  expect(left).toEqual({ state: 'off', minutes: 3 * 24 * 60 - 9 * 60 });
});

test('Sunday evening and Thursday night are followed by work', () => {
  expect(presence(manila, new Date('2026-11-08T10:00:00Z')).minutes).toBe(15 * 60);
  expect(presence(manila, new Date('2026-11-05T15:00:00Z')).minutes).toBe(10 * 60);
});
