import { expect, it } from 'vitest';
import { addUp } from './sums.ts';

it('adds exactly, where floating point would not', () => {
  const tenths = Array.from({ length: 10 }, () => ({ amount: '0.10', currency: 'EUR' }));
  expect(addUp(tenths)).toEqual([{ amount: '1.00', currency: 'EUR' }]);
});

it('never mixes currencies, and keeps the digits of each', () => {
  expect(
    addUp([
      { amount: '864000', currency: 'JPY' },
      { amount: '-0.05', currency: 'EUR' },
      { amount: '1.005', currency: 'TND' },
      { amount: '438000', currency: 'JPY' },
      { amount: '0.02', currency: 'EUR' },
      null,
    ]),
  ).toEqual([
    { amount: '-0.03', currency: 'EUR' },
    { amount: '1302000', currency: 'JPY' },
    { amount: '1.005', currency: 'TND' },
  ]);
});

it('holds sums beyond what a double can', () => {
  expect(
    addUp([
      { amount: '9007199254740993.01', currency: 'USD' },
      { amount: '0.01', currency: 'USD' },
    ]),
  ).toEqual([{ amount: '9007199254740993.02', currency: 'USD' }]);
});
