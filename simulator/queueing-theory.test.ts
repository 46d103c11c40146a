import { expect, test } from 'vitest';
import type { HallConfig } from '../protocol/hall-config.ts';
import { createRandom, drawExponential } from '../queue-server/domain/estimate/random.ts';
import { erlangC } from '../queue-server/domain/planning/erlang.ts';
import { daySetting } from './hall-day.ts';
import type { Policy } from './policies.ts';
import { readHall } from './read-hall.ts';
import { simulateDay } from './simulate-day.ts';
import { mean } from './statistics.ts';
import type { Visitor } from './visitor.ts';

/** Days of Poisson arrivals and exponential service at windows without breaks: what the formulas of the textbooks are about. */
const windows = 4;
const serviceSeconds = 300;
const load = 0.7;
const seniorShare = 0.3;
const days = 300;
const settledAfter = 3 * 3600;
const lastArrival = 23 * 3600;

function roundTheClock(): HallConfig {
  const demo = readHall('demo');
  if (!demo.ok) throw new Error(demo.error);
  return {
    ...demo.value,
    hours: { ...demo.value.hours, opens: '00:00', lastTicket: '23:58', closes: '23:59', breaks: [] },
    windows: demo.value.windows.filter((window) => !window.tidal).slice(0, windows),
  };
}

function visitorsOf(seed: number): Visitor[] {
  const random = createRandom(seed, 99);
  const visitors: Visitor[] = [];
  const between = serviceSeconds / (windows * load);
  for (let at = drawExponential(random, between); at < lastArrival; at += drawExponential(random, between)) {
    const group = random() < seniorShare ? 'senior' : 'general';
    const seconds = drawExponential(random, serviceSeconds);
    visitors.push({
      arriveAt: at,
      service: null,
      group,
      appointmentAt: null,
      serviceSeconds: seconds,
      patienceSeconds: null,
      noShow: false,
    });
  }
  return visitors;
}

/** Waits in seconds once the day has settled, by group. */
function waitsUnder(policy: Policy): Record<'senior' | 'general', number[]> {
  const hall = roundTheClock();
  const waits = { senior: [] as number[], general: [] as number[] };
  for (let seed = 1; seed <= days; seed += 1) {
    const day = simulateDay(daySetting({ hall, visitors: visitorsOf(seed), seed, policy, tidal: 'none' }));
    for (const ticket of day.tickets) {
      if (ticket.firstCallAt === null || ticket.visitor.arriveAt < settledAfter) continue;
      waits[ticket.group === 'senior' ? 'senior' : 'general'].push((ticket.firstCallAt - ticket.waitFrom) / 1000);
    }
  }
  return waits;
}

/** Mean wait of everybody in M/M/c. */
const everybody = (erlangC(windows, windows * load) * serviceSeconds) / (windows * (1 - load));

test('[B-16] in order of arrival the simulator waits as Erlang says', () => {
  const { senior, general } = waitsUnder('fifo');
  expect(Math.abs(mean([...senior, ...general]) / everybody - 1)).toBeLessThan(0.05);
});

test('[B-06] under strict priority it waits as Cobham says, and the mean over all is conserved', () => {
  const { senior, general } = waitsUnder('strict');
  const start = (erlangC(windows, windows * load) * serviceSeconds) / windows;
  const first = start / (1 - load * seniorShare);
  const second = start / ((1 - load * seniorShare) * (1 - load));
  expect(Math.abs(mean(senior) / first - 1)).toBeLessThan(0.05);
  expect(Math.abs(mean(general) / second - 1)).toBeLessThan(0.05);
  expect(Math.abs(mean([...senior, ...general]) / everybody - 1)).toBeLessThan(0.05);
});

test('[B-06] under the hall’s own rule seniors wait less, nobody pays more than they gain, and the mean over all is conserved', () => {
  const own = waitsUnder('tidehall');
  expect(mean(own.senior)).toBeLessThan(mean(own.general));
  expect(mean(own.senior) / mean(own.general)).toBeGreaterThan(0.3);
  expect(Math.abs(mean([...own.senior, ...own.general]) / everybody - 1)).toBeLessThan(0.05);
});
