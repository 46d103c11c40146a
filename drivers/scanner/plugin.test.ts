import fastify from 'fastify';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { scannerPlugin } from './plugin.ts';

const context = { now: () => 1_000, dataDir: null };

test('[D-10] settings are strict', () => {
  const allowed = [
    { kind: 'absent' },
    { kind: 'simulated' },
    { kind: 'serial', path: '/dev/scanner' },
    { kind: 'serial', path: '/dev/scanner', baudRate: 115_200, suffix: 'pause' },
    { kind: 'tcp', host: '192.168.1.70', port: 4_001, suffix: 'line-end' },
  ];
  const refused = [
    { kind: 'serial' },
    { kind: 'serial', path: '' },
    { kind: 'serial', path: '/dev/scanner', suffix: 'cr' },
    { kind: 'usb' },
  ];
  expect(allowed.filter((setting) => !Value.Check(scannerPlugin.schema, setting))).toEqual([]);
  expect(refused.filter((setting) => Value.Check(scannerPlugin.schema, setting))).toEqual([]);
});

test('[D-10] an absent scanner is absent and tells nothing', async () => {
  const plugged = await scannerPlugin.create({ kind: 'absent' }, context);
  expect((await plugged.device.check()).state).toBe('absent');
  expect(plugged.simulator).toBeUndefined();
  await plugged.close();
});

test('[D-10] the strings of the simulated one tell the page what was scanned', async () => {
  const plugged = await scannerPlugin.create({ kind: 'simulated' }, context);
  const app = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } });
  plugged.simulator?.addRoutes(app);
  const told: unknown[][] = [];
  plugged.tellPage?.((...event: unknown[]) => void told.push(event));
  const post = async (payload: object) =>
    (await app.inject({ method: 'POST', url: '/simulator/scanner', payload })).statusCode;
  expect(await post({ text: '7KQ2-MXRT' })).toBe(200);
  expect(await post({ eCard: 'elder82-female' })).toBe(200);
  expect(await post({ eCard: 'nobody' })).toBe(404);
  expect(await post({ fire: true })).toBe(400);
  expect(await post({ unplugged: true, text: '23456789' })).toBe(200);
  expect(plugged.device.getStatus().state).toBe('absent');
  expect(await post({ unplugged: false, text: 'YW-20260506-000123' })).toBe(200);
  expect(told).toMatchObject([
    ['scan:read', { kind: 'booking', code: '7KQ2MXRT' }],
    ['scan:read', { kind: 'e-card', token: expect.stringMatching(/^ESSC1\./) }],
    ['scan:read', { kind: 'receipt', number: 'YW-20260506-000123' }],
  ]);
  await plugged.close();
});
