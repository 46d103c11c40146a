import fc from 'fast-check';
import { expect, test } from 'vitest';
import { giveUp, initialPlan, type PlanInput, type PlanState, stepPlan } from './power-plan.ts';
import type { PowerSupply } from './power-source.ts';

const limits = { announceMs: 300_000, sessionLimitMs: 600_000, batteryMs: 120_000, batterySessionLimitMs: 30_000 };
const minute = 60_000;
const start = 1_000 * minute;
/** A power-off every ten hours. */
const nextPowerOff = (after: number): number => (Math.floor(after / (600 * minute)) + 1) * 600 * minute;
const off = nextPowerOff(start);

function run(state: PlanState, input: Partial<PlanInput> & Pick<PlanInput, 'now'>) {
  return stepPlan(state, { supply: 'mains', inSession: false, nextPowerOff, ...input }, limits);
}
const nothing = { shutdownAt: null, cause: null };

test('[D-13] a timed power-off is told five minutes before, and comes when nobody is there', () => {
  const plan = initialPlan(start);
  expect(run(plan, { now: off - 300_001 })).toMatchObject({ told: nothing, powerOff: null });
  expect(run(plan, { now: off - 300_000 })).toMatchObject({
    told: { shutdownAt: off, cause: 'schedule' },
    powerOff: null,
  });
  expect(run(plan, { now: off })).toMatchObject({ told: { shutdownAt: off }, powerOff: 'schedule' });
});

test('[D-13] a visitor in session is waited for, with an upper limit', () => {
  const plan = initialPlan(start);
  const waits = run(plan, { now: off + minute, inSession: true });
  expect(waits).toMatchObject({ told: { shutdownAt: off + 10 * minute, cause: 'schedule' }, powerOff: null });
  expect(run(waits.state, { now: off + 2 * minute }).powerOff).toBe('schedule');
  expect(run(waits.state, { now: off + 10 * minute, inSession: true }).powerOff).toBe('schedule');
});

test('[D-13] a PC that is switched on after hours stays on until its next power-off', () => {
  expect(run(initialPlan(off + 1), { now: off + 2 * minute })).toMatchObject({ told: nothing, powerOff: null });
});

test('[D-13] a clock that was set right has jumped over old power-offs: they are not made up for', () => {
  const plan = initialPlan(start);
  expect(run(plan, { now: off + 3_000 * minute - 20 * minute })).toMatchObject({ told: nothing, powerOff: null });
});

test('[D-12] on battery it is told at once; the mains take it back', () => {
  const cut = run(initialPlan(start), { now: start + minute, supply: 'battery' });
  expect(cut).toMatchObject({ told: { shutdownAt: start + 3 * minute, cause: 'battery' }, powerOff: null });
  const back = run(cut.state, { now: start + 2 * minute });
  expect(back.told).toEqual(nothing);
  expect(run(back.state, { now: start + 20 * minute }).powerOff).toBeNull();
});

test('[D-12] an orderly stop after two minutes on battery, half a minute more for a visitor', () => {
  const cut = run(initialPlan(start), { now: start, supply: 'battery', inSession: true });
  const later = run(cut.state, { now: start + 120_000, supply: 'battery', inSession: true });
  expect(later).toMatchObject({ told: { shutdownAt: start + 150_000 }, powerOff: null });
  expect(run(cut.state, { now: start + 120_000, supply: 'battery' }).powerOff).toBe('battery');
  expect(run(later.state, { now: start + 150_000, supply: 'battery', inSession: true }).powerOff).toBe('battery');
});

test('[D-12] a battery that is nearly empty does not wait for the two minutes', () => {
  const cut = run(initialPlan(start), { now: start, supply: 'battery' });
  expect(run(cut.state, { now: start + 10_000, supply: 'low' }).powerOff).toBe('battery');
  const inSession = run(cut.state, { now: start + 10_000, supply: 'low', inSession: true });
  expect(inSession).toMatchObject({ told: { shutdownAt: start + 40_000 }, powerOff: null });
});

test('[D-12] a timed power-off that waits for a visitor does not hold up an empty battery', () => {
  const waits = run(initialPlan(start), { now: off + minute, inSession: true, supply: 'battery' });
  expect(waits.told).toEqual({ shutdownAt: off + 3 * minute, cause: 'battery' });
  const due = off + 3 * minute + limits.batterySessionLimitMs;
  expect(run(waits.state, { now: due, inSession: true, supply: 'battery' }).powerOff).toBe('battery');
});

test('[D-12] a lost link stops nothing by itself, and does not stop the count on battery', () => {
  expect(run(initialPlan(start), { now: start + minute, supply: null }).told).toEqual(nothing);
  const cut = run(initialPlan(start), { now: start, supply: 'battery' });
  expect(run(cut.state, { now: start + 2 * minute, supply: null }).powerOff).toBe('battery');
});

test('[D-12] a PC that cannot be switched off goes on working: it is not asked again for the same reason', () => {
  const timed = giveUp(run(initialPlan(start), { now: off }).state, 'schedule', off);
  expect(run(timed, { now: off + minute })).toMatchObject({ told: nothing, powerOff: null });
  expect(run(timed, { now: nextPowerOff(off) }).powerOff).toBe('schedule');
  const cut = run(initialPlan(start), { now: start, supply: 'low' });
  const given = giveUp(cut.state, 'battery', start);
  expect(run(given, { now: start + minute, supply: 'low' }).powerOff).toBeNull();
  const back = run(given, { now: start + 2 * minute, supply: 'mains' });
  expect(run(back.state, { now: start + 3 * minute, supply: 'low' }).powerOff).toBe('battery');
});

test('[D-12] whatever happens: never off without a reason and a word before, never later than the limits say', () => {
  const supplies: readonly (PowerSupply | null)[] = ['mains', 'battery', 'low', null];
  const steps = fc.array(
    fc.record({
      wait: fc.integer({ min: 1, max: 200_000 }),
      supply: fc.constantFrom(...supplies),
      inSession: fc.boolean(),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 600 }), steps, (startMinute, inputs) => {
      let now = startMinute * minute;
      let state = initialPlan(now);
      let batterySince: number | null = null;
      for (const { wait, supply, inSession } of inputs) {
        now += wait;
        const outcome = run(state, { now, supply, inSession });
        if (supply === 'mains') batterySince = null;
        else if (supply !== null) batterySince ??= now;
        if (outcome.powerOff === 'battery') expect(batterySince).not.toBeNull();
        if (outcome.powerOff !== null) {
          expect(outcome.told.cause).toBe(outcome.powerOff);
          expect(outcome.told.shutdownAt).toBeLessThanOrEqual(now);
          state = giveUp(outcome.state, outcome.powerOff, now);
          continue;
        }
        const limit = limits.batteryMs + limits.batterySessionLimitMs;
        if (batterySince !== null && !state.batteryGivenUp) expect(now - batterySince).toBeLessThan(limit);
        state = outcome.state;
      }
    }),
    { numRuns: 1_000 },
  );
});
