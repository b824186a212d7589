import { expect, test } from 'vitest';
import { spanOf } from './span.ts';

test('the month before January is December of the year before', () => {
  expect(spanOf('last_month', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
});

test('a month ends on its own last day', () => {
  expect(spanOf('this_month', '2024-02-10')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(spanOf('this_month', '2026-12-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
});

test('all time is not narrowed', () => {
  expect(spanOf('all', '2026-11-09')).toEqual({});
});
