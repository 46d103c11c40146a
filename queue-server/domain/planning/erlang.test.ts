import fc from 'fast-check';
import { expect, test } from 'vitest';
import { erlangB, erlangC, serversNeeded, shareWithin } from './erlang.ts';

test.each([
  // servers, offered, Erlang B, Erlang C: from the formulas' own sums, as in the tables of the textbooks
  [1, 0.5, 0.333333, 0.5],
  [2, 1, 0.2, 0.333333],
  [3, 2, 0.210526, 0.444444],
  [5, 4, 0.199067, 0.554113],
  [10, 8, 0.121661, 0.40918],
])('%i windows with an offered load of %f', (servers, offered, lost, delayed) => {
  expect(erlangB(servers, offered)).toBeCloseTo(lost, 5);
  expect(erlangC(servers, offered)).toBeCloseTo(delayed, 5);
});

test('a single window waits as the M/M/1 queue does: P(W ≤ t) = 1 − ρ e^{−(μ−λ)t}', () => {
  expect(shareWithin(1, 0.8, 5, 15)).toBeCloseTo(1 - 0.8 * Math.exp(-(0.2 / 5) * 15), 12);
});

test('who cannot keep up keeps no promise, and nobody waits where nobody comes', () => {
  expect(shareWithin(4, 4, 5, 15)).toBe(0);
  expect(erlangC(4, 4)).toBe(1);
  expect(shareWithin(3, 0, 5, 15)).toBe(1);
  expect(serversNeeded(0, 5, 15, 0.9)).toBe(0);
});

test('[B-07] the windows asked for are the fewest that keep the promise', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 40, noNaN: true }),
      fc.double({ min: 1, max: 30, noNaN: true }),
      fc.double({ min: 0.5, max: 0.99, noNaN: true }),
      (offered, serviceMinutes, share) => {
        const servers = serversNeeded(offered, serviceMinutes, 15, share);
        expect(shareWithin(servers, offered, serviceMinutes, 15)).toBeGreaterThanOrEqual(share);
        if (servers > 1) expect(shareWithin(servers - 1, offered, serviceMinutes, 15)).toBeLessThan(share);
      },
    ),
  );
});
