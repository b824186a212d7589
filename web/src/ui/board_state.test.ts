import { expect, it } from 'vitest';
import { neighbour, placed } from './board_state.ts';

const columns = [
  { key: 'new', cards: ['reef', 'museum'] },
  { key: 'talking', cards: [] as string[] },
  { key: 'sent', cards: ['dive'] },
];
const id = (card: string) => card;

it('shows a card where it is going, and nowhere else', () => {
  const after = placed(columns, { reef: 'sent' }, id);
  expect(after.map((column) => column.cards)).toEqual([['museum'], [], ['reef', 'dive']]);
});

it('leaves a card where it is when its goal is not on the board', () => {
  expect(placed(columns, { reef: 'nowhere' }, id)).toEqual(columns);
});

it('walks up and down a column, and over empty ones to the side', () => {
  expect(neighbour(columns, 0, 0, 'ArrowDown')).toBe('museum');
  expect(neighbour(columns, 0, 0, 'ArrowUp')).toBeUndefined();
  expect(neighbour(columns, 0, 1, 'ArrowRight')).toBe('dive');
  expect(neighbour(columns, 2, 0, 'ArrowLeft')).toBe('reef');
  expect(neighbour(columns, 2, 0, 'ArrowRight')).toBeUndefined();
});
