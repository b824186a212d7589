import { expect, it } from 'vitest';
import { isSame } from './list_state.ts';
import { searchOf, textOf } from './own_views.ts';

it('a saved view shows what its address showed', () => {
  const search = {
    view: 2,
    'state.in': 'issued,paid',
    q: 'dive & sail',
    sort: '-total',
    is_customer: true,
  };
  expect(isSame(searchOf(textOf(search)), search)).toBe(true);
});

it('keeps nothing that the address did not say', () => {
  expect(textOf({ q: '', sort: undefined, view: 1 })).toBe('view=1');
});
