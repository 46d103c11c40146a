import fastify, { type FastifyInstance } from 'fastify';
import { Value } from 'typebox/value';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PowerTold } from '../../protocol/agent-power.ts';
import type { PluggedDevice } from '../plugin.ts';
import { powerPlugin } from './plugin.ts';

const clock = { at: 0 };
let plugged: PluggedDevice;
let app: FastifyInstance;
let tolds: PowerTold[];
beforeEach(async () => {
  clock.at = 0;
  tolds = [];
  plugged = await powerPlugin.create({ kind: 'simulated' }, { now: () => clock.at, dataDir: null });
  app = fastify();
  plugged.addRoutes?.(app);
  plugged.simulator?.addRoutes(app);
  plugged.tellPage?.((_name, ...facts) => void tolds.push(facts[0] as PowerTold));
});
afterEach(async () => {
  await app.close();
  await plugged.close();
});

async function post(url: string, payload: object): Promise<unknown> {
  return (await app.inject({ method: 'POST', url, payload })).json();
}
async function checkAt(at: number): Promise<PowerTold> {
  clock.at = at;
  await plugged.device.check();
  return (await app.inject('/power')).json();
}

test('[D-12] the page is told of a power cut that the panel makes, and of its end', async () => {
  await checkAt(0);
  await post('/simulator/power', { supply: 'battery' });
  await checkAt(1_000);
  await post('/simulator/power', { supply: 'mains' });
  await checkAt(2_000);
  expect(tolds.map(({ state, cause }) => [state, cause])).toEqual([
    ['ok', null],
    ['on-battery', 'battery'],
    ['ok', null],
  ]);
});

test('[D-13] a visitor whom the page told of holds the timed power-off up, and the wipe of the session frees it', async () => {
  await post('/simulator/power', { offInSeconds: 180 });
  await checkAt(0);
  expect(await post('/power/session', { inSession: true })).toMatchObject({ cause: 'schedule', shutdownAt: 180_000 });
  expect(await checkAt(180_000)).toEqual({ state: 'ok', shutdownAt: 780_000, cause: 'schedule' });
  expect(plugged.simulator?.state()).toMatchObject({ commands: 0 });
  await plugged.wipe?.();
  await checkAt(181_000);
  expect(plugged.simulator?.state()).toMatchObject({ commands: 1 });
});

test('[D-12] a PC without a UPS has the part absent and says nothing', async () => {
  const absent = await powerPlugin.create({ kind: 'absent' }, { now: () => 0, dataDir: null });
  expect((await absent.device.check()).state).toBe('absent');
  expect(absent.addRoutes).toBeUndefined();
});

const hours = { on: '08:00', off: '17:40' };
test.each([
  [{ kind: 'upsc', ups: 'ups@localhost' }, true],
  [{ kind: 'schedule-only', schedule: { weekdays: { 1: hours, 6: null } }, wakeCommand: null }, true],
  [
    {
      kind: 'power-supply',
      schedule: { weekdays: {}, exceptions: [{ from: '2026-10-01', to: '2026-10-07', hours: null }] },
    },
    true,
  ],
  [{ kind: 'upsc', ups: '--help me' }, false],
  [{ kind: 'upsc' }, false],
  [{ kind: 'schedule-only', schedule: { weekdays: { 8: hours } } }, false],
  [{ kind: 'schedule-only', schedule: { weekdays: { 1: { on: '8:00', off: '17:40' } } } }, false],
  [{ kind: 'schedule-only', powerOffCommand: 'systemctl poweroff' }, false],
  [{ kind: 'simulated', schedule: { weekdays: {} } }, false],
])('[D-13] the setting %j is checked at the start', (setting, fine) => {
  expect(Value.Check(powerPlugin.schema, setting)).toBe(fine);
});
