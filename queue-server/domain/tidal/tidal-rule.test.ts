import { describe, expect, test } from 'vitest';
import { defaultTidal } from '../queue/default-order.ts';
import type { Projection } from './projection.ts';
import { calmTide, checkTide, type TidalAdvice, type TidalCheck, type TidalState, tideChanged } from './tidal-rule.ts';

const minute = 60_000;
const crowded: Projection = { peakMinutes: 13, meanMinutes: 7, nowMinutes: 9, peakInMinutes: 20 };
const quiet: Projection = { peakMinutes: 5, meanMinutes: 2, nowMinutes: 1, peakInMinutes: 0 };

function check(given: Partial<TidalCheck>): TidalCheck {
  return {
    now: 0,
    projection: quiet,
    oneFewer: null,
    hasHistory: true,
    openedAt: null,
    closed: 3,
    staffed: 3,
    longestWaitMinutes: 0,
    promisedMinutes: 45,
    ...given,
  };
}

/** Checks once a minute until advice comes; the number of checks that it took, or null within two hours. */
function checksUntilAdvice(start: TidalState, at: (minutes: number) => TidalCheck, config = defaultTidal) {
  let state = start;
  for (let minutes = 0; minutes < 120; minutes += 1) {
    const checked = checkTide(state, at(minutes), config);
    if (checked.advice !== null) return { checks: minutes + 1, advice: checked.advice };
    state = checked.state;
  }
  return null;
}

describe('tidal windows', () => {
  test('[B-08] a high forecast twice in a row advises to open, with its reason', () => {
    const found = checksUntilAdvice(calmTide, (minutes) => check({ now: minutes * minute, projection: crowded }));
    expect(found?.checks).toBe(2);
    expect(found?.advice).toEqual<TidalAdvice>({
      kind: 'open',
      reason: { rule: 'forecast', peakMinutes: 13, meanMinutes: 7, peakInMinutes: 20, longestWaitMinutes: 0 },
      teller: 'signed-in',
    });
  });

  test('[B-08] a high forecast that comes and goes advises nothing', () => {
    const found = checksUntilAdvice(calmTide, (minutes) =>
      check({ now: minutes * minute, projection: minutes % 2 === 0 ? crowded : quiet }),
    );
    expect(found).toBeNull();
  });

  test('[B-08] a short peak with a low mean is not worth a window', () => {
    const spike = { peakMinutes: 20, meanMinutes: 5, nowMinutes: 20, peakInMinutes: 0 };
    expect(checksUntilAdvice(calmTide, () => check({ projection: spike }))).toBeNull();
  });

  test('[B-08] nothing more opens within five minutes of the last change', () => {
    const found = checksUntilAdvice(tideChanged(0), (minutes) => check({ now: minutes * minute, projection: crowded }));
    expect(found?.checks).toBe(6);
  });

  test('[B-08] advice says when no qualified teller is signed in', () => {
    const found = checksUntilAdvice(calmTide, () => check({ projection: crowded, staffed: 0 }));
    expect(found?.advice).toMatchObject({ kind: 'open', teller: 'missing' });
  });

  test('[B-08] closing needs eight low checks with one window fewer, and thirty minutes of being open', () => {
    const closing = (minutes: number) => check({ now: minutes * minute, oneFewer: quiet, openedAt: 0 });
    expect(checksUntilAdvice(tideChanged(0), closing)?.checks).toBe(31);
    const old = (minutes: number) => check({ now: minutes * minute, oneFewer: quiet, openedAt: -60 * minute });
    const found = checksUntilAdvice(calmTide, old);
    expect(found?.checks).toBe(8);
    expect(found?.advice.kind).toBe('close');
  });

  test('[B-08] without history a threshold on the present wait takes its place', () => {
    const long = { peakMinutes: 13, meanMinutes: 0, nowMinutes: 13, peakInMinutes: 0 };
    const found = checksUntilAdvice(calmTide, () => check({ projection: long, hasHistory: false }));
    expect(found?.checks).toBe(3);
    expect(found?.advice.reason.rule).toBe('threshold');
  });

  test('a wait beyond the promise of the hall asks for a window whatever the forecast', () => {
    const found = checksUntilAdvice(calmTide, () => check({ longestWaitMinutes: 46 }));
    expect(found?.advice).toMatchObject({ kind: 'open', reason: { rule: 'longest-wait' } });
  });

  test('switched off, or with no window left, it advises nothing', () => {
    const off = { ...defaultTidal, mode: 'off' as const };
    expect(checksUntilAdvice(calmTide, () => check({ projection: crowded }), off)).toBeNull();
    expect(checksUntilAdvice(calmTide, () => check({ projection: crowded, closed: 0 }))).toBeNull();
  });
});
