import { expect, test } from 'vitest';
import { pastedBalances, plainNumber } from './pasted_balances.ts';

test('figures come as people write them', () => {
  const written = [
    '1,234.50',
    '1.234,50',
    '1 234,5',
    "12'345.00",
    '1,234',
    '1.234.567',
    '-7',
    '0.5',
  ];
  expect(written.map(plainNumber)).toEqual([
    '1234.50',
    '1234.50',
    '1234.5',
    '12345.00',
    '1234',
    '1234567',
    '-7',
    '0.5',
  ]);
  expect(plainNumber('Bank')).toBeNull();
  expect(plainNumber('')).toBeNull();
});

test('a trial balance comes with sides or with signs', () => {
  expect(
    pastedBalances(
      'Code\tAccount\tDebit\tCredit\n1000\tBank\t1,500.00\t\n3100\tCapital\t\t1,500.00\n1200\tTill\t0.00\t',
    ),
  ).toEqual([
    { code: '1000', debit: '1500.00', credit: '' },
    { code: '3100', debit: '', credit: '1500.00' },
  ]);
  expect(pastedBalances('1000 Bank;1.500,00\r\n3100 Capital;-1.500,00\r\n\r\n')).toEqual([
    { code: '1000', debit: '1500.00', credit: '' },
    { code: '3100', debit: '', credit: '1500.00' },
  ]);
});
