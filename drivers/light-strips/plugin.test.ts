import fastify from 'fastify';
import { Value } from 'typebox/value';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lightPlaces } from '../../protocol/agent-lights.ts';
import type { PluggedDevice } from '../plugin.ts';
import { startSerialLine } from '../transport/socat.ts';
import { frameGapMs } from './modbus-relays.ts';
import { lightStripsPlugin } from './plugin.ts';
import { startSimulatedRelays } from './simulator/simulated-relays.ts';

const context = { now: () => 0, dataDir: null };
let plugged: PluggedDevice;
const app = () => {
  const made = fastify();
  plugged.addRoutes?.(made);
  plugged.simulator?.addRoutes(made);
  return made;
};
beforeEach(async () => {
  plugged = await lightStripsPlugin.create({ kind: 'simulated' }, context);
});
afterEach(() => plugged.close());

test('[D-11] POST /lights sets the strips, the wipe makes all of them dark', async () => {
  const page = app();
  const body = { flash: null, on: ['id-card-reader'] };
  const answer = await page.inject({ method: 'POST', url: '/lights', body });
  expect(answer.json()).toEqual({ outcome: 'set' });
  expect(plugged.simulator?.state()).toMatchObject({ 'id-card-reader': '亮 on', 'qr-code': '灭 off' });
  await plugged.wipe?.();
  expect(plugged.simulator?.state()).toMatchObject({ 'id-card-reader': '灭 off' });
});

test('[D-11] a lost board is an answer in words, and two flashing strips cannot be asked for', async () => {
  const page = app();
  await page.inject({ method: 'POST', url: '/simulator/lights', body: { unplugged: true } });
  const answer = await page.inject({ method: 'POST', url: '/lights', body: { flash: 'qr-code', on: [] } });
  expect(answer.json()).toEqual({ outcome: 'failed', state: 'absent' });
  const two = { flash: ['qr-code', 'biometric'], on: [] };
  expect((await page.inject({ method: 'POST', url: '/lights', body: two })).statusCode).toBe(400);
});

test('[D-11] a board without its relays named is refused', () => {
  const serial = { kind: 'serial', path: '/dev/ttyS1', baudRate: 9_600, unit: 1 };
  const places = { 'qr-code': { coil: 3 } };
  expect(Value.Check(lightStripsPlugin.schema, { ...serial, places })).toBe(true);
  for (const wrong of [serial, { ...serial, places: {} }, { ...serial, places: { door: { coil: 1 } } }]) {
    expect(Value.Check(lightStripsPlugin.schema, wrong)).toBe(false);
  }
});

test('[D-11] the silence between two frames is that of the line: 3.5 characters, 1.75 ms above 19,200 baud', () => {
  const gaps = [1_200, 4_800, 9_600, 19_200, 38_400, 115_200, null].map(frameGapMs);
  expect(gaps).toEqual([33, 9, 5, 3, 2, 2, 5]);
});

test('[D-11] a slow line gets its longer silences', async () => {
  const relays = await startSimulatedRelays();
  const line = await startSerialLine(relays.port);
  const places = Object.fromEntries(lightPlaces.map((place, coil) => [place, { coil }]));
  const wired = { kind: 'serial', path: line.path, baudRate: 1_200, unit: 1, places } as const;
  const slow = await lightStripsPlugin.create(wired, context);
  try {
    expect((await slow.device.check()).state).toBe('ok');
    const begun = performance.now();
    // Every strip is one frame, and each comes after its silence.
    const made = fastify();
    slow.addRoutes?.(made);
    await made.inject({ method: 'POST', url: '/lights', body: { flash: null, on: [...lightPlaces] } });
    expect(performance.now() - begun).toBeGreaterThan(lightPlaces.length * 32);
  } finally {
    await slow.close();
    await line.close();
    await relays.close();
  }
});

test('[D-11] where there is none it is absent, and asked all the same', async () => {
  const none = await lightStripsPlugin.create({ kind: 'absent' }, context);
  expect((await none.device.check()).state).toBe('absent');
  await none.close();
});
