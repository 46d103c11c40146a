import { describe, expect, test } from 'vitest';
import type { HallConfig } from '../protocol/hall-config.ts';
import type { PriorityClass } from '../protocol/ticket.ts';
import type { Day } from './day-state.ts';
import { actualWait } from './foretelling.ts';
import { generateArrivals, usualDay } from './generate-arrivals.ts';
import { type DaySetting, daySetting } from './hall-day.ts';
import { learnHistory } from './history.ts';
import { policies } from './policies.ts';
import { readHall } from './read-hall.ts';
import { reportOf } from './report.ts';
import { simulateDay } from './simulate-day.ts';
import { mean } from './statistics.ts';

function demoHall(): HallConfig {
  const hall = readHall('demo');
  if (!hall.ok) throw new Error(hall.error);
  return hall.value;
}

const hall = demoHall();
const model = learnHistory(
  hall,
  Array.from({ length: 6 }, (_, day) => generateArrivals(usualDay, 1000 + day)),
);

function simulated(given: Partial<DaySetting> = {}): Day {
  const seed = given.seed ?? 1;
  return simulateDay(daySetting({ hall, visitors: generateArrivals(usualDay, seed), seed, model, ...given }));
}

/** Seconds, of the people of a class who were served. */
function meanWaitOf(day: Day, priorityClass: PriorityClass): number {
  return mean(
    day.tickets
      .filter((ticket) => ticket.priorityClass === priorityClass && ticket.outcome === 'served')
      .map(actualWait),
  );
}

/** Nobody lost, no window with two people at once, no call of somebody who has gone. */
function expectOrder(day: Day): void {
  expect(day.tickets.length + day.turnedAway.length).toBe(day.setting.visitors.length);
  for (const ticket of day.tickets) expect(['served', 'no-show', 'left']).toContain(ticket.outcome);
  const lastCall = new Map<string, number>();
  for (const { at, ticket, window } of day.log) {
    expect(at).toBeGreaterThanOrEqual(ticket.issuedAt);
    expect(at).toBeGreaterThanOrEqual(lastCall.get(window.id) ?? 0);
    lastCall.set(window.id, at);
  }
  expect(day.lines.byId.size).toBe(0);
}

describe('a simulated day', () => {
  test.each(policies)('under %s everybody is served or noted', (policy) => {
    expectOrder(simulated({ policy }));
  });

  test('the same seed gives the same day, another seed another one', () => {
    const report = (seed: number) => JSON.stringify(reportOf(simulated({ seed, estimateEvery: 100 })));
    expect(report(3)).toBe(report(3));
    expect(report(3)).not.toBe(report(4));
  });

  test('the short-job option changes the order of a day, and off it is as if it were not there', () => {
    const order = (shortJobExponent: number) =>
      simulated({ hall: { ...hall, order: { ...hall.order, shortJobExponent } } }).log.map(
        ({ ticket }) => ticket.number,
      );
    expect(order(0)).toEqual(simulated().log.map(({ ticket }) => ticket.number));
    expect(order(0.5)).not.toEqual(order(0));
  });

  test('windows keep their hours: nobody is called in a break or before opening', () => {
    const day = simulated();
    const minute = 60_000;
    const atLunch = day.log.filter(({ at }) => at >= 705 * minute && at < 765 * minute);
    expect(atLunch.length).toBeGreaterThan(10);
    expect(atLunch.some(({ window }) => ['1', '2', '3', '4'].includes(window.id))).toBe(false);
    expect(Math.min(...day.log.map(({ at }) => at))).toBeGreaterThanOrEqual(510 * minute);
    expect(reportOf(day).windowMinutes.regular).toBeGreaterThanOrEqual(8 * 480);
  });

  test('[B-08] tidal windows follow the peaks, with few switches; without them waits are longer', () => {
    const visitors = generateArrivals({ ...usualDay, visitors: 800 }, 5);
    const tide = reportOf(simulated({ visitors }));
    const none = reportOf(simulated({ visitors, tidal: 'none' }));
    expect(tide.windowMinutes.tidal).toBeGreaterThan(200);
    expect(tide.tidalSwitches).toBeLessThanOrEqual(18);
    expect(none.windowMinutes.tidal).toBe(0);
    expect(tide.all.meanWait).toBeLessThan(none.all.meanWait / 2);
    expect(reportOf(simulated({ tidal: 'timetable' })).windowMinutes.tidal).toBe(630);
  });

  test('[B-06] seniors wait shorter and nobody is overtaken beyond the budget', () => {
    const day = simulated({ visitors: generateArrivals({ ...usualDay, visitors: 850 }, 2) });
    const ratio = meanWaitOf(day, 'senior') / meanWaitOf(day, 'general');
    expect(ratio).toBeGreaterThan(0.3);
    expect(ratio).toBeLessThan(0.55);
    expect(reportOf(day).overBudget).toBe(0);
    expect(reportOf(day).maxOvertakes).toBeGreaterThan(0);
  });

  test('[B-16] estimates at issue beat the naive figure', () => {
    const visitors = generateArrivals({ ...usualDay, visitors: 850 }, 7);
    const { p50MeanAbsError, naiveMeanAbsError } = reportOf(simulated({ visitors, estimateEvery: 12 })).estimate;
    expect(p50MeanAbsError).not.toBeNull();
    expect(p50MeanAbsError ?? 0).toBeLessThan(0.7 * (naiveMeanAbsError ?? 0));
  });

  test('who loses patience, or comes after the last ticket, is not served', () => {
    const late = {
      arriveAt: 17.5 * 3600,
      service: 1,
      group: 'general',
      appointmentAt: null,
      serviceSeconds: 60,
    } as const;
    const hasty = { ...late, arriveAt: 9 * 3600, patienceSeconds: 0, noShow: false };
    const crowd = Array.from({ length: 30 }, () => ({ ...hasty, patienceSeconds: null }));
    const day = simulated({ visitors: [...crowd, hasty, { ...late, patienceSeconds: null, noShow: false }] });
    expect(day.turnedAway).toHaveLength(1);
    expect(day.tickets.at(-1)?.outcome).toBe('left');
    expect(reportOf(day).all).toMatchObject({ count: 32, served: 30 });
  });
});
