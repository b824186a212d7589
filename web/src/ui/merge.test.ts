import { describe, expect, it } from 'vitest';
import { differences, firstPicks, isEqual, merge, write } from './merge.ts';

const start = {
  title: 'Dive log',
  notes: 'Call first',
  value: { amount: '18400.00', currency: 'EUR' },
  address: { city: 'Rabat', country: 'MT' },
};
const mine = { ...start, title: 'Dive log app', notes: 'Call Rita first' };
const theirs = {
  ...start,
  notes: 'Write first',
  value: { amount: '19000.00', currency: 'EUR' },
};
const paths = ['title', 'notes', 'value', 'address/city'];

describe('two versions of one record', () => {
  const found = differences(paths, start, mine, theirs);

  it('are told apart field by field, with who changed what', () => {
    expect(found.map(({ path, by }) => [path, by])).toEqual([
      ['title', 'me'],
      ['notes', 'both'],
      ['value', 'them'],
    ]);
  });

  it('become one that loses nobody’s change where only one made any', () => {
    expect(merge(mine, found, firstPicks(found))).toEqual({
      ...start,
      title: 'Dive log app',
      notes: 'Call Rita first',
      value: { amount: '19000.00', currency: 'EUR' },
    });
  });

  it('follow what is chosen', () => {
    const picks = { ...firstPicks(found), notes: 'theirs' as const, title: 'theirs' as const };
    expect(merge(mine, found, picks)).toEqual({
      ...theirs,
      title: 'Dive log',
      notes: 'Write first',
    });
  });

  it('differ inside an object too', () => {
    const moved = write(start, 'address/city', 'Victoria');
    expect(differences(paths, start, start, moved)).toEqual([
      { path: 'address/city', mine: 'Rabat', theirs: 'Victoria', by: 'them' },
    ]);
  });
});

describe('equal values', () => {
  it('may be written differently', () => {
    expect(
      isEqual({ amount: '4800', currency: 'EUR' }, { currency: 'EUR', amount: '4800.00' }),
    ).toBe(true);
    expect(isEqual('', null)).toBe(true);
    expect(isEqual('1.50', '1.5')).toBe(true);
  });

  it('are not only alike', () => {
    expect(isEqual('100', '1')).toBe(false);
    expect(isEqual(false, null)).toBe(false);
    expect(isEqual('10.5', '1.05')).toBe(false);
  });
});
