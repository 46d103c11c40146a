import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { take } from '../flow/flow.test-support.ts';
import type { Effect } from '../flow/outcome.ts';
import { defaultSettings } from '../flow/state.ts';
import { idleMs } from '../flow/timer.ts';
import { createKiosk } from '../models/kiosk.ts';
import { createOutcomeLog } from '../models/outcome-log.ts';
import { holdFlow } from './hold-flow.ts';
import { createMaintenance, openMs } from './maintenance.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A visitor's kiosk in English and elder mode, from which staff open the page. */
async function setUp() {
  const ran: Effect[] = [];
  const kiosk = createKiosk({ clock: { now: () => Date.now() }, log: createOutcomeLog(), run: (one) => ran.push(one) });
  const maintenance = createMaintenance({
    checkStaff: async () => ({ ok: true, value: { staffNo: 'M001' } }),
    onLeave: (next) => kiosk.send({ type: next === 'maintenance' ? 'maintenance-opened' : 'maintenance-ended' }),
  });
  kiosk.send({ type: 'server-found' });
  kiosk.send({ type: 'switch-language' });
  kiosk.send({ type: 'switch', setting: 'elder' });
  kiosk.send(take);
  vi.advanceTimersByTime(2 * idleMs);
  expect(kiosk.state.value.warned).toBe(true);
  maintenance.knock();
  await maintenance.signIn('manager', 'secret');
  return { ran, kiosk, maintenance };
}

test('[D-23] [D-27] staff meet no visitor’s limit, and whether they finish or go away the kiosk is wiped and as delivered', async () => {
  const { ran, kiosk, maintenance } = await setUp();
  const stop = holdFlow(maintenance.state, kiosk.touched);
  vi.advanceTimersByTime(openMs - 1);
  expect(maintenance.state.value.at).toBe('open');
  expect(kiosk.state.value).toMatchObject({ screen: { at: 'maintenance' }, warned: false });
  expect(ran).toEqual([{ type: 'wipe' }]);
  vi.advanceTimersByTime(1);
  expect(ran).toEqual([{ type: 'wipe' }, { type: 'wipe' }]);
  expect(kiosk.state.value).toMatchObject({ screen: { at: 'home' }, settings: defaultSettings });
  expect(vi.getTimerCount()).toBe(0);
  stop();
});

test('[D-27] should the page be gone without a word, the flow comes home by itself', async () => {
  const { ran, kiosk } = await setUp();
  vi.advanceTimersByTime(openMs - 1);
  expect(kiosk.state.value).toMatchObject({ screen: { at: 'home' }, settings: defaultSettings });
  expect(ran).toEqual([{ type: 'wipe' }, { type: 'wipe' }]);
});
