import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minutesSince, waitAge } from './wait-ageing.ts';

test('[B-07] a wait ages from half of the longest wait on and is overdue at the whole', () => {
  expect([14, 15, 29, 30, 90].map((minutes) => waitAge(minutes, 30))).toEqual([
    'fresh',
    'long',
    'long',
    'overdue',
    'overdue',
  ]);
});

test('waits never get younger', () => {
  const rank = { fresh: 0, long: 1, overdue: 2 };
  fc.assert(
    fc.property(fc.nat(600), fc.nat(60), fc.integer({ min: 1, max: 600 }), (minutes, more, longest) => {
      expect(rank[waitAge(minutes + more, longest)]).toBeGreaterThanOrEqual(rank[waitAge(minutes, longest)]);
    }),
  );
});

test('a slot that is still to come counts as no wait', () => {
  expect(minutesSince(100_000, 40_000)).toBe(0);
  expect(minutesSince(0, 119_999)).toBe(1);
});
