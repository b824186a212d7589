import { expect, test } from 'vitest';
import { changesOf } from './changes.ts';

test('an amount is read with its code and nothing is a dash', () => {
  expect(changesOf('{"value":[{"amount":"1.00","currency":"EUR"},null]}')).toEqual([
    { field: 'value', before: 'EUR 1.00', after: '–' },
  ]);
});

test('a secret shows that it changed and no more', () => {
  expect(changesOf('{"password_hash":[]}')).toEqual([
    { field: 'password_hash', before: '•••', after: '•••' },
  ]);
});

test('the words of an event are no change', () => {
  expect(changesOf('{"number":"INV-1"}')).toEqual([]);
  expect(changesOf('not json')).toEqual([]);
});
