import { describe, expect, test } from 'vitest';
import { emptyModel, type LearnedModel } from '../estimate/learned-model.ts';
import { defaultTidal } from '../queue/default-order.ts';
import { foreseenOpenings } from './plan-ahead.ts';
import { type Outlook, project } from './projection.ts';
import { calmTide } from './tidal-rule.ts';

const minute = 60_000;
const nine = 9 * 60 * minute;
/** Ten tickets in ten minutes, of five minutes each. */
const busy: LearnedModel = { ...emptyModel, days: 5, noShowShare: 0, arrivals: Array.from({ length: 144 }, () => 10) };

function outlook(windows: number, given: Partial<Outlook> = {}): Outlook {
  return {
    now: nine,
    midnight: 0,
    lastTicketAt: 17 * 60 * minute,
    workMinutes: 0,
    model: busy,
    volume: 1,
    slowness: 1,
    windows: Array.from({ length: windows }, () => ({ open: [{ from: 0, to: 24 * 60 * minute }], slowness: 1 })),
    ...given,
  };
}

describe('the projected wait', () => {
  test('is the work in the queue over the windows when nobody comes', () => {
    const { nowMinutes, peakMinutes } = project(outlook(4, { model: emptyModel, workMinutes: 39 }), 45);
    expect(nowMinutes).toBeCloseTo(10, 5);
    expect(peakMinutes).toBeCloseTo(10, 5);
  });

  test('grows while more work comes than the windows do, and not otherwise', () => {
    expect(project(outlook(4), 45).peakMinutes).toBeGreaterThan(10);
    expect(project(outlook(8), 45).peakMinutes).toBe(0);
  });

  test('is a number even without any window', () => {
    expect(project(outlook(0, { workMinutes: 10 }), 45).peakMinutes).toBe(600);
    expect(project(outlook(0, { model: emptyModel }), 45).peakMinutes).toBe(0);
  });

  test('a slow teller counts as the part of a window that he is', () => {
    const slow = outlook(1, { model: emptyModel, workMinutes: 9.75 });
    const windows = slow.windows.map((window) => ({ ...window, slowness: 2 }));
    expect(project({ ...slow, windows }, 0).nowMinutes).toBeCloseTo(20, 5);
  });

  test('windows that the rule is going to open are foreseen, no more than there are', () => {
    const stand = { state: calmTide, config: defaultTidal, open: [], staffed: 2 };
    expect(foreseenOpenings(outlook(8), stand, 60)).toEqual([]);
    const openings = foreseenOpenings(outlook(3, { workMinutes: 30 }), stand, 60);
    expect(openings).toHaveLength(2);
    expect(openings[0]).toBe(nine + 6 * minute);
  });
});
