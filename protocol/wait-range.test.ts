import { expect, test } from 'vitest';
import { waitRange } from './wait-range.ts';

test('[B-16] a wait is a range, rounded outward to five minutes', () => {
  expect(waitRange({ p50Seconds: 960, p90Seconds: 1501 })).toEqual({ kind: 'between', fromMinutes: 15, toMinutes: 30 });
  expect(waitRange({ p50Seconds: 100, p90Seconds: 290 })).toEqual({ kind: 'within', toMinutes: 5 });
  expect(waitRange({ p50Seconds: 0, p90Seconds: 0 })).toEqual({ kind: 'within', toMinutes: 5 });
});

test('[B-16] it is never a single moment', () => {
  expect(waitRange({ p50Seconds: 600, p90Seconds: 600 })).toEqual({ kind: 'between', fromMinutes: 10, toMinutes: 15 });
  expect(waitRange({ p50Seconds: 600, p90Seconds: 1200 })).toEqual({ kind: 'between', fromMinutes: 10, toMinutes: 20 });
  expect(waitRange({ p50Seconds: 601, p90Seconds: 1201 })).toEqual({ kind: 'between', fromMinutes: 10, toMinutes: 25 });
});

test('[B-16] without ground for an estimate nothing is promised', () => {
  expect(waitRange(null)).toEqual({ kind: 'unknown' });
  expect(waitRange({ p50Seconds: Number.NaN, p90Seconds: 5 })).toEqual({ kind: 'unknown' });
  expect(waitRange({ p50Seconds: 5, p90Seconds: Number.POSITIVE_INFINITY })).toEqual({ kind: 'unknown' });
});
