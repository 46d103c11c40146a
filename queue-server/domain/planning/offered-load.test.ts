import { expect, test } from 'vitest';
import { offeredLoad } from './offered-load.ts';

test('under steady arrivals the load approaches λ times the service time, with the service time as its lag', () => {
  const load = offeredLoad(
    Array.from({ length: 60 }, () => 2),
    5,
  );
  expect(load.at(-1)).toBeCloseTo(10, 3);
  // After one service time 1 − 1/e of it is there.
  expect(load[4]).toBeCloseTo(10 * (1 - Math.exp(-1)), 0);
});

test('the load lags behind a peak of arrivals, and falls off after the last one', () => {
  const arrivals = Array.from({ length: 60 }, (_, minute) => (minute < 20 ? 2 : 0));
  const load = offeredLoad(arrivals, 5);
  expect(load.indexOf(Math.max(...load))).toBe(19);
  expect(load[25]).toBeGreaterThan(1);
  expect(load.at(-1)).toBeLessThan(0.01);
});
